"""What stands beside each section under review: what changed in it, what was found, and what reviewers make of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from plans.access import Rights
from plans.catalogue import catalogue
from plans.considered import Considered, considered
from plans.content import PlanContent
from plans.models import Consideration, Mark, PlanVersion, SectionMark
from plans.reports.tree import Document, Part
from plans.telling.changed import ChangedSection
from plans.validation import validate
from plans.views.changed import changed_since
from plans.views.outline import section_order
from plans.views.threads import Shown, beside, shown


@dataclass
class Beside:
    """`mine` is the reader's own mark, `others` those of the others."""

    section: str
    changed: ChangedSection | None = None
    open: list[Considered] = field(default_factory=list)
    settled: list[Considered] = field(default_factory=list)
    mine: str = ""
    others: list[SectionMark] = field(default_factory=list)

    @property
    def marks(self) -> list[tuple[Mark, bool]]:
        """Every mark, and whether it is the reader's."""
        return [(mark, mark == self.mine) for mark in Mark]


@dataclass(frozen=True)
class Reviewed:
    """A version under review, with all that is said about it, for one reader; read once."""

    allowed: Rights
    version: PlanVersion
    content: PlanContent
    before: PlanVersion | None

    @cached_property
    def changed(self) -> list[ChangedSection]:
        return changed_since(PlanContent.from_json(self.before.content), self.content) if self.before else []

    @cached_property
    def found(self) -> list[Considered]:
        """The findings, with what the office had said about them when it submitted the version."""
        held = Consideration.objects.held(self.version.submitted_at).filter(plan=self.version.plan)
        return considered(validate(self.content, catalogue()), held.select_related("considered_by"))

    @cached_property
    def threads(self) -> list[Shown]:
        """The comments on this version, and those that earlier ones left."""
        own = self.allowed.comments.filter(version=self.version)
        earlier = self.allowed.comments.filter(version__number__lt=self.version.number).unsettled()
        return shown(self.allowed, (own | earlier).with_thread(), self.content)

    @cached_property
    def sections(self) -> dict[str, Beside]:
        """What stands beside each section, by the anchor of its part of the document."""
        found = {key: Beside(key) for key in section_order(self.content)}
        for changed in self.changed:
            found.setdefault(changed.part, Beside(changed.key)).changed = changed
        for finding in self.found:
            it = found.setdefault(finding.finding.section, Beside(finding.finding.section))
            (it.settled if finding.settled else it.open).append(finding)
        for mark in self.version.marks.select_related("person"):
            self._put(found.setdefault(mark.section, Beside(mark.section)), mark)
        return found

    def _put(self, it: Beside, mark: SectionMark) -> None:
        if mark.person_id == self.allowed.user.pk:
            it.mine = mark.mark
        else:
            it.others.append(mark)

    def said(self, document: Document) -> dict[str, list[Shown]]:
        return beside(self.threads, document)

    @property
    def open(self) -> list[Considered]:
        return [it for it in self.found if not it.settled]

    def elsewhere(self, document: Document) -> list[Beside]:
        """What is said of sections that the document does not have, such as a sector that is no longer answered."""
        parts = {part.key for part in document.all_parts()}
        return [it for key, it in self.sections.items() if key not in parts and (it.changed or it.open or it.settled)]


def changed_parts(document: Document, changed: Iterable[ChangedSection]) -> Document:
    """Return the document with those parts only that changed, and those that hold one."""
    keys = {it.part for it in changed}
    return replace(document, parts=_only(document.parts, keys))


def _only(parts: tuple[Part, ...], keys: set[str]) -> tuple[Part, ...]:
    """Return the parts with these keys whole, and of the others what holds such parts."""
    kept = [it if it.key in keys else replace(it, blocks=(), children=_only(it.children, keys)) for it in parts]
    return tuple(part for part in kept if part.key in keys or part.children)
