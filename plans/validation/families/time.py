"""How long the plan and its activities last, and that one lies within the other."""

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
FIVE_YEARS = timedelta(days=1827)


@rule(
    "T-01",
    Level.BLOCKS,
    title=_("The plan ends after it begins"),
    why=demands.CALENDAR,
    remedy=_("Correct the last day, or the first: often the year was not changed."),
)
def plan_runs_forward(case: Case) -> Iterator[Found]:
    first, last = case.content.identity.starts_on, case.content.identity.ends_on
    if first and last and last < first:
        message = _("The last day, %(last)s, is before the first, %(first)s. Correct one of them.")
        yield "identity", "ends_on", say(message, last=last, first=first)


@rule(
    "T-02",
    Level.BLOCKS,
    title=_("Each activity ends after it begins"),
    why=demands.CALENDAR,
    remedy=_("Correct one of the two dates of the activity: often day and month were exchanged."),
)
def activities_run_forward(case: Case) -> Iterator[Found]:
    for key, row in case.activities:
        if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
            message = _("“%(activity)s” ends on %(last)s, before it begins on %(first)s. Correct one of them.")
            text = say(message, activity=called(row.title), last=row.ends_on, first=row.starts_on)
            yield key, f"activities.{row.uid}.ends_on", text


@rule(
    "T-03",
    Level.WARNS,
    title=_("Activities happen within the plan"),
    why=demands.CALENDAR,
    remedy=_("Bring the activity into the time of the plan, or lengthen the plan if the work really goes on."),
)
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


@rule(
    "T-04",
    Level.ADVISES,
    title=_("Each activity has its dates"),
    why=demands.CALENDAR,
    remedy=_("Enter when the activity begins and ends. If only the month is known, enter its first or last day."),
)
def activities_dated(case: Case) -> Iterator[Found]:
    for key, row in case.activities:
        for name in ("starts_on", "ends_on"):
            if getattr(row, name) is None:
                message = _(
                    "“%(activity)s” has no date under “%(field)s”. Give the month at least, by its first or last day."
                )
                text = say(message, activity=called(row.title), field=label(row, name))
                yield key, f"activities.{row.uid}.{name}", text


@rule(
    "T-05",
    Level.WARNS,
    title=_("The plan is no longer than five years"),
    why=demands.STRATEGY,
    remedy=_(
        "Check the year of the last day. Work that lasts longer is better planned in a new plan that follows this one."
    ),
)
def plan_not_endless(case: Case) -> Iterator[Found]:
    first, last = case.content.identity.starts_on, case.content.identity.ends_on
    if first and last and last - first > FIVE_YEARS:
        yield "identity", "ends_on", say(_("The plan runs for more than five years. Check its last day."))


@rule(
    "T-06",
    Level.WARNS,
    title=_("A flash appeal is no longer than six months"),
    why=demands.APPEALS,
    remedy=_("End the appeal within six months, or change the kind of plan to crisis response plan."),
)
def appeal_short(case: Case) -> Iterator[Found]:
    identity = case.content.identity
    first, last = identity.starts_on, identity.ends_on
    if identity.kind == Kind.FLASH_APPEAL and first and last and last - first > SIX_MONTHS:
        message = _("This flash appeal runs for more than six months. Shorten it, or make it a crisis response plan.")
        yield "identity", "ends_on", say(message)
