"""Saving a section: the one way in for forms, the API and files."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import Refused, rights
from plans.content import RESPONSE_PREFIX, response_key
from plans.content.changes import changes
from plans.content.rows import load_section
from plans.drafting.checking import InvalidSection, check
from plans.drafting.writing import with_uids, write
from plans.models import Drafter, Plan, Section, SectorResponse, State


class StaleSection(Exception):
    """Somebody else saved the section in the meantime: `current` is what they saved, at `revision`."""

    def __init__(self, section: Section, current: Any) -> None:
        self.section = section
        self.revision = section.revision
        self.current = current
        super().__init__(f"{section.key} is at revision {section.revision}")


@transaction.atomic
def save_section(plan: Plan, *, key: str, value: Any, revision: int, by: User) -> int:
    """Keep the section's value if it builds on the current revision; return the new revision.

    Raises Refused (no right, or not a draft), InvalidSection (cannot be kept; nothing is written) and StaleSection.
    An unchanged value is no save: the revision stays.
    """
    rights(by, plan).edit.demand()
    before = load_section(plan, key)
    if key.startswith(RESPONSE_PREFIX) and response_key(value.sector) != key:
        raise InvalidSection({"sector": [_("A response keeps its sector: choose sectors to change it.")]})
    check(value, before=before)
    value = with_uids(value)
    differences = changes(before, value)
    if not differences:
        return revision
    claim(plan, key=key, revision=revision, by=by)
    kept_in = section_record(plan, key)
    write(value, record=kept_in, parent=kept_in if key.startswith(RESPONSE_PREFIX) else plan)
    Drafter.objects.get_or_create(plan=plan, user=by)
    record("section.saved", by=by, target=plan, plan_reference=plan.reference, section=key, changes=differences)
    return revision + 1


def claim(plan: Plan, *, key: str, revision: int, by: User) -> None:
    """Take the next revision of the section, or raise: two writers can never both get it.

    The plan's row goes first, so that a save and a submission at the same moment wait for each other.
    """
    now = timezone.now()
    if not Plan.objects.filter(pk=plan.pk, state=State.DRAFT).update(changed_at=now):
        plan.refresh_from_db(fields=["state"])
        raise Refused(rights(by, plan).edit.reason)
    sections = Section.objects.filter(plan=plan, key=key)
    if not sections.filter(revision=revision).update(revision=revision + 1, changed_at=now, changed_by=by):
        raise StaleSection(sections.select_related("changed_by").get(), load_section(plan, key))


def section_record(plan: Plan, key: str) -> Any:
    """Return the row that keeps the single values of the section."""
    if key == "identity":
        return plan
    if key.startswith(RESPONSE_PREFIX):
        return SectorResponse.objects.get(plan=plan, sector=key.removeprefix(RESPONSE_PREFIX))
    return getattr(plan, key)
