"""A section brought back to what it was: what that changes, and the step itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.accounts.models import User
from mcof.http import PersonRequest
from plans.access import Rights, rights
from plans.content import PlanContent
from plans.door import plan_or_404
from plans.drafting import InvalidSection, StaleSection, restore_section
from plans.forms.frame import frame_of
from plans.history import NOW, UnknownPoint, contents_at
from plans.telling.differences import differences
from plans.views.editor import SeeOther, section_url
from plans.views.head import head_of
from plans.views.moments import moments_of
from plans.views.places import section_title
from plans.views.sections import revision_in


@login_required
@require_http_methods(["GET", "POST"])
def restoration(request: PersonRequest, reference: str, key: str) -> HttpResponse:
    allowed = rights(request.user, plan_or_404(request.user, reference))
    allowed.edit.demand()
    wanted = _wanted(allowed, key, request.GET.get("to", ""))
    if request.method == "GET":
        return _page(request, wanted)
    try:
        wanted.restore(revision=revision_in(request.POST), by=request.user)
    except InvalidSection as invalid:
        problems = [str(message) for found in invalid.errors.values() for message in found]
        return _page(request, wanted, problems=problems, status=422)
    except StaleSection:
        problems = [_("A colleague changed this section after you looked. Here is what restoring changes now.")]
        return _page(request, wanted, problems=problems, status=409)
    messages.success(request, _("Restored. What stood there before is in the history."))
    return SeeOther(section_url(reference, key))


@dataclass(frozen=True)
class _Wanted:
    """The section as it is, and as it was at a point, where somebody wants it back."""

    allowed: Rights
    key: str
    point: str
    now: PlanContent
    value: Any

    def restore(self, *, revision: int, by: User) -> None:
        restore_section(self.allowed.plan, key=self.key, value=self.value, point=self.point, revision=revision, by=by)


def _wanted(allowed: Rights, key: str, point: str) -> _Wanted:
    """Read both, or answer 404 for a section that the plan does not have now or did not have then."""
    try:
        now, then = contents_at(allowed.plan, NOW, point)
        now.section(key)
        return _Wanted(allowed, key, point, now, then.section(key))
    except (UnknownPoint, KeyError):
        raise Http404 from None


def _page(request: PersonRequest, wanted: _Wanted, *, problems: Sequence[str] = (), status: int = 200) -> HttpResponse:
    plan, key = wanted.allowed.plan, wanted.key
    context = {
        "plan": plan,
        "head": head_of(wanted.allowed),
        "here": "plan-sessions",
        "key": key,
        "title": section_title(key),
        "label": moments_of(plan).label(wanted.point),
        "fields": differences(wanted.now.section(key), wanted.value, frame_of(wanted.now)),
        "revision": plan.sections.get(key=key).revision,
        "problems": problems,
    }
    return render(request, "plans/past/restoration.html", context, status=status)
