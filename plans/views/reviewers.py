"""Who reviews a version, and by when."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mcof.accounts.models import Absence
from mcof.http import PersonRequest
from plans import assigning
from plans.forms.reviewing import ReviewForm
from plans.models import IN_REVIEW, PlanVersion, Priority, Review, Stage, VersionState
from plans.terms import Due, Offices
from plans.views.judging import bars, version_to_judge


@login_required
@require_http_methods(["GET", "POST"])
def reviewers(request: PersonRequest, reference: str, number: int) -> HttpResponse:
    version = version_to_judge(request, reference, number)
    forms = [_form(request, version, stage) for stage in _stages(version)]
    sent = next((form for form in forms if form.is_bound), None)
    if sent is not None and sent.is_valid() and _assign(request, version, sent):
        return redirect("version-reviewers", reference, number)
    context = {
        **bars(request, version),
        "reviews": reviews_of(version),
        "forms": forms if version.state in IN_REVIEW else [],
    }
    return render(request, "plans/review/reviewers.html", context, status=422 if sent else 200)


def _assign(request: PersonRequest, version: PlanVersion, form: ReviewForm) -> bool:
    given = {**form.cleaned_data, "priority": Priority(form.cleaned_data["priority"])}
    try:
        made = assigning.assign(version, stage=form.stage, by=request.user, **given)
    except assigning.InvalidTerm as error:
        for field, message in error.errors.items():
            form.add_error(field, str(message))
        return False
    messages.success(request, _("%s reviews this version.") % made.person.name)
    return True


@login_required
@require_POST
def release(request: PersonRequest, reference: str, number: int, review: int) -> HttpResponse:
    version = version_to_judge(request, reference, number)
    found = get_object_or_404(Review.objects.select_related("person"), pk=review, version=version)
    found.version = version
    assigning.release(found, by=request.user)
    messages.success(request, _("%s reviews this version no more.") % found.person.name)
    return redirect("version-reviewers", reference, number)


def reviews_of(version: PlanVersion) -> list[tuple[Review, Due | None, Absence | None]]:
    """Return who reviews the version, each with their term and the absence in which another stands in for them."""
    offices, plan = Offices(), version.plan
    found = [(it.review, it.absence) for it in assigning.reviews_of(version)]
    return [(it, offices.due(plan, it.due_on, Stage(it.stage)), absence) for it, absence in found]


def _stages(version: PlanVersion) -> list[Stage]:
    endorsing = version.plan.office.parent_id and version.state == VersionState.SUBMITTED
    return list(Stage) if endorsing else [Stage.APPROVAL]


def _form(request: PersonRequest, version: PlanVersion, stage: Stage) -> ReviewForm:
    data = request.POST if f"{stage}-person" in request.POST else None
    return ReviewForm(data, stage=stage, people=assigning.candidates(version, stage))
