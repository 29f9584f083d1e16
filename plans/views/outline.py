"""The sections of a plan in the order in which one writes them, with where each stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile, islice

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from plans.content import PlanContent, response_key
from plans.drafting import ATTACHMENTS, CHOICE
from plans.models import Section
from plans.validation import Readiness, SectionState
from plans.views.places import section_title

_GROUPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("The crisis"), ("identity", "crisis", "mobility", "context", "people")),
    (_("The response"), ("objectives", CHOICE, "modalities")),
    (
        _("How we work"),
        (
            *("coordination", "partners", "risks", "accountability", "monitoring"),
            *("capacity", "funding", "states", ATTACHMENTS),
        ),
    ),
)
# A plan is whole without attachments.
OPTIONAL = {ATTACHMENTS}
_MARKS = {
    Readiness.EMPTY: "empty",
    Readiness.STARTED: "started",
    Readiness.COMPLETE: "done",
    Readiness.BLOCKED: "stop",
}


@dataclass(frozen=True)
class Entry:
    """`state` is the mark beside the title, `word` what it says to those who do not see it.

    `person` is whom the section is assigned to, `ready` what somebody who finished it said: "", "ready" or "outdated".
    """

    key: str
    title: str
    url: str
    state: str
    word: str
    note: str
    person: str
    ready: str
    asked: int
    """How many comments of reviewers wait for an answer."""
    current: bool


@dataclass(frozen=True)
class Group:
    title: "Promise | str"
    sections: tuple[Entry, ...]


@dataclass(frozen=True)
class Outline:
    groups: tuple[Group, ...]
    complete: int
    all: int

    @property
    def entries(self) -> list[Entry]:
        return [entry for group in self.groups for entry in group.sections]

    @property
    def current(self) -> Entry | None:
        return next((entry for entry in self.entries if entry.current), None)

    @property
    def next(self) -> Entry | None:
        """The section to write after the current one."""
        after = dropwhile(lambda entry: not entry.current, self.entries)
        return next(islice(after, 1, None), None)


def outline(
    content: PlanContent, states: Mapping[str, SectionState], sections: Mapping[str, Section], *, current: str = ""
) -> Outline:
    def entry(key: str) -> Entry:
        return _entry(content, key, states[key], sections.get(key), current=key == current)

    groups = tuple(Group(title, tuple(map(entry, _keys(content, keys)))) for title, keys in _GROUPS)
    counted = [state.state for key, state in states.items() if key not in OPTIONAL]
    return Outline(groups, counted.count(Readiness.COMPLETE), len(counted))


def section_order(content: PlanContent) -> list[str]:
    return [key for _title, keys in _GROUPS for key in _keys(content, keys)]


def _keys(content: PlanContent, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        yield key
        if key == CHOICE:
            yield from (response_key(response.sector) for response in content.responses)


def _entry(content: PlanContent, key: str, state: SectionState, section: Section | None, *, current: bool) -> Entry:
    open_findings = state.blocks + state.warns
    assignment = getattr(section, "assignment", None)
    return Entry(
        key=key,
        title=capfirst(str(section_title(key))),
        url=reverse("plan-section", args=[content.reference, key]),
        state=_MARKS[state.state],
        word=str(state.state.label),
        note=str(open_findings) if open_findings and state.state != Readiness.EMPTY else "",
        person=assignment.person.name if assignment else "",
        ready=_ready(section),
        asked=getattr(section, "asked", 0),
        current=current,
    )


def _ready(section: Section | None) -> str:
    mark = getattr(section, "ready_mark", None)
    return "" if mark is None else "outdated" if mark.outdated else "ready"
