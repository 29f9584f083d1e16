"""What the States concerned have answered, recorded by their focal points or by the office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mcof.http import PersonRequest
from plans import sharing
from plans.access import Refused, Rights, rights, shares_for, versions_visible_to
from plans.catalogue import catalogue
from plans.consents import StateStanding, standings
from plans.door import answers_for, letter_file, plan_or_404
from plans.forms.replying import ReplyForm
from plans.models import IN_REVIEW, Consent, PlanCountry, PlanVersion, Purpose, State, StateAnswer, VersionState
from plans.views.head import head_of


@login_required
@require_http_methods(["GET", "POST"])
def consents(request: PersonRequest, reference: str) -> HttpResponse:
    allowed = rights(request.user, plan_or_404(request.user, reference))
    version = _answered_version(allowed)
    countries = _answerable(allowed, version)
    form = ReplyForm(
        request.POST or None,
        request.FILES or None,
        plan=allowed.plan,
        countries=countries,
        documents=bool(allowed.view_draft),
    )
    if request.method == "POST":
        allowed.record_consent.demand()
        if not countries:
            raise Refused(_("Nothing waits for your answer: there is no version in review that asks for it."))
    if form.is_valid() and _record(request, allowed, version, form):
        return redirect("plan-consents", reference)
    return _page(request, allowed, version, form if countries else None)


def _record(request: PersonRequest, allowed: Rights, version: PlanVersion | None, form: ReplyForm) -> bool:
    given = {**form.cleaned_data, "answer": StateAnswer(form.cleaned_data["answer"])}
    try:
        consent = sharing.record_consent(allowed.plan, reply=sharing.Reply(**given), version=version, by=request.user)
    except sharing.InvalidShare as error:
        for field, message in error.errors.items():
            form.add_error(field, str(message))
        return False
    messages.success(request, _("Recorded for %s.") % consent.country.name)
    return True


def _answered_version(allowed: Rights) -> PlanVersion | None:
    """Return the version that a focal point answers to; the office's records are about the plan as it goes on."""
    if allowed.view_draft:
        return None
    share = shares_for(allowed.user).filter(version__plan=allowed.plan, purpose=Purpose.CONSENT).first()
    return PlanVersion.objects.get(pk=share.version_id) if share else None


def _answerable(allowed: Rights, version: PlanVersion | None) -> list[str]:
    """Return the States that the person can record an answer for now."""
    if not allowed.record_consent:
        return []
    if allowed.view_draft:
        return list(PlanCountry.objects.filter(plan=allowed.plan).values_list("country", flat=True))
    asked = shares_for(allowed.user).filter(version=version, purpose=Purpose.CONSENT, version__state__in=IN_REVIEW)
    return list(asked.values_list("country__code", flat=True))


def _page(request: PersonRequest, allowed: Rights, version: PlanVersion | None, form: ReplyForm | None) -> HttpResponse:
    shown = None if allowed.view_draft else version or versions_visible_to(allowed.user, allowed.plan).first()
    weighed = shown or allowed.version or _in_force(allowed)
    context = {
        "plan": allowed.plan,
        "head": head_of(allowed, shown),
        "here": "plan-consents",
        "version": version,
        "form": form,
        "records": _records(allowed, shown),
        "weighed": weighed,
        "standings": _standings(allowed, weighed),
    }
    return render(request, "plans/consents.html", context, status=422 if form and form.errors else 200)


def _records(allowed: Rights, shown: PlanVersion | None) -> "QuerySet[Consent]":
    """Return the answers on record: of the States that the version shown concerns, or of the reader's own."""
    return answers_for(allowed, shown).select_related("country", "version", "document", "letter", "recorded_by")


@login_required
@require_GET
def letter(request: PersonRequest, reference: str, consent: int) -> FileResponse:
    return letter_file(request.user, plan_or_404(request.user, reference), consent)


def _in_force(allowed: Rights) -> PlanVersion | None:
    """Return the approved version, unless the office writes on the next one already."""
    if allowed.plan.state == State.DRAFT:
        return None
    return allowed.plan.versions.filter(state=VersionState.APPROVED).first()


def _standings(allowed: Rights, version: PlanVersion | None) -> list[tuple[str, StateStanding]]:
    if not allowed.view_draft and not allowed.view_submitted:
        return []
    return [(catalogue().name("country", it.country), it) for it in standings(allowed.plan, version)]
