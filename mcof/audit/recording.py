from typing import Any, Protocol

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import translation

from mcof.audit.circumstances import capacity_of, origin
from mcof.audit.digest import digest_of, plain
from mcof.audit.models import Event


class OfOffice(Protocol):
    @property
    def code(self) -> str: ...


class OfPlan(Protocol):
    @property
    def reference(self) -> str: ...
    @property
    def office(self) -> Any: ...


def record(  # noqa: PLR0913  all that an event says is named
    action: str,
    *,
    by: AbstractBaseUser | None,
    target: models.Model,
    before: Any = None,
    after: Any = None,
    plan: OfPlan | None = None,
    office: OfOffice | None = None,
    acting_as: str = "",
    acting_for: AbstractBaseUser | None = None,
    **detail: Any,
) -> Event:
    """Write one event; call it inside the transaction of the change, so that both stand or neither does.

    `by` is None where no person acts: a command or a task. In which capacity they act is known from the right that they
    were let do it by, and from where from the request, unless said otherwise. The head of `office`, which is the plan's
    unless said otherwise, may read the event: say another where its texts are not for the plan's office. `before`,
    `after` and `detail` must fit into JSON, and must never hold a password, a token or a link that signs somebody in.
    """
    belongs_to = office or (plan.office if plan else None)
    given = {"before": before, "after": after, "detail": detail or None}
    with translation.override(settings.LANGUAGE_CODE):  # the trail speaks one language, whoever acts
        label = str(target)[:200]
        data = plain({name: value for name, value in given.items() if value is not None})
    event = Event(
        **_actor(by, acting_as, acting_for),
        **_origin(),
        action=action,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        target_label=label,
        plan_reference=plan.reference if plan else "",
        office=belongs_to.code if belongs_to else "",
        data=data,
    )
    event.digest = digest_of(event)
    event.save()
    return event


def _actor(by: AbstractBaseUser | None, acting_as: str, acting_for: AbstractBaseUser | None) -> dict[str, Any]:
    if by is None:
        return {"actor_id": None, "acting_as": acting_as}
    capacity = capacity_of(by.pk)
    return {
        "actor_id": by.pk,
        "actor_name": str(by)[:200],
        "actor_email": by.get_username(),
        "acting_as": acting_as or (capacity.mandate if capacity else ""),
        "acting_for": named(acting_for) if acting_for else capacity.acting_for if capacity else "",
    }


def named(person: AbstractBaseUser) -> str:
    """Return name and e-mail address, by which one is told from namesakes."""
    return f"{str(person)[:200]} <{person.get_username()}>"


def _origin() -> dict[str, str]:
    found = origin()
    return {"channel": found.channel or "", "address": found.address, "trace": found.trace[:100]}
