"""What lost to a colleague's change, kept for whoever wrote it and for everybody who writes on the plan."""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mcof.http import PersonRequest
from plans.access import rights
from plans.content.changes import applied
from plans.content.codec import Malformed
from plans.door import plan_or_404
from plans.forms.frame import Frame, frame_of
from plans.history import Past
from plans.models import Plan, SetAside
from plans.reports.words import language_name
from plans.telling.differences import Difference, differences
from plans.views.head import head_of
from plans.views.places import section_title

PER_PAGE = 10


@login_required
@require_safe
def set_aside(request: PersonRequest, reference: str) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    allowed = rights(request.user, plan)
    allowed.view_draft.demand()
    kept = SetAside.objects.filter(plan=plan).select_related("by")
    page = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "head": head_of(allowed),
        "here": "plan-sessions",
        "page": page,
        "present": set(plan.sections.values_list("key", flat=True)),
        "told": _told(plan, list(page)),
    }
    return render(request, "plans/past/set_aside.html", context)


def _told(plan: Plan, shown: Sequence[SetAside]) -> list[tuple[SetAside, Any, list[Difference]]]:
    back_to: dict[str, int] = {}
    for aside in shown:
        back_to[aside.key] = min(aside.revision, back_to.get(aside.key, aside.revision))
    past = Past(plan, back_to)
    frame = frame_of(past.now)
    return [(it, section_title(it.key), _differences(past.section(it.key, it.revision), it, frame)) for it in shown]


def _differences(base: Any, aside: SetAside, frame: Frame) -> list[Difference]:
    """Tell both texts in the words of the form, on the section that the loser built upon."""
    theirs, mine = ({place: both[side] for place, both in aside.places.items()} for side in ("theirs", "mine"))
    try:
        found = differences(applied(base, theirs), applied(base, mine), frame)
    except (KeyError, Malformed):
        found = []
    untold = [place for place in aside.places if not any(_within(place, it.place) for it in found)]
    return [*found, *(Difference(_where(it), _text(theirs[it]), _text(mine[it]), place=it) for it in untold)]


def _where(place: str) -> str:
    """Say of a translation in which language it is."""
    path, _colon, language = place.partition(":")
    return f"{path} · {language_name(language)}" if language else path


def _text(plain: Any) -> str:
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _within(place: str, other: str) -> bool:
    return f"{place}.".startswith(f"{other}.") or f"{other}.".startswith(f"{place}.")
