"""Who worked on the draft, when and on what; and the moments of it that have a name."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mcof.http import PersonRequest
from plans.access import Rights, rights
from plans.door import plan_or_404
from plans.drafting import (
    CHOICE,
    MOST_MILESTONES,
    InvalidSection,
    earlier_translations,
    name_milestone,
    remove_milestone,
)
from plans.drafting.history import MOST, MOST_SET_ASIDE, NEWEST
from plans.forms.frame import Frame, frame_of
from plans.forms.history import MilestoneForm, SessionsFilter
from plans.history import Past, Session, milestone_point, sessions_of
from plans.models import Milestone, Plan, SetAside
from plans.telling.differences import Difference, differences, sector_difference
from plans.telling.passages import summed
from plans.views.head import head_of
from plans.views.places import section_title

PER_PAGE = 20
NAMED = 3


@login_required
@require_safe
def sessions(request: PersonRequest, reference: str) -> HttpResponse:
    allowed = rights(request.user, plan_or_404(request.user, reference))
    allowed.view_draft.demand()
    return _page(request, allowed, MilestoneForm())


@login_required
@require_POST
def milestones(request: PersonRequest, reference: str) -> HttpResponse:
    allowed = rights(request.user, plan_or_404(request.user, reference))
    allowed.edit.demand()
    form = MilestoneForm(request.POST)
    if form.is_valid():
        try:
            named = name_milestone(allowed.plan, name=form.cleaned_data["name"], by=request.user)
        except InvalidSection as invalid:
            form.add_error("name", [str(message) for message in invalid.errors["name"]])
        else:
            messages.success(request, _("The draft as it is now is kept as “%s”.") % named)
            return redirect("plan-sessions", reference)
    return _page(request, allowed, form, status=422)


@login_required
@require_POST
def milestone_removal(request: PersonRequest, reference: str, milestone: int) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    found = get_object_or_404(Milestone, pk=milestone, plan=plan)
    remove_milestone(found, by=request.user)
    messages.success(request, _("“%s” is no milestone any more.") % found)
    return redirect("plan-sessions", reference)


@dataclass(frozen=True)
class Told:
    """A session with what changed in it: the fields by name, as many as are worth naming, and words by number."""

    session: Session
    title: "str | Promise"
    fields: Sequence[str]
    more: int
    added: int
    removed: int

    @property
    def day(self) -> datetime.date:
        return timezone.localdate(self.session.ended_at)

    @property
    def overnight(self) -> bool:
        return timezone.localdate(self.session.began_at) != self.day


def _page(request: PersonRequest, allowed: Rights, form: MilestoneForm, *, status: int = 200) -> HttpResponse:
    plan = allowed.plan
    found = sessions_of(plan)
    wanted = SessionsFilter(request.GET, offered=_offered(found))
    page = Paginator(_matching(found, wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "head": head_of(allowed),
        "here": "plan-sessions",
        "filter": wanted,
        "page": page,
        "told": list(_told(plan, list(page))),
        "milestones": [(it, milestone_point(it)) for it in Milestone.objects.filter(plan=plan).select_related("by")],
        "form": form if allowed.edit else None,
        "kept": {
            "newest": NEWEST,
            "most": MOST,
            "milestones": MOST_MILESTONES,
            "set_aside": MOST_SET_ASIDE,
            "translations": earlier_translations.MOST,
        },
        "set_aside": SetAside.objects.filter(plan=plan).count(),
    }
    return render(request, "plans/past/sessions.html", context, status=status)


def _offered(found: list[Session]) -> dict[str, Any]:
    people = {it.by_id: it.by_name for it in found}
    sections = {it.key: capfirst(str(section_title(it.key))) for it in found}
    return {"section": sorted(sections.items(), key=_by_label), "person": sorted(people.items(), key=_by_label)}


def _by_label(option: tuple[object, str]) -> str:
    return option[1].casefold()


def _matching(found: list[Session], wanted: SessionsFilter) -> list[Session]:
    """Return the sessions asked for; what the filter does not know asks nothing."""
    wanted.is_valid()
    section, person = (wanted.cleaned_data.get(name, "") for name in ("section", "person"))
    return [it for it in found if section in ("", it.key) and person in ("", str(it.by_id))]


def _told(plan: Plan, shown: Sequence[Session]) -> Iterator[Told]:
    back_to: dict[str, int] = {}
    for session in shown:
        back_to[session.key] = min(session.since, back_to.get(session.key, session.since))
    past = Past(plan, back_to)
    frame = frame_of(past.now)
    for session in shown:
        found = _differences(past, session, frame)
        added, removed = summed(it.words for it in found)
        names = [it.where for it in found]
        yield Told(session, section_title(session.key), names[:NAMED], len(names[NAMED:]), added, removed)


def _differences(past: Past, session: Session, frame: Frame) -> list[Difference]:
    before, after = (past.section(session.key, revision) for revision in (session.since, session.revision))
    if session.key == CHOICE:
        return sector_difference(before.sectors, after.sectors, frame)
    return differences(before, after, frame)
