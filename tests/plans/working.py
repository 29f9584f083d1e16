"""People at work on a draft, at moments that a test chooses."""

import datetime

from mcof.accounts.models import User
from plans import drafting
from plans.content import values
from plans.models import Plan, Section, Step

MORNING = datetime.datetime(2026, 3, 2, 8, 0, tzinfo=datetime.UTC)


def minutes(number: int) -> datetime.datetime:
    return MORNING + datetime.timedelta(minutes=number)


def write(plan: Plan, text: str, *, by: User, at: datetime.datetime, key: str = "states") -> int:
    """Save a section that has one text, or the overview of risks, at the moment; return its revision."""
    made = {"states": values.States(cooperation=text), "risks": values.Risks(overview=text)}
    revision = drafting.save_section(plan, key=key, value=made[key], revision=revision_of(plan, key), by=by)
    Step.objects.of(plan, key).filter(revision=revision).update(began_at=at, ended_at=at)
    return revision


def revision_of(plan: Plan, key: str) -> int:
    return Section.objects.get(plan=plan, key=key).revision
