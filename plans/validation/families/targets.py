"""The arithmetic of sectors and activities: never people added up across sectors."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import called
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say


@rule(
    "P-08",
    Level.BLOCKS,
    title=_("A sector targets no more people than it finds in need"),
    why=demands.SUBSETS,
    remedy=_("Lower the people targeted in the sector, or correct how many are in need there."),
)
def sector_targets_within_need(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        need, target = response.people_in_need, response.people_targeted
        if need is not None and target is not None and target > need:
            message = _("%(target)s people are targeted in this sector, more than the %(need)s in need. Correct one.")
            yield key, "people_targeted", say(message, target=target, need=need)


@rule(
    "P-09",
    Level.BLOCKS,
    title=_("No sector counts more people than the whole plan"),
    why=demands.PARTS,
    remedy=_("Correct the figure of the sector, or the total under people if the sector’s figure is newer."),
)
def sectors_within_plan(case: Case) -> Iterator[Found]:
    people = case.content.people
    for name in ("in_need", "targeted", "reached"):
        total = getattr(people, name)
        for key, response in case.responses:
            count = getattr(response, f"people_{name}")
            if total is not None and count is not None and count > total:
                message = _(
                    "“%(field)s” is %(count)s, more than the total of the plan, %(total)s. Correct one of them."
                )
                field = label(response, f"people_{name}")
                yield key, f"people_{name}", say(message, field=field, count=count, total=total)


@rule(
    "P-10",
    Level.WARNS,
    title=_("The total is not the sum of the sectors"),
    why=demands.ONCE,
    remedy=_(
        "Estimate how many people get help in more than one sector and take them out of the total. Say under the "
        "method how you did it."
    ),
)
def sectors_not_added(case: Case) -> Iterator[Found]:
    people = case.content.people
    for name in ("targeted", "reached"):
        total = getattr(people, name)
        counts = [count for _key, it in case.responses if (count := getattr(it, f"people_{name}"))]
        if total is not None and len(counts) > 1 and sum(counts) == total:
            message = _(
                "The total of %(total)s under “%(field)s” is the sum of the sectors, so people helped in two sectors "
                "are counted twice. Take the overlaps out, or say under the method why there are none."
            )
            yield "people", name, say(message, total=total, field=label(people, name))


@rule(
    "P-11",
    Level.WARNS,
    title=_("All who are targeted are targeted by a sector"),
    why=demands.PARTS,
    remedy=_(
        "Raise the figure of the sectors that were counted too low, or lower the total to what the sectors can reach."
    ),
)
def everyone_has_a_sector(case: Case) -> Iterator[Found]:
    total = case.content.people.targeted
    counts = [response.people_targeted for _key, response in case.responses]
    if total is None or not counts or None in counts:
        return
    added = sum(count for count in counts if count is not None)
    if added < total:
        message = _("All sectors together target %(added)s people, the plan %(total)s. Correct one of them.")
        yield "people", "targeted", say(message, added=added, total=total)


@rule(
    "P-12",
    Level.WARNS,
    title=_("No activity targets more people than its sector"),
    why=demands.PARTS,
    remedy=_("Correct the figure of the activity, or raise the sector’s if the activity is right."),
)
def activities_within_sector(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        total = response.people_targeted
        for row in response.activities:
            if total is not None and row.people_targeted is not None and row.people_targeted > total:
                message = _("“%(activity)s” targets %(count)s people, the whole sector %(total)s. Correct one of them.")
                text = say(message, activity=called(row.title), count=row.people_targeted, total=total)
                yield key, f"activities.{row.uid}.people_targeted", text


@rule(
    "P-13",
    Level.WARNS,
    title=_("Each sector counts its people"),
    why=demands.EVIDENCE,
    remedy=_(
        "Enter people in need and people targeted of the sector; 0 where it serves systems and no people directly."
    ),
)
def sectors_counted(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for name in ("people_in_need", "people_targeted"):
            if getattr(response, name) is None:
                message = _(
                    "“%(field)s” is missing. Give the best figure there is; 0 where the sector serves no people."
                )
                yield key, name, say(message, field=label(response, name))


@rule(
    "P-14",
    Level.WARNS,
    title=_("No group and no split is listed twice"),
    why=demands.ONCE,
    remedy=_("Move the figures of the second row into the first and remove the second."),
)
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


@rule(
    "P-15",
    Level.ADVISES,
    title=_("Activities reach groups that the plan counts"),
    why=demands.EVIDENCE,
    remedy=_("Add the group under people, even without figures, or take it out of the activity."),
)
def groups_counted(case: Case) -> Iterator[Found]:
    counted = {row.group for row in case.content.people.figures}
    for key, row in case.activities:
        other = [case.named("population-group", code) for code in row.target_groups if code not in counted]
        if other and counted:
            message = _("“%(activity)s” reaches groups without figures: %(groups)s. Add them under people.")
            yield key, f"activities.{row.uid}.target_groups", say(message, activity=called(row.title), groups=other)
