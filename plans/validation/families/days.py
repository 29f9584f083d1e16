"""Days that a plan tells of: when the crisis began, how old its sources are, whether it is over."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from plans.content import PlanContent
from plans.models import Kind
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import called
from plans.validation.rules import Found, rule
from plans.validation.wording import say

TWO_YEARS = timedelta(days=731)
WITHOUT_CRISIS_YET = {Kind.PREPAREDNESS, Kind.COUNTRY_STRATEGY}


@rule(
    "T-07",
    Level.WARNS,
    title=_("The crisis has begun when the plan begins"),
    why=demands.CALENDAR,
    remedy=_("Enter when the crisis began or grew worse. If it has not come yet, make this a preparedness plan."),
)
def crisis_begun(case: Case) -> Iterator[Found]:
    identity, crisis = case.content.identity, case.content.crisis
    if identity.kind in WITHOUT_CRISIS_YET:
        return
    if crisis.began_on is None:
        yield (
            "crisis",
            "began_on",
            say(_("When did the crisis begin? If nobody can say, give the day when it grew worse.")),
        )
    elif identity.starts_on and crisis.began_on > identity.starts_on:
        message = _(
            "The crisis begins on %(began)s, after the plan does on %(first)s. A plan before it is for preparedness."
        )
        yield "crisis", "began_on", say(message, began=crisis.began_on, first=identity.starts_on)


@rule(
    "T-08",
    Level.WARNS,
    title=_("The GLIDE number is of the year when the crisis began"),
    why=demands.EVIDENCE,
    remedy=_("Look the event up at glidenumber.net and copy its number, or correct the day when the crisis began."),
)
def glide_year(case: Case) -> Iterator[Found]:
    crisis = case.content.crisis
    _hazard, _dash, rest = crisis.glide.partition("-")
    if crisis.began_on and rest and rest[:4] != str(crisis.began_on.year):
        message = _("The GLIDE number is of %(year)s, but the crisis began on %(began)s. Check both.")
        yield "crisis", "glide", say(message, year=rest[:4], began=crisis.began_on)


@rule(
    "T-09",
    Level.WARNS,
    title=_("Nothing that is reported lies in the future"),
    why=demands.CALENDAR,
    remedy=_(
        "Correct the date: often the year is wrong. What is still to come is not a source or a confirmed "
        "contribution yet."
    ),
)
def past_is_past(case: Case) -> Iterator[Found]:
    for section, place, day in _reported(case.content):
        if day is not None and day > case.today:
            yield section, place, say(_("%(day)s is still to come. Check this date."), day=day)


def _reported(content: PlanContent) -> Iterator[tuple[str, str, date | None]]:
    for source in content.context.sources:
        yield "context", f"sources.{source.uid}.published_on", source.published_on
    yield "people", "reached_on", content.people.reached_on
    for given in content.funding.contributions:
        yield "funding", f"contributions.{given.uid}.confirmed_on", given.confirmed_on


@rule(
    "T-10",
    Level.ADVISES,
    title=_("Sources are not older than two years"),
    why=demands.EVIDENCE,
    remedy=_("Look for a newer assessment or tracking round. If there is none, leave the source and say so."),
)
def sources_fresh(case: Case) -> Iterator[Found]:
    first = case.content.identity.starts_on or case.today
    for row in case.content.context.sources:
        if row.published_on and first - row.published_on > TWO_YEARS:
            message = _("“%(source)s” was more than two years old when the plan begins. Is there anything newer?")
            yield "context", f"sources.{row.uid}.published_on", say(message, source=called(row.title))


@rule(
    "T-11",
    Level.ADVISES,
    title=_("The plan is not over yet"),
    why=demands.CALENDAR,
    remedy=_("Extend the last day if work goes on, or have the plan closed."),
)
def plan_not_over(case: Case) -> Iterator[Found]:
    last = case.content.identity.ends_on
    if last and last < case.today:
        yield "identity", "ends_on", say(_("The plan ended on %(last)s. Extend it, or close it."), last=last)
