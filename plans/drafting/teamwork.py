"""Who writes which section by when, and marking a section as ready for colleagues to read.

Neither is text: a section keeps its revision, so that nobody's save is refused because of it.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import rights
from plans.drafting.checking import InvalidSection
from plans.models import Assignment, NoticeKind, Plan, ReadyMark, Section
from plans.notices import tell
from plans.terms import plan_calendar
from plans.writers import writers_of


@transaction.atomic
def assign(plan: Plan, *, keys: Sequence[str], person: User, due_on: datetime.date | None, by: User) -> None:
    """Give sections to somebody who writes on the plan. Raises Refused and InvalidSection."""
    rights(by, plan).edit.demand()
    _check(plan, person, due_on)
    for section in _sections(plan, keys):
        if Assignment.objects.filter(section=section, person=person, due_on=due_on).exists():
            continue
        about = {"person": person, "due_on": due_on, "assigned_by": by, "assigned_at": timezone.now()}
        Assignment.objects.update_or_create(section=section, defaults=about)
        _recorded("section.assigned", section, by=by, person=str(person), due_on=due_on and due_on.isoformat())
        tell([person], NoticeKind.SECTION, plan=plan, section=section, by=by)


@transaction.atomic
def release(plan: Plan, *, keys: Sequence[str], by: User) -> None:
    """Take sections back from whoever they were assigned to. Raises Refused and InvalidSection."""
    rights(by, plan).edit.demand()
    for section in _sections(plan, keys):
        if Assignment.objects.filter(section=section).delete()[0]:
            _recorded("section.released", section, by=by)


@transaction.atomic
def mark_ready(plan: Plan, *, key: str, revision: int, by: User) -> None:
    """Say of a section's text that it is ready for colleagues. Raises Refused and InvalidSection.

    A change after that revision, whoever makes it, shows as such; the mark stays until somebody takes it back.
    """
    rights(by, plan).edit.demand()
    [section] = _sections(plan, [key])
    if revision > section.revision:
        raise InvalidSection({"revision": [_("The section has not come to this revision yet.")]})
    if ReadyMark.objects.filter(section=section, revision=revision).exists():
        return
    about = {"revision": revision, "marked_by": by, "marked_at": timezone.now()}
    ReadyMark.objects.update_or_create(section=section, defaults=about)
    _recorded("section.ready", section, by=by, revision=revision)


@transaction.atomic
def unmark_ready(plan: Plan, *, key: str, by: User) -> None:
    """Take the mark back: the section is being worked on. Raises Refused and InvalidSection."""
    rights(by, plan).edit.demand()
    [section] = _sections(plan, [key])
    if ReadyMark.objects.filter(section=section).delete()[0]:
        _recorded("section.reopened", section, by=by)


def start_over(plan: Plan) -> None:
    """Clear what belonged to the last round of writing; who writes what stays."""
    ReadyMark.objects.filter(section__plan=plan).delete()
    Assignment.objects.filter(section__plan=plan).update(due_on=None)


def _check(plan: Plan, person: User, due_on: datetime.date | None) -> None:
    if not writers_of(plan).filter(pk=person.pk).exists():
        raise InvalidSection({"person": [_("%s does not write on this plan.") % person]})
    if due_on is not None and due_on < plan_calendar(plan).today():
        raise InvalidSection({"due_on": [_("This day has passed. Choose today or a day that lies ahead.")]})


def _sections(plan: Plan, keys: Sequence[str]) -> list[Section]:
    found = list(plan.sections.filter(key__in=keys).order_by("pk"))
    if not keys or len(found) < len(set(keys)):
        raise InvalidSection({"sections": [_("Choose sections of this plan.")]})
    return found


def _recorded(action: str, section: Section, *, by: User, **detail: Any) -> None:
    plan = section.plan
    record(action, by=by, target=plan, plan=plan, section=section.key, **detail)
