"""The arithmetic of people. None is unknown, and nothing is asked of what is unknown."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from plans.content.values import Counts, PopulationFigure
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import called
from plans.validation.rules import Found, rule
from plans.validation.wording import Text, label, say

# From the whole to its parts.
COUNTS = ("population", "affected", "in_need", "targeted")
_counts = attrgetter(*COUNTS)


@rule("P-01", Level.BLOCKS, title=_("Totals narrow from the population to those targeted"), why=demands.SUBSETS)
def totals_narrow(case: Case) -> Iterator[Found]:
    yield from _widening("", case.content.people)


@rule("P-02", Level.BLOCKS, title=_("Figures of each group narrow in the same way"), why=demands.SUBSETS)
def groups_narrow(case: Case) -> Iterator[Found]:
    for row in case.content.people.figures:
        yield from _widening(f"figures.{row.uid}.", row)


@rule("P-03", Level.BLOCKS, title=_("Figures of each sex and age narrow in the same way"), why=demands.SUBSETS)
def splits_narrow(case: Case) -> Iterator[Found]:
    for row in case.content.people.figures:
        for split in row.splits:
            yield from _widening(f"figures.{row.uid}.splits.{split.uid}.", split)


def _widening(path: str, counts: Counts) -> Iterator[Found]:
    known = [(name, count) for name, count in zip(COUNTS, _counts(counts), strict=True) if count is not None]
    for (outer, whole), (inner, part) in pairwise(known):
        if part > whole:
            message = _("“%(inner)s” is %(part)s, more than the %(whole)s under “%(outer)s”. Correct one of them.")
            names = {"inner": label(counts, inner), "outer": label(counts, outer)}
            yield "people", f"{path}{inner}", say(message, part=part, whole=whole, **names)


@rule("P-04", Level.BLOCKS, title=_("Splits do not exceed their group"), why=demands.PARTS)
def splits_fit(case: Case) -> Iterator[Found]:
    for row in case.content.people.figures:
        for name, whole, parts in _divided(row):
            total = sum(part for part in parts if part is not None)
            if total > whole:
                message = _("The splits of “%(group)s” add up to %(total)s, more than the %(whole)s under “%(field)s”.")
                yield _about_splits(case, row, name, message, total=total, whole=whole)


@rule("P-05", Level.ADVISES, title=_("Splits that are all known add up to their group"), why=demands.PARTS)
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
    columns = zip(*map(_counts, row.splits), strict=True)
    for name, whole, parts in zip(COUNTS, _counts(row), columns, strict=False):
        if whole is not None:
            yield name, whole, parts


def _about_splits(case: Case, row: PopulationFigure, name: str, message: Text, **figures: int) -> Found:
    group = case.named("population-group", row.group)
    return "people", f"figures.{row.uid}.{name}", say(message, group=group, field=label(row, name), **figures)


@rule("P-06", Level.BLOCKS, title=_("No total is smaller than its largest group"), why=demands.PARTS)
def totals_hold_groups(case: Case) -> Iterator[Found]:
    for name, total, groups in _grouped(case):
        largest = max((count for count in groups if count is not None), default=0)
        if largest > total:
            message = _("The total under “%(field)s” is %(total)s, but one group alone has %(largest)s.")
            text = say(message, field=label(case.content.people, name), total=total, largest=largest)
            yield "people", name, text


@rule("P-07", Level.ADVISES, title=_("Groups add up to the total, or the method says why not"), why=demands.PARTS)
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
    columns = zip(*map(_counts, people.figures), strict=True)
    for name, total, groups in zip(COUNTS, _counts(people), columns, strict=False):
        if total is not None:
            yield name, total, groups


@rule("P-08", Level.BLOCKS, title=_("A sector targets no more people than it finds in need"), why=demands.SUBSETS)
def sector_targets_within_need(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        need, target = response.people_in_need, response.people_targeted
        if need is not None and target is not None and target > need:
            message = _("%(target)s people are targeted in this sector, more than the %(need)s in need. Correct one.")
            yield key, "people_targeted", say(message, target=target, need=need)


@rule("P-09", Level.BLOCKS, title=_("No sector counts more people than the whole plan"), why=demands.PARTS)
def sectors_within_plan(case: Case) -> Iterator[Found]:
    people = case.content.people
    for name, total in (("in_need", people.in_need), ("targeted", people.targeted)):
        for key, response in case.responses:
            count = getattr(response, f"people_{name}")
            if total is not None and count is not None and count > total:
                message = _(
                    "“%(field)s” is %(count)s, more than the total of the plan, %(total)s. Correct one of them."
                )
                field = label(response, f"people_{name}")
                yield key, f"people_{name}", say(message, field=field, count=count, total=total)


@rule("P-10", Level.WARNS, title=_("The total is not the sum of the sectors"), why=demands.ONCE)
def sectors_not_added(case: Case) -> Iterator[Found]:
    total = case.content.people.targeted
    counts = [response.people_targeted for _key, response in case.responses if response.people_targeted]
    if total is not None and len(counts) > 1 and sum(counts) == total:
        message = _(
            "The total of %(total)s people targeted is the sum of the sectors, so people helped in two sectors "
            "are counted twice. Take the overlaps out, or say under the method why there are none."
        )
        yield "people", "targeted", say(message, total=total)


@rule("P-11", Level.WARNS, title=_("All who are targeted are targeted by a sector"), why=demands.PARTS)
def everyone_has_a_sector(case: Case) -> Iterator[Found]:
    total = case.content.people.targeted
    counts = [response.people_targeted for _key, response in case.responses]
    if total is None or not counts or None in counts:
        return
    added = sum(count for count in counts if count is not None)
    if added < total:
        message = _("All sectors together target %(added)s people, the plan %(total)s. Correct one of them.")
        yield "people", "targeted", say(message, added=added, total=total)


@rule("P-12", Level.WARNS, title=_("No activity targets more people than its sector"), why=demands.PARTS)
def activities_within_sector(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        total = response.people_targeted
        for row in response.activities:
            if total is not None and row.people_targeted is not None and row.people_targeted > total:
                message = _("“%(activity)s” targets %(count)s people, the whole sector %(total)s. Correct one of them.")
                text = say(message, activity=called(row.title), count=row.people_targeted, total=total)
                yield key, f"activities.{row.uid}.people_targeted", text


@rule("P-13", Level.WARNS, title=_("Each sector counts its people"), why=demands.EVIDENCE)
def sectors_counted(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for name in ("people_in_need", "people_targeted"):
            if getattr(response, name) is None:
                message = _(
                    "“%(field)s” is missing. Give the best figure there is; 0 where the sector serves no people."
                )
                yield key, name, say(message, field=label(response, name))


@rule("P-14", Level.WARNS, title=_("No group and no split is listed twice"), why=demands.ONCE)
def listed_once(case: Case) -> Iterator[Found]:
    figures = case.content.people.figures
    for uid in _doubles((row.uid, row.group) for row in figures):
        yield "people", f"figures.{uid}.group", say(_("This group is listed twice. Put its figures into one row."))
    for row in figures:
        for uid in _doubles((split.uid, (split.sex, split.band)) for split in row.splits):
            message = _("This sex and age is listed twice in its group. Put the figures into one row.")
            yield "people", f"figures.{row.uid}.splits.{uid}.band", say(message)


def _doubles(rows: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Yield the uid of each row whose subject a row before it had already."""
    seen: set[object] = set()
    for uid, subject in rows:
        if subject in seen:
            yield uid
        seen.add(subject)


@rule("P-15", Level.ADVISES, title=_("Activities reach groups that the plan counts"), why=demands.EVIDENCE)
def groups_counted(case: Case) -> Iterator[Found]:
    counted = {row.group for row in case.content.people.figures}
    for key, row in case.activities:
        other = [case.named("population-group", code) for code in row.target_groups if code not in counted]
        if other and counted:
            message = _("“%(activity)s” reaches groups without figures: %(groups)s. Add them under people.")
            yield key, f"activities.{row.uid}.target_groups", say(message, activity=called(row.title), groups=other)
