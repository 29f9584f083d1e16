from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import translation

from mcof.audit.models import Event


def record(
    action: str,
    *,
    by: AbstractBaseUser | None,
    target: models.Model,
    before: Any = None,
    after: Any = None,
    acting_as: str = "",
    plan_reference: str = "",
    **detail: Any,
) -> Event:
    """Write one event; call it inside the transaction of the change, so that both stand or neither does.

    `by` is None where no person acts: a command or a task. `before`, `after` and `detail` must fit into JSON,
    and must never hold a password, a token or a link that signs somebody in.
    """
    with translation.override(settings.LANGUAGE_CODE):  # the trail speaks one language, whoever acts
        label = str(target)[:200]
    given = {"before": before, "after": after, "detail": detail or None}
    return Event.objects.create(
        action=action,
        actor_id=by.pk if by else None,
        actor_name=str(by)[:200] if by else "",
        acting_as=acting_as,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        target_label=label,
        plan_reference=plan_reference,
        data={name: value for name, value in given.items() if value is not None},
    )
