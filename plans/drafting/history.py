"""What is kept of the past of a section, and for how long.

The newest steps are kept one by one. Before them, what one person saved without a longer break becomes one step; and
where a section still has more than `MOST` steps, neighbours that lie closest together in time become one. So a section
never has more than `MOST` and a few steps, whoever saves how often; what a milestone names is never merged away.
"""

import datetime
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils import timezone

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.content.changes import afters, applied, changes
from plans.content.merging import Conflict
from plans.models import Milestone, Plan, SetAside, Step

NEWEST = 100
MOST = 200
SLACK = 20
PAUSE = datetime.timedelta(minutes=30)
MOST_SET_ASIDE = 100


def keep_step(plan: Plan, *, key: str, revision: int, before: Any, after: Any, token: str = "", by: User) -> None:
    """Keep the way back from the value that was just saved."""
    undo, now = afters(changes(after, before)), timezone.now()
    Step.objects.create(
        plan=plan,
        key=key,
        since=revision - 1,
        revision=revision,
        by=by,
        began_at=now,
        ended_at=now,
        undo=list(undo.items()),
        token=token,
    )
    if revision % SLACK == 0:
        thin(plan, key, now=after)


def saved_before(plan: Plan, key: str, token: str) -> int | None:
    """Return the revision that a save with this token led to, if it arrived before."""
    if not token:
        return None
    return Step.objects.of(plan, key).filter(token=token).values_list("revision", flat=True).first()


def set_aside(plan: Plan, *, key: str, revision: int, lost: Sequence[Conflict], by: User) -> None:
    """Keep what was not saved for a colleague's change, if anything; the same thing wanted again is kept once."""
    if lost:
        _set_aside(plan, key=key, revision=revision, lost=lost, by=by)


@transaction.atomic
def _set_aside(plan: Plan, *, key: str, revision: int, lost: Sequence[Conflict], by: User) -> None:
    places = {it.place: {"base": it.base, "theirs": it.theirs, "mine": it.mine} for it in lost}
    kept = SetAside.objects.filter(plan=plan, key=key)
    if any(old.places == places for old in kept.filter(by=by)[:3]):
        return
    SetAside.objects.create(plan=plan, key=key, revision=max(revision, 0), by=by, places=places)
    record("section.set_aside", by=by, target=plan, plan=plan, section=key, places=list(places))
    kept.filter(pk__in=kept.values_list("pk", flat=True)[MOST_SET_ASIDE:]).delete()


def thin(plan: Plan, key: str, *, now: Any) -> None:
    """Make one step of several where there are more than are kept; `now` is what the newest led to."""
    steps = list(Step.objects.of(plan, key).select_related("by").order_by("revision"))
    if len(steps) <= MOST:
        return
    runs = _runs(steps, _pinned(plan, key))
    value = now
    for run in reversed(runs):
        before = value
        for step in reversed(run):
            before = applied(before, dict(step.undo))
        if len(run) > 1:
            _become_one(run, undo=afters(changes(value, before)))
        value = before


def _runs(steps: list[Step], pinned: set[int]) -> list[list[Step]]:
    """Return the steps in the runs that become one: first by person and session, then by closeness in time."""
    old, newest = steps[:-NEWEST], [[step] for step in steps[-NEWEST:]]
    runs: list[list[Step]] = []
    for step in old:
        if runs and _same_session(runs[-1][-1], step) and step.since not in pinned:
            runs[-1].append(step)
        else:
            runs.append([step])
    while len(runs) + len(newest) > MOST and (closest := _closest(runs, pinned)) is not None:
        runs[closest] += runs.pop(closest + 1)
    return runs + newest


def _same_session(earlier: Step, later: Step) -> bool:
    return earlier.by_id == later.by_id and later.began_at - earlier.ended_at < PAUSE


def _closest(runs: list[list[Step]], pinned: set[int]) -> int | None:
    """Return the run that lies closest to the one after it, of those that no milestone parts."""
    gaps = [
        (later[0].began_at - earlier[-1].ended_at, number)
        for number, (earlier, later) in enumerate(pairwise(runs))
        if later[0].since not in pinned
    ]
    return min(gaps)[1] if gaps else None


def _pinned(plan: Plan, key: str) -> set[int]:
    named = Milestone.objects.filter(plan=plan).values_list("revisions", flat=True)
    return {revisions[key] for revisions in named if key in revisions}


def _become_one(run: list[Step], *, undo: dict[str, Any]) -> None:
    first, last = run[0], run[-1]
    Step.objects.filter(pk__in=[step.pk for step in run[:-1]]).delete()
    Step.objects.filter(pk=last.pk).update(since=first.since, began_at=first.began_at, undo=list(undo.items()))
