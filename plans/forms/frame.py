"""What the forms of a plan stand in: the codes that it may choose from, and the findings on its fields."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from django.utils.translation import gettext as _

from plans.catalogue import Entry, catalogue
from plans.content import PlanContent
from plans.validation import Finding

Options: TypeAlias = list[tuple[str, str]]


@dataclass(frozen=True)
class Frame:
    """`scopes` says of some vocabularies which of their sets the plan uses, `objectives` what its own are called."""

    scopes: Mapping[str, str] = field(default_factory=dict)
    objectives: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    editable: bool = True

    def options(self, vocabulary: str, chosen: Collection[str]) -> Options:
        """Return what can be chosen, with those that are chosen already though they are retired or gone."""
        if vocabulary == "objective":
            return self._own_objectives(chosen)
        found = catalogue().entries(vocabulary, self.scopes.get(vocabulary, ""), retired=True)
        offered = [(it.code, _named(it)) for it in found if not it.retired or it.code in chosen]
        if vocabulary == "country":
            offered.sort(key=lambda option: _alphabetical(option[1]))
        return offered + _unknown(chosen, {code for code, _name in offered})

    def name(self, vocabulary: str, code: str) -> str:
        return catalogue().name(vocabulary, code, self.scopes.get(vocabulary, ""))

    def _own_objectives(self, chosen: Collection[str]) -> Options:
        own = [(uid, title or _("Objective without a title")) for uid, title in self.objectives.items()]
        return own + _unknown(chosen, self.objectives.keys())


def frame_of(content: PlanContent, section: str, findings: Iterable[Finding] = (), *, editable: bool = True) -> Frame:
    """Return the frame of the forms of one section."""
    by_place: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.section == section:
            by_place.setdefault(finding.place, []).append(finding)
    scopes = {
        "sector": content.edition,
        "strategic-objective": content.identity.objective_set,
        "age-band": content.identity.band_set,
    }
    objectives = {row.uid: row.title for row in content.objectives.objectives}
    return Frame(scopes, objectives, by_place, editable)


def _named(entry: Entry) -> str:
    return _("%s (no longer in use)") % entry.name if entry.retired else entry.name


def _unknown(chosen: Collection[str], offered: Collection[str]) -> Options:
    return [(code, _("%s (no longer in the list)") % code) for code in chosen if code and code not in offered]


def _alphabetical(name: str) -> str:
    """Let É stand beside E."""
    return unicodedata.normalize("NFKD", name).casefold()
