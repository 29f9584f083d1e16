"""Sharing versions with Member States."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from mcof.accounts.models import Country
from mcof.http import PersonRequest
from plans import sharing
from plans.access import Refused, Rights, rights
from plans.content import PlanContent
from plans.door import plan_or_404
from plans.extent import title_of
from plans.forms.sharing import FIELDS, ShareForm
from plans.models import IN_REVIEW, Plan, PlanVersion, Purpose, Share, VersionState
from plans.models.extent import WithExtent
from plans.readership import Opened, Way, openings
from plans.replacing import outdated, replace_shares
from plans.reports.words import language_name
from plans.views.head import head_of

MOST_DIGITS = 9
WAYS: "dict[str, Promise]" = {
    Way.PAGE: gettext_lazy("on screen"),
    Way.PROGRAM: gettext_lazy("by a program"),
    Way.PRINT: gettext_lazy("as a document"),
    Way.FILE: gettext_lazy("a file of it"),
}


@dataclass(frozen=True)
class Part:
    """Which sections and languages of a version are given, by name: none where all are."""

    sections: list[str]
    languages: list[str]


@dataclass(frozen=True)
class Line:
    """A share in the list: what it gives and who opened it."""

    share: Share
    part: Part
    opened: list[Opened]
    ended: bool
    begun: bool


@login_required
@require_http_methods(["GET", "POST"])
def shares(request: PersonRequest, reference: str) -> HttpResponse:
    allowed, version = to_share(request, reference)
    form = _form(request, allowed.plan, version)
    if version and form.is_valid() and _share(request, version, form):
        return redirect("plan-shares", reference)
    return _page(request, allowed, version, form)


def _form(request: PersonRequest, plan: Plan, version: PlanVersion | None) -> ShareForm:
    """Offer what can be done now: consent is asked of the States concerned, information is for any Member State."""
    purpose = Purpose.INFORMATION if version and version.state == VersionState.APPROVED else Purpose.CONSENT
    concerned = list(Country.objects.filter(code__in=plan.countries.values("country")))
    offered: dict[str, Iterable[Country]] = {_("States that the plan concerns"): concerned}
    if purpose == Purpose.INFORMATION:
        members = Country.objects.members(timezone.localdate())
        offered[_("Other Member States")] = members.exclude(pk__in=[it.pk for it in concerned])
    only = [it.code for it in concerned] if purpose == Purpose.CONSENT and len(concerned) == 1 else []
    initial = {"purpose": purpose, "countries": only}
    content = PlanContent.from_json(version.content) if version else None
    return ShareForm(request.POST or None, purposes=[purpose], countries=offered, content=content, initial=initial)


def _share(request: PersonRequest, version: PlanVersion, form: ShareForm) -> bool:
    countries = list(Country.objects.filter(code__in=form.cleaned_data["countries"]))
    try:
        made = sharing.share_with(version, countries=countries, terms=form.terms(), by=request.user)
    except sharing.InvalidShare as error:
        for field, message in error.errors.items():
            name = FIELDS.get(field, field)
            form.add_error(name if name in form.fields else None, message)  # type: ignore[call-overload]  # one or several
        return False
    messages.success(request, _("Shared with %s.") % ", ".join(it.country.name for it in made))
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
        "shares": [_line(it, opened.get(it.pk, [])) for it in made],
        "outdated": outdated(plan),
        "ways": WAYS,
    }
    return render(request, "plans/shares.html", context, status=422 if form.errors else 200)


def _line(share: Share, opened: list[Opened]) -> Line:
    now = timezone.now()
    return Line(
        share=share,
        part=part_named(share),
        opened=opened,
        ended=share.revoked_at is not None or (share.expires_at is not None and share.expires_at <= now),
        begun=share.starts_at is None or share.starts_at <= now,
    )


def part_named(given: WithExtent) -> Part:
    return Part(
        sections=[capfirst(str(title_of(key))) for key in given.sections or ()],
        languages=[language_name(code) for code in given.languages or ()],
    )


def to_share(request: PersonRequest, reference: str) -> tuple[Rights, PlanVersion | None]:
    """Return what somebody who may share the plan can share: the version in review, or else the one in force.

    Raises Refused, also for one who posts where there is none.
    """
    allowed = rights(request.user, plan_or_404(request.user, reference))
    allowed.share.demand()
    version = allowed.plan.versions.filter(state__in=(*IN_REVIEW, VersionState.APPROVED)).first()
    if version is not None:
        version.plan = allowed.plan
    elif request.method == "POST":
        raise Refused(_("No version is in review or in force: there is nothing to share."))
    return allowed, version


@login_required
@require_POST
def revocation(request: PersonRequest, reference: str, share: int) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    rights(request.user, plan).share.demand()
    made = get_object_or_404(Share.objects.select_related("version__plan", "country"), pk=share, version__plan=plan)
    sharing.revoke(made, by=request.user)
    messages.success(request, _("Revoked: %s reads this version no more.") % made.country.name)
    return redirect("plan-shares", reference)


@login_required
@require_POST
def replacement(request: PersonRequest, reference: str) -> HttpResponse:
    """Share the version in force in place of the older one, with one State or with all that still read that."""
    plan = plan_or_404(request.user, reference)
    rights(request.user, plan).share.demand()
    number = request.POST.get("version", "")
    try:
        made = replace_shares(
            plan,
            version=int(number) if number.isdecimal() and len(number) < MOST_DIGITS else 0,
            countries=request.POST.getlist("country") or None,
            by=request.user,
        )
    except sharing.InvalidShare as error:
        for message in error.errors.values():
            messages.error(request, str(message))
    else:
        told = {"n": number, "states": ", ".join(it.country.name for it in made)}
        messages.success(request, _("Version %(n)s is now shared with: %(states)s. They are told.") % told)
    return redirect("plan-shares", reference)
