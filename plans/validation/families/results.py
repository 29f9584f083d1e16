"""Whether results can be measured, and lead to the objectives."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank, called
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say

# What makes an activity another one, beside its title.
_same_activity = attrgetter(
    "title", "location", "pcode", "partner", "starts_on", "ends_on", "target_groups", "assistance"
)
PEOPLE = {"people", "persons", "individuals", "personnes", "personas"}
SHARES = {"%", "per cent", "percent", "percentage", "pour cent", "por ciento"}


@rule(
    "R-01",
    Level.WARNS,
    title=_("Each sector has an indicator"),
    why=demands.COUNCIL,
    remedy=_(
        "Add one indicator that shows whether people are better off. Typical indicators of the sector are offered "
        "below the table."
    ),
)
def indicators(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        if not response.indicators:
            yield key, "indicators", say(_("This sector has no indicator. Add one that shows whether the work helps."))


@rule(
    "R-02",
    Level.WARNS,
    title=_("Each indicator has its unit"),
    why=demands.COUNCIL,
    remedy=_("Write what is counted: people, households, sites, per cent."),
)
def units(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.indicators:
            if blank(row.unit):
                message = _("“%(indicator)s” has no unit. Say what is counted: people, households, per cent.")
                yield key, f"indicators.{row.uid}.unit", say(message, indicator=called(row.title))


@rule(
    "R-03",
    Level.WARNS,
    title=_("Each indicator has a baseline and a target"),
    why=demands.COUNCIL,
    remedy=_(
        "Enter where things stand now and where they should stand at the end. A baseline of 0 is an answer; if "
        "nobody knows, plan to measure it."
    ),
)
def measures(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.indicators:
            for name in ("baseline", "target"):
                if getattr(row, name) is None:
                    message = _("“%(field)s” is missing for “%(indicator)s”. Give a figure; a baseline may be 0.")
                    text = say(message, field=label(row, name), indicator=called(row.title))
                    yield key, f"indicators.{row.uid}.{name}", text


@rule(
    "R-04",
    Level.WARNS,
    title=_("Targets differ from baselines"),
    why=demands.COUNCIL,
    remedy=_(
        "Set a target that differs from today’s value. If keeping things as they are is the aim, say so in the "
        "title of the indicator."
    ),
)
def targets_move(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.indicators:
            if row.target is not None and row.target == row.baseline:
                message = _("The target of “%(indicator)s” is its baseline, %(target)s. What should change?")
                text = say(message, indicator=called(row.title), target=row.target)
                yield key, f"indicators.{row.uid}.target", text


@rule(
    "R-05",
    Level.WARNS,
    title=_("Each indicator says how it is verified"),
    why=demands.COUNCIL,
    remedy=_("Name the survey, register or report that the figure will come from, and how often it is updated."),
)
def verification(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.indicators:
            if blank(row.source):
                message = _("“%(indicator)s” has no source of verification. Name the survey, register or report.")
                yield key, f"indicators.{row.uid}.source", say(message, indicator=called(row.title))


@rule(
    "R-06",
    Level.WARNS,
    title=_("Shares lie between 0 and 100 per cent"),
    why=demands.PARTS,
    remedy=_("Correct the figure to lie between 0 and 100, or change the unit if people are counted."),
)
def shares(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.indicators:
            if row.unit.strip().lower() not in SHARES:
                continue
            for name in ("baseline", "target"):
                share = getattr(row, name)
                if share is not None and not 0 <= share <= 100:
                    message = _("“%(indicator)s” is a share and stands at %(share)s per cent. Correct figure or unit.")
                    yield key, f"indicators.{row.uid}.{name}", say(message, indicator=called(row.title), share=share)


@rule(
    "R-07",
    Level.WARNS,
    title=_("Each sector serves an objective"),
    why=demands.STRATEGY,
    remedy=_(
        "Choose the objectives that the sector works towards. If none fits, an objective is missing from the plan."
    ),
)
def sectors_serve(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        if not response.objectives:
            yield key, "objectives", say(_("This sector serves no objective. Choose those that it works towards."))


@rule(
    "R-08",
    Level.WARNS,
    title=_("Each objective is served by a sector"),
    why=demands.STRATEGY,
    remedy=_("Open a sector that works towards the objective and choose it there, or remove the objective."),
)
def objectives_served(case: Case) -> Iterator[Found]:
    served = {uid for _key, response in case.responses for uid in response.objectives}
    for row in case.content.objectives.objectives:
        if row.uid not in served:
            message = _("No sector works towards “%(objective)s”. Choose it in a sector, or take it out.")
            yield "objectives", f"objectives.{row.uid}.title", say(message, objective=called(row.title))


@rule(
    "R-09",
    Level.WARNS,
    title=_("No activity and no indicator stands twice in a sector"),
    why=demands.ONCE,
    remedy=_("Remove the second row, or say in its title, place or dates what makes it another one."),
)
def rows_differ(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        activities = [(row.uid, row.title, _same_activity(row)) for row in response.activities]
        indicators = [(row.uid, row.title, (row.title, row.unit)) for row in response.indicators]
        for table, rows in (("activities", activities), ("indicators", indicators)):
            for uid, title in _again(rows):
                message = _("“%(title)s” stands twice in this sector. Take one out, or say what makes it another.")
                yield key, f"{table}.{uid}.title", say(message, title=title)


def _again(rows: Iterable[tuple[str, str, object]]) -> Iterator[tuple[str, str]]:
    """Yield uid and title of each row that says what a row before it said."""
    seen: set[object] = set()
    for uid, title, said in rows:
        if said in seen and not blank(title):
            yield uid, title
        seen.add(said)


@rule(
    "R-10",
    Level.WARNS,
    title=_("No indicator counts more people than its sector targets"),
    why=demands.PARTS,
    remedy=_("Correct the target of the indicator or of the sector. If it counts visits or services, change its unit."),
)
def indicators_within_sector(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.indicators:
            total = response.people_targeted
            if total is None or row.target is None or row.unit.strip().lower() not in PEOPLE:
                continue
            if row.target > total:
                message = _("“%(indicator)s” is to reach %(target)s people, the whole sector %(total)s. Correct one.")
                text = say(message, indicator=called(row.title), target=row.target, total=total)
                yield key, f"indicators.{row.uid}.target", text
