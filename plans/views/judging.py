"""What a reviewer makes of a version before it is decided: marks on sections, an opinion, the checklist."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mcof.http import PersonRequest
from plans import reviewing
from plans.access import rights
from plans.content import PlanContent
from plans.door import plan_or_404, version_or_404
from plans.forms.reviewing import OpinionForm, point_forms
from plans.models import IN_REVIEW, DecisionKind, Mark, PlanVersion
from plans.reviewing import ReasonNeeded
from plans.views.beside import Beside
from plans.views.editor import SeeOther
from plans.views.head import head_of
from plans.views.outline import section_order


def version_to_judge(request: PersonRequest, reference: str, number: int) -> PlanVersion:
    """Return a version that the person reviews; 404 to strangers. Raises Refused."""
    plan = plan_or_404(request.user, reference)
    allowed = rights(request.user, plan)
    version = version_or_404(request.user, plan, number)
    version.plan = plan
    allowed.comment.demand()
    return version


@login_required
@require_POST
def marks(request: PersonRequest, reference: str, number: int) -> HttpResponse:
    """Mark a section; the mark that one has already is taken back."""
    version = version_to_judge(request, reference, number)
    section, wanted = request.POST.get("section", ""), request.POST.get("mark", "")
    if wanted not in (*Mark, "") or section not in section_order(PlanContent.from_json(version.content)):
        return HttpResponseBadRequest(_("This page does not know that button. Go back and load it again."))
    reviewing.mark(version, section=section, mark=Mark(wanted) if wanted else None, by=request.user)
    if not request.htmx:
        return SeeOther(f"{_review(version)}#{section}")
    others = list(version.marks.filter(section=section).exclude(person=request.user).select_related("person"))
    context = {"plan": version.plan, "version": version, "it": Beside(section, mine=wanted, others=others)}
    return render(request, "plans/review/_marks.html", context)


@login_required
@require_POST
def opinion(request: PersonRequest, reference: str, number: int) -> HttpResponse:
    version = version_to_judge(request, reference, number)
    form = OpinionForm(request.POST)
    if form.is_valid():
        try:
            advice = DecisionKind(form.cleaned_data["advice"])
            reviewing.advise(version, advice=advice, reason=form.cleaned_data["reason"], by=request.user)
        except ReasonNeeded as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, _("Your opinion is kept. Whoever decides reads it."))
            return SeeOther(f"{_review(version)}#opinions")
    return render(request, "plans/review/opinion.html", bars(request, version) | {"opinion_form": form}, status=422)


@login_required
@require_http_methods(["GET", "POST"])
def checklist(request: PersonRequest, reference: str, number: int) -> HttpResponse:
    version = version_to_judge(request, reference, number)
    points = reviewing.checklist_of(version, request.user)
    forms = point_forms(points, request.POST or None)
    if request.method == "POST" and all(form.is_valid() for form in forms):
        answers = {form.point.entry.code: given for form in forms if (given := form.given)}
        reviewing.answer_checklist(version, answers=answers, by=request.user)
        messages.success(request, _("Your answers are kept, and go with your decision."))
        return redirect("review", reference, number)
    context = bars(request, version) | {"forms": forms, "in_review": version.state in IN_REVIEW}
    return render(request, "plans/review/checklist.html", context, status=422 if request.POST else 200)


def bars(request: PersonRequest, version: PlanVersion) -> dict[str, object]:
    head = head_of(rights(request.user, version.plan), version)
    return {"plan": version.plan, "version": version, "head": head}


def _review(version: PlanVersion) -> str:
    return reverse("review", args=[version.plan.reference, version.number])
