"""Bringing a section back to what it was: a save like any other, upon what is there now."""

from typing import Any

from django.db import transaction

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.drafting.sections import save_section
from plans.models import Plan


def restore_section(plan: Plan, *, key: str, value: Any, point: str, revision: int, by: User) -> int:
    """Save the section as it was at a point of the past; return the new revision. Raises as `save_section`."""
    with transaction.atomic():
        restored = save_section(plan, key=key, value=value, revision=revision, by=by)
        if restored != revision:
            told: dict[str, Any] = {"section": key, "restored_from": point, "revision": restored}
            record("section.restored", by=by, target=plan, plan=plan, **told)
    return restored
