"""The bar above every page of a plan: what it is, where it stands, and the ways from here."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mcof.accounts.roles import Permission
from plans.access import Rights, versions_visible_to
from plans.models import PlanVersion, State, VersionState


@dataclass(frozen=True)
class Way:
    name: str
    url: str
    label: "str | Promise"


@dataclass(frozen=True)
class Head:
    reference: str
    office: str
    title: str
    state: str
    state_label: "str | Promise"
    version: int | None
    ways: tuple[Way, ...]


def head_of(rights: Rights, version: PlanVersion | None = None) -> Head:
    """Describe the version shown; where none is, the draft to its office and the newest version to everybody else."""
    plan = rights.plan
    if version is None and not rights.view_draft:
        version = versions_visible_to(rights.user, plan).without_content().first()
    closed = plan.state == State.CLOSED and (version is None or version.state == VersionState.APPROVED)
    state = VersionState(version.state) if version and not closed else State(plan.state)
    return Head(
        reference=plan.reference,
        office=plan.office.name,
        title=version.title if version else plan.title,
        state=state,
        state_label=state.label,
        version=version.number if version else None,
        ways=tuple(_ways(rights)),
    )


def _ways(rights: Rights) -> Iterator[Way]:
    held = rights.permissions
    reference = rights.plan.reference
    for name, label, needed in _WAYS:
        if held & needed:
            shown = _("Sections") if name == "plan-overview" and not rights.edit else label
            yield Way(name, reverse(name, args=[reference]), shown)


_OFFICE = {Permission.VIEW_DRAFT}
_INSIDE = {Permission.VIEW_DRAFT, Permission.VIEW_SUBMITTED}
_ALL = {Permission.VIEW_DRAFT, Permission.VIEW_SUBMITTED, Permission.VIEW_SHARED}
_WAYS: tuple[tuple[str, Promise, set[Permission]], ...] = (
    ("plan", _("Read"), _ALL),
    ("plan-overview", _("Write"), _OFFICE),
    ("plan-translations", _("Languages"), _OFFICE),
    ("plan-sessions", _("History"), _OFFICE),
    ("plan-history", _("Versions"), _INSIDE),
    ("plan-comments", _("Comments"), _INSIDE),
    ("plan-shares", _("Sharing"), {Permission.SHARE}),
    ("plan-consents", _("State consent"), _ALL),
    ("plan-questions", _("Questions"), _ALL),
    ("plan-reports", _("Reports"), _ALL),
)
