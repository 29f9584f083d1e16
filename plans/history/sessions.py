"""Sessions of work: what one person saved in one section without a longer break."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from plans.drafting.history import PAUSE
from plans.models import Plan, Step


@dataclass(frozen=True)
class Session:
    """It led from the revision `since` to `revision`."""

    key: str
    by_id: int
    by_name: str
    by_email: str
    began_at: datetime.datetime
    ended_at: datetime.datetime
    since: int
    revision: int

    @property
    def saves(self) -> int:
        return self.revision - self.since

    @property
    def before(self) -> str:
        """The point from which it set out, and below the one that it led to, as addresses name them."""
        return f"{self.key}-{self.since}"

    @property
    def after(self) -> str:
        return f"{self.key}-{self.revision}"


def sessions_of(plan: Plan) -> list[Session]:
    """Return the sessions, the newest first, in one statement."""
    steps = Step.objects.filter(plan=plan).order_by("key", "revision")
    columns = steps.values_list("key", "by_id", "by__name", "by__email", "began_at", "ended_at", "since", "revision")
    return sorted(_grouped(Session(*row) for row in columns), key=attrgetter("ended_at"), reverse=True)


def _grouped(steps: Iterable[Session]) -> list[Session]:
    found: list[Session] = []
    for step in steps:
        if found and _goes_on(found[-1], step):
            found[-1] = replace(found[-1], ended_at=step.ended_at, revision=step.revision)
        else:
            found.append(step)
    return found


def _goes_on(session: Session, step: Session) -> bool:
    same = (session.key, session.by_id) == (step.key, step.by_id)
    return same and step.began_at - session.ended_at < PAUSE
