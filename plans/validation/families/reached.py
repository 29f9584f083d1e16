"""People whom the plan has reached so far, which an office may report when it revises the plan."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.content.values import Counts, PopulationFigure
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.rules import Found, rule
from plans.validation.wording import Text, label, say


@rule(
    "P-18",
    Level.ADVISES,
    title=_("Whoever reached more people than targeted says why"),
    why=demands.EVIDENCE,
    remedy=_(
        "If more people came than were planned for, keep both figures and say so under the method; raise the target "
        "if the work goes on. Otherwise correct the figure that is wrong."
    ),
)
def reached_within_target(case: Case) -> Iterator[Found]:
    people = case.content.people
    yield from _beyond("", people)
    for row in people.figures:
        # A group that is beyond its target has splits that are: they are named where they alone are.
        yield from list(_beyond(f"figures.{row.uid}.", row)) or _splits_beyond(row)
    for key, response in case.responses:
        if _exceeds(response.people_reached, response.people_targeted):
            yield key, "people_reached", _more(response, "people_reached", "people_targeted")


def _splits_beyond(row: PopulationFigure) -> Iterator[Found]:
    for split in row.splits:
        yield from _beyond(f"figures.{row.uid}.splits.{split.uid}.", split)


def _beyond(path: str, counts: Counts) -> Iterator[Found]:
    if _exceeds(counts.reached, counts.targeted):
        yield "people", f"{path}reached", _more(counts, "reached", "targeted")


def _exceeds(reached: int | None, targeted: int | None) -> bool:
    return reached is not None and targeted is not None and reached > targeted


def _more(value: object, reached: str, targeted: str) -> Text:
    message = _("“%(reached)s” is %(count)s, more than the %(target)s under “%(targeted)s”. Say why, or correct one.")
    names = {"reached": label(value, reached), "targeted": label(value, targeted)}
    return say(message, count=getattr(value, reached), target=getattr(value, targeted), **names)


@rule(
    "T-12",
    Level.WARNS,
    title=_("People reached are counted up to a day"),
    why=demands.EVIDENCE,
    remedy=_("Enter the day up to which people were counted, or empty the figures of people reached."),
)
def reached_by_a_day(case: Case) -> Iterator[Found]:
    if case.content.people.reached_on is None and any(count is not None for count in _counts(case)):
        yield "people", "reached_on", say(_("People reached are given. Up to which day were they counted?"))


def _counts(case: Case) -> Iterator[int | None]:
    people = case.content.people
    for counts in (people, *people.figures, *(split for row in people.figures for split in row.splits)):
        yield counts.reached
    for _key, response in case.responses:
        yield response.people_reached


@rule(
    "T-13",
    Level.WARNS,
    title=_("People are reached once the plan has begun"),
    why=demands.CALENDAR,
    remedy=_("Correct the day, or the first day of the plan. Whom an earlier plan reached is reported there."),
)
def reached_after_the_beginning(case: Case) -> Iterator[Found]:
    first, day = case.content.identity.starts_on, case.content.people.reached_on
    if first and day and day < first:
        message = _("People reached are counted up to %(day)s, but the plan begins on %(first)s. Correct one date.")
        yield "people", "reached_on", say(message, day=day, first=first)
