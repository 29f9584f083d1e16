"""The arithmetic of totals, groups and splits. None is unknown, and nothing is asked of what is unknown."""

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from plans.content.values import Counts, PopulationFigure
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.rules import Found, rule
from plans.validation.wording import Text, label, say

# From the whole to its parts.
COUNTS = ("population", "affected", "in_need", "targeted")
# More people may be reached than were targeted, but they too are made up of groups and splits.
MEASURES = (*COUNTS, "reached")
_measures = attrgetter(*MEASURES)


@rule(
    "P-01",
    Level.BLOCKS,
    title=_("Totals narrow from the population to those targeted"),
    why=demands.SUBSETS,
    remedy=_(
        "Compare the two figures with their sources and correct the wrong one. If they come from different "
        "sources, say so under the method and use one."
    ),
)
def totals_narrow(case: Case) -> Iterator[Found]:
    yield from _widening("", case.content.people)


@rule(
    "P-02",
    Level.BLOCKS,
    title=_("Figures of each group narrow in the same way"),
    why=demands.SUBSETS,
    remedy=_("Correct the smaller or the larger figure of this group. Leave a figure empty if nobody knows it."),
)
def groups_narrow(case: Case) -> Iterator[Found]:
    for row in case.content.people.figures:
        yield from _widening(f"figures.{row.uid}.", row)


@rule(
    "P-03",
    Level.BLOCKS,
    title=_("Figures of each sex and age narrow in the same way"),
    why=demands.SUBSETS,
    remedy=_(
        "Correct the figure in this cell of the grid, or the one it belongs to. Empty means unknown and is allowed."
    ),
)
def splits_narrow(case: Case) -> Iterator[Found]:
    for row in case.content.people.figures:
        for split in row.splits:
            yield from _widening(f"figures.{row.uid}.splits.{split.uid}.", split)


def _widening(path: str, counts: Counts) -> Iterator[Found]:
    known = [(name, count) for name in COUNTS if (count := getattr(counts, name)) is not None]
    for (outer, whole), (inner, part) in pairwise(known):
        if part > whole:
            message = _("“%(inner)s” is %(part)s, more than the %(whole)s under “%(outer)s”. Correct one of them.")
            names = {"inner": label(counts, inner), "outer": label(counts, outer)}
            yield "people", f"{path}{inner}", say(message, part=part, whole=whole, **names)


@rule(
    "P-04",
    Level.BLOCKS,
    title=_("Splits do not exceed their group"),
    why=demands.PARTS,
    remedy=_("Add the cells again: one is too large, or the figure of the group is out of date."),
)
def splits_fit(case: Case) -> Iterator[Found]:
    for row in case.content.people.figures:
        for name, whole, parts in _divided(row):
            total = sum(part for part in parts if part is not None)
            if total > whole:
                message = _("The splits of “%(group)s” add up to %(total)s, more than the %(whole)s under “%(field)s”.")
                yield _about_splits(case, row, name, message, total=total, whole=whole)


@rule(
    "P-05",
    Level.ADVISES,
    title=_("Splits that are all known add up to their group"),
    why=demands.PARTS,
    remedy=_("Empty the cells that nobody knows, or add the people who are missing under sex or age unknown."),
)
def splits_complete(case: Case) -> Iterator[Found]:
    for row in case.content.people.figures:
        for name, whole, parts in _divided(row):
            if None not in parts and (total := sum(part for part in parts if part is not None)) < whole:
                message = _(
                    "The splits of “%(group)s” add up to %(total)s of the %(whole)s under “%(field)s”. "
                    "Add a split for those whose sex or age is not known."
                )
                yield _about_splits(case, row, name, message, total=total, whole=whole)


def _divided(row: PopulationFigure) -> Iterator[tuple[str, int, tuple[int | None, ...]]]:
    """Yield each figure of a group that is known and split: its field, the figure, and its parts."""
    columns = zip(*map(_measures, row.splits), strict=True)
    for name, whole, parts in zip(MEASURES, _measures(row), columns, strict=False):
        if whole is not None:
            yield name, whole, parts


def _about_splits(case: Case, row: PopulationFigure, name: str, message: Text, **figures: int) -> Found:
    group = case.named("population-group", row.group)
    return "people", f"figures.{row.uid}.{name}", say(message, group=group, field=label(row, name), **figures)


@rule(
    "P-06",
    Level.BLOCKS,
    title=_("No total is smaller than its largest group"),
    why=demands.PARTS,
    remedy=_("Raise the total to at least its largest group, or correct the figure of that group."),
)
def totals_hold_groups(case: Case) -> Iterator[Found]:
    for name, total, groups in _grouped(case):
        largest = max((count for count in groups if count is not None), default=0)
        if largest > total:
            message = _("The total under “%(field)s” is %(total)s, but one group alone has %(largest)s.")
            text = say(message, field=label(case.content.people, name), total=total, largest=largest)
            yield "people", name, text


@rule(
    "P-07",
    Level.ADVISES,
    title=_("Groups add up to the total, or the method says why not"),
    why=demands.PARTS,
    remedy=_(
        "If some people are in two groups or in none, say so under the method and leave the figures. Otherwise "
        "correct them."
    ),
)
def totals_explained(case: Case) -> Iterator[Found]:
    for name, total, groups in _grouped(case):
        if None in groups or total == (added := sum(count for count in groups if count is not None)):
            continue
        message = _(
            "Groups add up to %(added)s under “%(field)s”, the total is %(total)s. "
            "Say under the method who is in several groups or in none."
        )
        yield "people", name, say(message, field=label(case.content.people, name), added=added, total=total)


def _grouped(case: Case) -> Iterator[tuple[str, int, tuple[int | None, ...]]]:
    """Yield each total that is known: its field, the total, and the figures of the groups."""
    people = case.content.people
    columns = zip(*map(_measures, people.figures), strict=True)
    for name, total, groups in zip(MEASURES, _measures(people), columns, strict=False):
        if total is not None:
            yield name, total, groups
