"""What the forms of a plan stand in: the codes that it may choose from, and the findings on its fields."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from crosscutting.framework import sortable
from plans.catalogue import Entry, catalogue
from plans.content import PlanContent
from plans.forms.spelling import Spelling
from plans.models import Plan
from plans.validation import Finding

Options: TypeAlias = list[tuple[str, str]]


@dataclass(frozen=True)
class Guidance:
    """What a line of a fixed table asks for, and the questions and examples that help to write about it."""

    text: str
    questions: Sequence[str]
    examples: Sequence[str]


@dataclass(frozen=True)
class Suggestion:
    """A row that one may want to add, with the command of the button that adds it."""

    label: str
    command: str


@dataclass(frozen=True)
class Frame:
    """`scopes` says of some vocabularies which of their sets the plan uses, `objectives` what its own are called."""

    scopes: Mapping[str, str] = field(default_factory=dict)
    objectives: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    guidance: Mapping[str, Guidance] = field(default_factory=dict)
    suggestions: Mapping[str, Sequence[Suggestion]] = field(default_factory=dict)
    remarks: dict[str, Sequence[object]] = field(default_factory=dict)
    """What reviewers say, by place: put here by a page that shows the form, for nothing is checked by it."""
    editable: bool = True
    windows: dict[str, range] = field(default_factory=dict)
    """Which rows of a long table the page shows; others it shows whole."""

    sought: Mapping[str, str] = field(default_factory=dict)
    """What somebody looks for in a table."""

    _spellings: dict[tuple[str, ...], Spelling] = field(default_factory=dict, init=False, compare=False)

    def options(self, vocabulary: str, chosen: Collection[str]) -> Options:
        """Return what can be chosen, with those that are chosen already though they are retired or gone."""
        if vocabulary == "objective":
            return self._own_objectives(chosen)
        found = catalogue().entries(vocabulary, self.scopes.get(vocabulary, ""), retired=True)
        offered = [(it.code, _named(it)) for it in found if not it.retired or it.code in chosen]
        if vocabulary == "country":
            offered.sort(key=lambda option: sortable(option[1]))
        return offered + _unknown(chosen, {code for code, _name in offered})

    def spelling(self, vocabulary: str, options: Options) -> Spelling:
        """Return how people may write what can be chosen, made once for all rows of a table."""
        key = (vocabulary, *(code for code, _name in options))
        if key not in self._spellings:
            found = catalogue().entries(vocabulary, self.scopes.get(vocabulary, ""), retired=True)
            known = {entry.code: entry.names.values() for entry in found}
            self._spellings[key] = Spelling({code: (name, *known.get(code, ())) for code, name in options})
        return self._spellings[key]

    def name(self, vocabulary: str, code: str) -> str:
        if vocabulary == "objective":
            return self.objectives.get(code, code)
        return catalogue().name(vocabulary, code, self.scopes.get(vocabulary, ""))

    def _own_objectives(self, chosen: Collection[str]) -> Options:
        own = [(uid, title or _("Objective without a title")) for uid, title in self.objectives.items()]
        return own + _unknown(chosen, self.objectives.keys())


def frame_of(content: PlanContent, **more: Any) -> Frame:
    """Return the frame of the forms of a plan."""
    identity = content.identity
    scopes = _scopes(content.edition, identity.objective_set, identity.band_set)
    objectives = {row.uid: row.title for row in content.objectives.objectives}
    return Frame(scopes=scopes, objectives=objectives, **more)


def frame_at_hand(plan: Plan) -> Frame:
    """Return the same of a plan whose content is not read, in one statement."""
    scopes = _scopes(plan.edition, plan.objective_set, plan.band_set)
    return Frame(scopes=scopes, objectives=dict(plan.objective_rows.values_list("uid", "title")))


def _scopes(edition: str, objective_set: str, band_set: str) -> dict[str, str]:
    return {"sector": edition, "strategic-objective": objective_set, "age-band": band_set}


def by_place(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.place, []).append(finding)
    return found


def _named(entry: Entry) -> str:
    return _("%s (no longer in use)") % entry.name if entry.retired else entry.name


def _unknown(chosen: Collection[str], offered: Collection[str]) -> Options:
    return [(code, _("%s (no longer in the list)") % code) for code in chosen if code and code not in offered]
