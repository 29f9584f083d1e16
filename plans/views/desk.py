"""My desk: what waits for me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mcof.accounts.access import mandates
from mcof.accounts.models import User
from mcof.http import PersonRequest
from plans.access import may_draft_for
from plans.following import seen_until
from plans.forms.desk import DeskFilters
from plans.models import Assignment
from plans.notices import readable, told, url_of
from plans.portfolio.behind import left_behind
from plans.portfolio.desk import escalated, mentions_of, sections_for, under_way, waiting_for
from plans.portfolio.listing import listed, plans_for
from plans.portfolio.news import news_for
from plans.portfolio.portal import reads_for_states_only
from plans.terms import Due, Offices
from plans.views.editor import section_url
from plans.views.following import lines_of
from plans.views.notices import shown_of
from plans.views.places import section_title
from plans.views.portal import portal

RECENT = 5


@login_required
def desk(request: PersonRequest) -> HttpResponse:
    if reads_for_states_only(mandates(request.user)):
        return portal(request)
    waiting = waiting_for(request.user)
    notices = readable(request.user)
    filters = DeskFilters(request.GET, waiting=waiting)
    now = timezone.now()
    context = {
        "waiting": filters.narrowed,
        "filters": filters,
        "notices": shown_of(notices.unread()[:RECENT]),
        "mentions": [(it, section_title(it.section) if it.section else "") for it in mentions_of(request.user)],
        "waiting_count": len(waiting),
        "sections": _lines(request.user),
        "escalated": [(it, told(it), url_of(it), due) for it, due in escalated(notices)],
        "left_behind": left_behind(request.user),
        "under_way": under_way(request.user),
        "recent": [listed(plan) for plan in plans_for(request.user)[:RECENT]],
        "news": [lines_of(it) for it in news_for(request.user, seen_until(request.user))],
        "now": now.isoformat(),
        "may_start": bool(may_draft_for(request.user)),
    }
    return render(request, "plans/desk.html", context)


def _lines(user: User) -> list[dict[str, object]]:
    offices = Offices()
    return [_line(it, offices.due(it.section.plan, it.due_on)) for it in sections_for(user)]


def _line(assignment: Assignment, due: Due | None) -> dict[str, object]:
    section = assignment.section
    return {
        "title": section_title(section.key),
        "url": section_url(section.plan.reference, section.key),
        "plan": section.plan,
        "due": due,
    }
