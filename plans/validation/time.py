"""What happens when: dates that cannot be, and dates that should be looked at again."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from plans.models import Kind
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import called
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say

SIX_MONTHS = timedelta(days=184)
TWO_YEARS = timedelta(days=731)
FIVE_YEARS = timedelta(days=1827)
WITHOUT_CRISIS_YET = {Kind.PREPAREDNESS, Kind.COUNTRY_STRATEGY}


@rule("T-01", Level.BLOCKS, title=_("The plan ends after it begins"), why=demands.CALENDAR)
def plan_runs_forward(case: Case) -> Iterator[Found]:
    first, last = case.content.identity.starts_on, case.content.identity.ends_on
    if first and last and last < first:
        message = _("The last day, %(last)s, is before the first, %(first)s. Correct one of them.")
        yield "identity", "ends_on", say(message, last=last, first=first)


@rule("T-02", Level.BLOCKS, title=_("Each activity ends after it begins"), why=demands.CALENDAR)
def activities_run_forward(case: Case) -> Iterator[Found]:
    for key, row in case.activities:
        if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
            message = _("“%(activity)s” ends on %(last)s, before it begins on %(first)s. Correct one of them.")
            text = say(message, activity=called(row.title), last=row.ends_on, first=row.starts_on)
            yield key, f"activities.{row.uid}.ends_on", text


@rule("T-03", Level.WARNS, title=_("Activities happen within the plan"), why=demands.CALENDAR)
def activities_within_plan(case: Case) -> Iterator[Found]:
    first, last = case.content.identity.starts_on, case.content.identity.ends_on
    for key, row in case.activities:
        if first and row.starts_on and row.starts_on < first:
            message = _("“%(activity)s” begins on %(day)s, before the plan does on %(bound)s. Change one or the other.")
            text = say(message, activity=called(row.title), day=row.starts_on, bound=first)
            yield key, f"activities.{row.uid}.starts_on", text
        if last and row.ends_on and row.ends_on > last:
            message = _("“%(activity)s” ends on %(day)s, after the plan does on %(bound)s. Change one or the other.")
            text = say(message, activity=called(row.title), day=row.ends_on, bound=last)
            yield key, f"activities.{row.uid}.ends_on", text


@rule("T-04", Level.ADVISES, title=_("Each activity has its dates"), why=demands.CALENDAR)
def activities_dated(case: Case) -> Iterator[Found]:
    for key, row in case.activities:
        for name in ("starts_on", "ends_on"):
            if getattr(row, name) is None:
                message = _(
                    "“%(activity)s” has no date under “%(field)s”. Give the month at least, by its first or last day."
                )
                text = say(message, activity=called(row.title), field=label(row, name))
                yield key, f"activities.{row.uid}.{name}", text


@rule("T-05", Level.WARNS, title=_("The plan is no longer than five years"), why=demands.STRATEGY)
def plan_not_endless(case: Case) -> Iterator[Found]:
    first, last = case.content.identity.starts_on, case.content.identity.ends_on
    if first and last and last - first > FIVE_YEARS:
        yield "identity", "ends_on", say(_("The plan runs for more than five years. Check its last day."))


@rule("T-06", Level.WARNS, title=_("A flash appeal is no longer than six months"), why=demands.APPEALS)
def appeal_short(case: Case) -> Iterator[Found]:
    identity = case.content.identity
    first, last = identity.starts_on, identity.ends_on
    if identity.kind == Kind.FLASH_APPEAL and first and last and last - first > SIX_MONTHS:
        message = _("This flash appeal runs for more than six months. Shorten it, or make it a crisis response plan.")
        yield "identity", "ends_on", say(message)


@rule("T-07", Level.WARNS, title=_("The crisis has begun when the plan begins"), why=demands.CALENDAR)
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


@rule("T-08", Level.WARNS, title=_("The GLIDE number is of the year when the crisis began"), why=demands.EVIDENCE)
def glide_year(case: Case) -> Iterator[Found]:
    crisis = case.content.crisis
    _hazard, _dash, rest = crisis.glide.partition("-")
    if crisis.began_on and rest and rest[:4] != str(crisis.began_on.year):
        message = _("The GLIDE number is of %(year)s, but the crisis began on %(began)s. Check both.")
        yield "crisis", "glide", say(message, year=rest[:4], began=crisis.began_on)


@rule("T-09", Level.WARNS, title=_("Nothing that is reported lies in the future"), why=demands.CALENDAR)
def past_is_past(case: Case) -> Iterator[Found]:
    tables = (
        ("context", "sources", "published_on", case.content.context.sources),
        ("funding", "contributions", "confirmed_on", case.content.funding.contributions),
    )
    for section, table, name, rows in tables:
        for row in rows:
            day = getattr(row, name)
            if day is not None and day > case.today:
                message = _("%(day)s is still to come. Check this date.")
                yield section, f"{table}.{row.uid}.{name}", say(message, day=day)


@rule("T-10", Level.ADVISES, title=_("Sources are not older than two years"), why=demands.EVIDENCE)
def sources_fresh(case: Case) -> Iterator[Found]:
    first = case.content.identity.starts_on or case.today
    for row in case.content.context.sources:
        if row.published_on and first - row.published_on > TWO_YEARS:
            message = _("“%(source)s” was more than two years old when the plan begins. Is there anything newer?")
            yield "context", f"sources.{row.uid}.published_on", say(message, source=called(row.title))


@rule("T-11", Level.ADVISES, title=_("The plan is not over yet"), why=demands.CALENDAR)
def plan_not_over(case: Case) -> Iterator[Found]:
    last = case.content.identity.ends_on
    if last and last < case.today:
        yield "identity", "ends_on", say(_("The plan ended on %(last)s. Extend it, or close it."), last=last)
