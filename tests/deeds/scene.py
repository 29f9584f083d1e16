"""What a deed is, and who and what is there when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from mcof.accounts.models import User
from plans.models import Plan, PlanVersion
from tests.cast import Cast


@dataclass
class Scene:
    """Who is there, the plan as the database has it now, and what was prepared for the deed."""

    cast: Cast
    number: int
    by: User
    prepared: Any = None

    @property
    def plan(self) -> Plan:
        return Plan.objects.select_related("office__parent", "office__country", "in_force").get(pk=self.number)

    @property
    def version(self) -> PlanVersion:
        return self.plan.versions.select_related("plan__office__parent")[0]

    @property
    def kept(self) -> Any:
        it = self.prepared
        return type(it)._base_manager.get(pk=it.pk) if isinstance(it, Model) else it


Doing = Callable[[Scene], Any]


@dataclass(frozen=True)
class Deed:
    """`actions` are what the trail says of it, `mails` whether somebody is written to."""

    actions: str
    stage: str
    who: str
    do: Doing
    given: Doing = lambda _: None
    mails: bool = False
