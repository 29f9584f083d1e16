"""The office's steps of the workflow: submit, withdraw, revise, close. Each is asked once more before it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mcof.accounts.models import User
from mcof.http import PersonRequest
from plans import workflow
from plans.access import Rights, rights
from plans.catalogue import catalogue
from plans.content import load
from plans.door import plan_or_404
from plans.forms.workflow import SubmissionForm
from plans.models import Plan
from plans.transitions import Action
from plans.validation import Finding, blocking, validate
from plans.views.head import head_of
from plans.views.places import placed


@login_required
@require_http_methods(["GET", "POST"])
def submission(request: PersonRequest, reference: str) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    allowed = rights(request.user, plan)
    form = SubmissionForm(request.POST or None)
    if form.is_valid():
        try:
            version = workflow.submit(plan, by=request.user, note=form.cleaned_data["note"])
        except workflow.NotReady as error:
            return _page(request, allowed, form, error.findings, status=422)
        messages.success(request, _("Submitted as version %s. You see here how it goes on.") % version.number)
        return redirect("plan-history", reference)
    allowed.may(Action.SUBMIT).demand()
    return _page(request, allowed, form, blocking(validate(load(plan), catalogue())))


def _page(
    request: PersonRequest, allowed: Rights, form: SubmissionForm, findings: tuple[Finding, ...], *, status: int = 200
) -> HttpResponse:
    """Ask once more; while findings block, say which instead."""
    plan = allowed.plan
    context = {
        "plan": plan,
        "head": head_of(allowed),
        "here": "plan-overview",
        "form": form,
        "blocking": [placed(plan, finding) for finding in findings],
    }
    return render(request, "plans/submission.html", context, status=status)


@dataclass(frozen=True)
class Step:
    """A step that needs no more than a yes."""

    action: Action
    take: Callable[[Plan, User], None]
    title: Promise
    text: Promise
    button: Promise
    done: Promise
    goes_to: str


@login_required
@require_http_methods(["GET", "POST"])
def step(request: PersonRequest, reference: str, step: Step) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    if request.method == "POST":
        step.take(plan, request.user)
        messages.success(request, str(step.done))
        return redirect(step.goes_to, reference)
    allowed = rights(request.user, plan)
    allowed.may(step.action).demand()
    return render(request, "plans/step.html", {"plan": plan, "head": head_of(allowed), "step": step})


WITHDRAWAL = Step(
    action=Action.WITHDRAW,
    take=lambda plan, by: workflow.withdraw(plan, by=by),
    title=gettext_lazy("Withdraw this version?"),
    text=gettext_lazy("Its review ends and the plan is a draft again. The version stays in the list as withdrawn."),
    button=gettext_lazy("Withdraw"),
    done=gettext_lazy("Withdrawn. The plan is a draft again."),
    goes_to="plan-overview",
)
REVISION = Step(
    action=Action.REVISE,
    take=lambda plan, by: workflow.revise(plan, by=by),
    title=gettext_lazy("Open the next version?"),
    text=gettext_lazy("You write on as a draft; the approved version stays in force until the next one is approved."),
    button=gettext_lazy("Open the next version"),
    done=gettext_lazy("The next version is open for writing. The approved one stays in force."),
    goes_to="plan-overview",
)
CLOSURE = Step(
    action=Action.CLOSE,
    take=lambda plan, by: workflow.close(plan, by=by),
    title=gettext_lazy("Close this plan?"),
    text=gettext_lazy("A closed plan can be read and printed, but not changed any more."),
    button=gettext_lazy("Close the plan"),
    done=gettext_lazy("The plan is closed."),
    goes_to="plan",
)
