"""Sharing versions with Member States."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from mcof.accounts.models import Country
from mcof.http import PersonRequest
from plans import sharing
from plans.access import Refused, Rights, rights
from plans.door import plan_or_404
from plans.forms.workflow import ShareForm
from plans.models import IN_REVIEW, Plan, PlanVersion, Purpose, Share, VersionState
from plans.readership import Way, openings
from plans.views.head import head_of

WAYS: "dict[str, Promise]" = {
    Way.PAGE: gettext_lazy("on screen"),
    Way.PROGRAM: gettext_lazy("by a program"),
    Way.PRINT: gettext_lazy("as a document"),
    Way.FILE: gettext_lazy("a file of it"),
}


@login_required
@require_http_methods(["GET", "POST"])
def shares(request: PersonRequest, reference: str) -> HttpResponse:
    allowed = rights(request.user, plan_or_404(request.user, reference))
    allowed.share.demand()
    version = shareable(allowed)
    if request.method == "POST" and version is None:
        raise Refused(_("No version is in review or in force: there is nothing to share."))
    form = _form(request, allowed.plan, version)
    if version and form.is_valid() and _share(request, version, form):
        return redirect("plan-shares", reference)
    return _page(request, allowed, version, form)


def _form(request: PersonRequest, plan: Plan, version: PlanVersion | None) -> ShareForm:
    """Offer what can be done now: consent is asked of the States concerned, information is for any Member State."""
    purpose = Purpose.INFORMATION if version and version.state == VersionState.APPROVED else Purpose.CONSENT
    concerned = Country.objects.filter(code__in=plan.countries.values("country"))
    members = Country.objects.members(timezone.localdate())
    countries = concerned if purpose == Purpose.CONSENT else members
    only = list(countries) if purpose == Purpose.CONSENT else []
    initial = {"purpose": purpose, "country": only[0].code if len(only) == 1 else None}
    return ShareForm(request.POST or None, purposes=[purpose], countries=countries, initial=initial)


def _share(request: PersonRequest, version: PlanVersion, form: ShareForm) -> bool:
    data = form.cleaned_data
    try:
        made = sharing.share(
            version,
            country=data["country"],
            purpose=Purpose(data["purpose"]),
            message=data["message"],
            expires_at=form.expires_at(),
            by=request.user,
        )
    except sharing.InvalidShare as error:
        for field, message in error.errors.items():
            form.add_error("expires_on" if field == "expires_at" else field, str(message))
        return False
    messages.success(request, _("Shared with %s.") % made.country.name)
    return True


def _page(request: PersonRequest, allowed: Rights, version: PlanVersion | None, form: ShareForm) -> HttpResponse:
    plan = allowed.plan
    found = Share.objects.filter(version__plan=plan).select_related("version", "country", "shared_by", "revoked_by")
    made = list(found.defer("version__content"))
    opened = openings(made)
    context = {
        "plan": plan,
        "head": head_of(allowed),
        "here": "plan-shares",
        "version": version,
        "form": form,
        "shares": [(it, opened.get(it.pk, [])) for it in made],
        "ways": WAYS,
        "now": timezone.now(),
    }
    return render(request, "plans/shares.html", context, status=422 if form.errors else 200)


def shareable(allowed: Rights) -> PlanVersion | None:
    """Return the version in review, or else the one in force."""
    found = allowed.plan.versions.without_content().filter(state__in=(*IN_REVIEW, VersionState.APPROVED))
    version = found.first()
    if version:
        version.plan = allowed.plan
    return version


@login_required
@require_POST
def revocation(request: PersonRequest, reference: str, share: int) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    rights(request.user, plan).share.demand()
    made = get_object_or_404(Share.objects.select_related("version__plan", "country"), pk=share, version__plan=plan)
    sharing.revoke(made, by=request.user)
    messages.success(request, _("Revoked: %s reads this version no more.") % made.country.name)
    return redirect("plan-shares", reference)
