"""Saving a section: the one way in for forms, the API and files.

A save names the revision that it builds on. What others saved since is merged with it; where both changed the same, a
person decides, and what was wanted is set aside in the history, so that no words are lost.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import Refused, rights
from plans.content import RESPONSE_PREFIX, response_key
from plans.content.changes import afters, changes
from plans.content.history import section_at
from plans.content.merging import Conflict, Merged, merge
from plans.content.rows import Stored, load_section, stored_section
from plans.content.windows import Window, completed
from plans.drafting.checking import InvalidSection, check, check_rows
from plans.drafting.history import keep_step, saved_before, set_aside
from plans.drafting.writing import with_uids, write
from plans.models import Drafter, Plan, Section, State

UNKNOWN = -1
Wanted = Mapping[str, Any]
Upon = Callable[[Any], Wanted]
"""What is wanted, said of the value that it builds on."""


class StaleSection(Exception):
    """Somebody else saved the same in the meantime: `current` is what they saved, at `revision`.

    `merged` is what would be there but for the places in conflict.
    """

    def __init__(self, section: Section, current: Any, merged: Merged | None = None) -> None:
        self.section = section
        self.revision = section.revision
        self.current = current
        self.merged = merged
        super().__init__(f"{section.key} is at revision {section.revision}")

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return self.merged.conflicts if self.merged else ()

    @property
    def wanted(self) -> tuple[Conflict, ...]:
        """All that was sent and not saved, in conflict or not."""
        return self.merged.wanted_of(self.current) if self.merged else ()


@dataclass(frozen=True)
class Saved:
    """`moved` are the places that others changed since the revision built on; `conflicts` were not saved."""

    revision: int
    moved: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def save_section(plan: Plan, *, key: str, value: Any, revision: int, by: User, token: str = "") -> int:
    """Keep the section's value, made upon the revision, whole or not at all; return the new revision.

    Raises Refused (no right, or not a draft), InvalidSection (cannot be kept; nothing is written) and StaleSection (in
    conflict: all that was wanted is set aside).
    An unchanged value is no save: the revision stays. The same token again is the same save.
    """
    wanted = towards(value)
    try:
        with transaction.atomic():
            _begin(plan, by=by)
            if known := saved_before(plan, key, token):
                return known
            met = _meet(plan, key, wanted, revision=revision)
            if met.merged.conflicts:
                raise StaleSection(met.section, met.stored.value, met.merged)
            return _keep(plan, met, token=token, by=by)
    except StaleSection as stale:
        set_aside(plan, key=key, revision=revision, lost=stale.wanted, by=by)
        raise


@transaction.atomic
def save_changes(plan: Plan, *, key: str, wanted: Wanted | Upon, revision: int, by: User, token: str = "") -> Saved:
    """Keep these places of the section, but for those in conflict, which are set aside. Raises as `save_section`."""
    _begin(plan, by=by)
    if known := saved_before(plan, key, token):
        return Saved(known)
    met = _meet(plan, key, wanted if callable(wanted) else lambda _base: wanted, revision=revision)
    set_aside(plan, key=key, revision=revision, lost=met.merged.conflicts, by=by)
    return Saved(_keep(plan, met, token=token, by=by), met.moved, met.merged.conflicts)


def towards(value: Any, windows: Mapping[str, Window] = MappingProxyType({})) -> Upon:
    """Return what a whole section wants: each place where it is not what it builds on. Raises InvalidSection.

    Of tables with a window the value has the rows of that only.
    """
    check_rows(value)
    value = with_uids(value)
    return lambda base: afters(changes(base, completed(base, value, windows)))


@dataclass(frozen=True)
class _Met:
    """A save beside what others saved since the revision that it was made upon."""

    section: Section
    stored: Stored
    moved: tuple[str, ...]
    merged: Merged


def _begin(plan: Plan, *, by: User) -> None:
    rights(by, plan).edit.demand()
    hold(plan, by=by)


def _meet(plan: Plan, key: str, wanted: Upon, *, revision: int) -> _Met:
    section, stored = _section(plan, key), stored_section(plan, key)
    current = stored.value
    if revision > section.revision:
        revision = UNKNOWN  # nobody can have read it: nothing is taken as agreed
    base = current if section.revision == revision else section_at(plan, key, revision, now=current)
    return _Met(section, stored, tuple(changes(base, current)), merge(base, current, wanted(base)))


def _keep(plan: Plan, met: _Met, *, token: str, by: User) -> int:
    """Write what was merged and return the revision that the section has then."""
    key, revision, before, value = met.section.key, met.section.revision, met.stored.value, met.merged.value
    _check(key, value, before=before)
    value = with_uids(value)
    if value == before:
        return revision
    advance(plan, key=key, revision=revision, by=by)
    write(value, upon=met.stored)
    Drafter.objects.bulk_create([Drafter(plan=plan, user=by)], ignore_conflicts=True)
    told: dict[str, Any] = {"section": key, "revision": revision + 1, "places": [*changes(before, value)]}
    record("section.saved", by=by, target=plan, plan=plan, **told)
    keep_step(plan, key=key, revision=revision + 1, before=before, after=value, token=token, by=by)
    return revision + 1


def _check(key: str, value: Any, *, before: Any) -> None:
    if key.startswith(RESPONSE_PREFIX) and response_key(value.sector) != key:
        raise InvalidSection({"sector": [_("A response keeps its sector: choose sectors to change it.")]})
    check(value, before=before)


def hold(plan: Plan, *, by: User) -> None:
    """Keep everybody else from saving or submitting the plan until the transaction ends. Raises Refused."""
    held = Plan.objects.select_for_update(no_key=True).filter(pk=plan.pk, state=State.DRAFT)
    if not held.order_by().values_list("pk"):
        plan.refresh_from_db(fields=["state"])
        raise Refused(rights(by, plan).edit.reason)


def advance(plan: Plan, *, key: str, revision: int, by: User) -> None:
    """Take the next revision of the section, or raise StaleSection: two writers can never both get it."""
    now = timezone.now()
    sections = Section.objects.filter(plan=plan, key=key, revision=revision)
    if not sections.update(revision=revision + 1, changed_at=now, changed_by=by):
        raise StaleSection(_section(plan, key), load_section(plan, key))
    Plan.objects.filter(pk=plan.pk).update(changed_at=now)


def claim(plan: Plan, *, key: str, revision: int, by: User) -> None:
    """Take the next revision of a section that is not merged. Raises Refused and StaleSection."""
    hold(plan, by=by)
    advance(plan, key=key, revision=revision, by=by)


def _section(plan: Plan, key: str) -> Section:
    return Section.objects.get(plan=plan, key=key)
