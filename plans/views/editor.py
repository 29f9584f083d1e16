"""What every page of the editor knows: the plan read once, what is open in it, and what the person may do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseRedirectBase
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from mcof.accounts.models import User
from mcof.accounts.workdays import Calendar
from plans.access import Rights, rights
from plans.catalogue import catalogue
from plans.considered import Considered, considered, unsettled
from plans.content import PlanContent, load
from plans.door import plan_or_404
from plans.models import Consideration, Plan, Section
from plans.models.comment import CommentQuerySet
from plans.terms import Due, plan_calendar
from plans.validation import Finding, Level, SectionState, blocking, section_states, validate
from plans.views.head import head_of
from plans.views.notes import open_notes
from plans.views.outline import Outline, outline
from plans.views.places import Placed, placed_here
from plans.views.remarks import open_count
from plans.views.threads import Shown, shown

CLOCK = "H:i"
BESIDE = 30
"""How many findings stand beside a section: a table of a thousand rows may have a thousand."""


class SeeOther(HttpResponseRedirectBase):
    """After a save: the page to look at is fetched anew, so that going back does not send the form again."""

    status_code = 303


@dataclass(frozen=True)
class Editor:
    plan: Plan
    rights: Rights
    content: PlanContent
    considered: Sequence[Considered]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is left to mend: without what the office has considered."""
        return unsettled(self.considered)

    @property
    def editable(self) -> bool:
        return bool(self.rights.edit)

    @property
    def states(self) -> Mapping[str, SectionState]:
        return section_states(self.content, self.findings)

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        """The revision of each section, with who wrote it last, who is to write it and who has finished.

        `asked` counts the comments on it that wait for an answer.
        """
        people = ("changed_by", "assignment__person", "ready_mark__marked_by")
        found = self.plan.sections.select_related(*people).annotate(asked=open_count(self.rights))
        return {section.key: section for section in found}

    def outline(self, current: str = "") -> Outline:
        return outline(self.content, self.states, self.sections, current=current)

    @cached_property
    def calendar(self) -> Calendar:
        return plan_calendar(self.plan)

    def due(self, key: str) -> Due | None:
        """Return by when somebody is to write the section."""
        assignment = getattr(self.sections.get(key), "assignment", None)
        return Due(assignment.due_on, self.calendar) if assignment and assignment.due_on else None

    def section(self, key: str) -> Section:
        return self.sections[key]

    def value_or_404(self, key: str) -> Any:
        value = self.content.section_or_none(key)
        if value is None:
            raise Http404
        return value

    def context(self, current: str = "", **more: object) -> dict[str, object]:
        """Return what the bars around a page show."""
        sections = self.outline(current)
        found = self._found(current)
        open_here = [it for it in found if not it.settled]
        return {
            "plan": self.plan,
            "head": head_of(self.rights),
            "here": "plan-overview",
            "edit": self.rights.edit,
            "outline": sections,
            "entry": sections.current,
            "due": self.due(current),
            "next": sections.next,
            "blockers": len(blocking(self.findings)),
            "open": open_here[:BESIDE],
            "further": len(open_here[BESIDE:]),
            "settled": [it for it in found if it.settled],
            "carried": open_notes(self.plan, self.content, section=current) if current else [],
            "pictured": current in self.content.picture_sections,
            "saved": saved_words(self.plan),
            **more,
        }

    def remarks(self, section: str) -> list[Shown]:
        """Return the comments on a section that a reviewer has not settled."""
        return self._shown(self.rights.comments.filter(section=section))

    def remarks_elsewhere(self) -> list[Shown]:
        """Return the same on the plan as a whole, and on sections that the draft does not have any more."""
        return self._shown(self.rights.comments.exclude(section__in=self.states))

    def _shown(self, comments: CommentQuerySet) -> list[Shown]:
        return shown(self.rights, comments.unsettled().with_thread(), self.content)

    def _found(self, section: str) -> list[Placed]:
        """Return the findings of a section, what weighs most first."""
        levels = list(Level)
        found = (it for it in self.considered if it.finding.section == section)
        return placed_here(self.content, sorted(found, key=lambda it: levels.index(it.finding.level)))


def open_editor(user: User, reference: str) -> Editor:
    """Read the plan for somebody who may read its draft. Raises Refused for those who see versions only."""
    plan = plan_or_404(user, reference)
    allowed = rights(user, plan)
    allowed.view_draft.demand()
    content = load(plan)
    return Editor(plan, allowed, content, considered_in(plan, content))


def considered_in(plan: Plan, content: PlanContent) -> list[Considered]:
    """Return the findings on the draft with what the office said about them."""
    said = Consideration.objects.held().filter(plan=plan).select_related("considered_by")
    return considered(validate(content, catalogue()), said)


def section_url(reference: str, key: str) -> str:
    return reverse("plan-section", args=[reference, key])


def saved_words(plan: Plan) -> str:
    """Say when somebody last saved: the time today, the date before."""
    at = timezone.localtime(plan.changed_at)
    if at.date() == timezone.localdate():
        return _("Saved %s") % time_format(at, CLOCK)
    return _("Saved on %s") % date_format(at)
