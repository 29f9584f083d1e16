"""Any two points of a plan's past beside each other, word by word."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from mcof.http import PersonRequest
from plans.access import Rights, rights
from plans.door import plan_or_404
from plans.drafting import CHOICE
from plans.forms.history import ComparisonForm
from plans.history import NOW, UnknownPoint, contents_at
from plans.telling.changed import ChangedSection
from plans.telling.passages import summed
from plans.views.changed import changed_between
from plans.views.head import head_of
from plans.views.moments import Moments, moments_of
from plans.views.places import section_title


@login_required
@require_safe
def comparison(request: PersonRequest, reference: str) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    allowed = rights(request.user, plan)
    allowed.view_draft.demand()
    moments = moments_of(plan)
    before, after = request.GET.get("before") or moments.first, request.GET.get("after") or NOW
    section = request.GET.get("section", "")
    try:
        contents = contents_at(plan, before, after)
    except UnknownPoint:
        raise Http404 from None
    changed = [it for it in changed_between(*contents) if section in ("", it.key)]
    context = {
        "plan": plan,
        "head": head_of(allowed),
        "here": "plan-sessions",
        "form": _form(moments, changed, before=before, after=after, section=section),
        "before": before,
        "labels": [moments.label(point) for point in (before, after)],
        "changed": changed,
        "words": summed(it.words for it in changed),
        "restorable": _restorable(allowed, changed) if before != NOW else set(),
    }
    return render(request, "plans/past/comparison.html", context)


def _form(moments: Moments, changed: list[ChangedSection], *, before: str, after: str, section: str) -> ComparisonForm:
    keys = {*(it.key for it in moments.sessions), *(it.key for it in changed), section}
    titles = {key: capfirst(str(section_title(key))) for key in keys - {CHOICE, ""}}
    offered = {
        "before": moments.offered(before),
        "after": moments.offered(after),
        "section": sorted(titles.items(), key=lambda option: option[1].casefold()),
    }
    return ComparisonForm({"before": before, "after": after, "section": section}, offered=offered)


def _restorable(allowed: Rights, changed: list[ChangedSection]) -> set[str]:
    """Return the keys of the sections that can be brought back to how they were at the first point."""
    if not allowed.edit:
        return set()
    return set(allowed.plan.sections.values_list("key", flat=True)) & {it.key for it in changed if not it.new}
