"""Links for people without an account: the office makes them, sees what became of them, and ends them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from mcof.http import PersonRequest
from plans import linking
from plans.access import Rights, rights
from plans.content import PlanContent
from plans.door import plan_or_404
from plans.forms.linking import LinkForm
from plans.linking import Way
from plans.models import Link, PlanVersion
from plans.sharing import InvalidShare
from plans.views.head import head_of
from plans.views.shares import part_named, to_share

WAYS: "dict[str, Promise]" = {
    Way.OPENED: gettext_lazy("on screen"),
    Way.PRINT: gettext_lazy("as a document"),
    Way.FILE: gettext_lazy("a file of it"),
}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def links(request: PersonRequest, reference: str) -> HttpResponse:
    """List the links of a plan and make one, whose address this answer alone shows."""
    allowed, version = to_share(request, reference)
    content = PlanContent.from_json(version.content) if version else None
    form = LinkForm(request.POST or None, content=content)
    address = _make(request, version, form) if version and form.is_valid() else ""
    return _page(request, allowed, version, LinkForm(content=content) if address else form, address)


def _make(request: PersonRequest, version: PlanVersion, form: LinkForm) -> str:
    """Return the address of the link that was made, or nothing where what was asked does not fit."""
    try:
        link, secret = linking.make(version, wanted=form.wanted(), by=request.user)
    except InvalidShare as error:
        for field, message in error.errors.items():
            form.add_error("expires_on" if field == "expires_at" else field, str(message))
        return ""
    if form.cleaned_data["mail_it"]:
        _send(request, link, secret, form.cleaned_data["language"])
    return linking.address_of(secret)


def _send(request: PersonRequest, link: Link, secret: str, language: str) -> None:
    try:
        linking.send(link, secret=secret, language=language, by=request.user)
    except OSError:
        messages.error(request, _("The mail server does not answer: the link is made, but it was not sent."))
    else:
        messages.success(request, _("The link is on its way to %s.") % link.mail)


def _page(
    request: PersonRequest, allowed: Rights, version: PlanVersion | None, form: LinkForm, address: str
) -> HttpResponse:
    plan, now = allowed.plan, timezone.now()
    found = Link.objects.filter(version__plan=plan).select_related("version", "made_by")
    made = list(found.defer("version__content"))
    opened = linking.openings(made)
    context = {
        "plan": plan,
        "head": head_of(allowed),
        "here": "plan-shares",
        "version": version,
        "form": form,
        "address": address,
        "links": [(it, part_named(it), it.state(now), opened.get(it.pk, [])) for it in made],
        "ways": WAYS,
    }
    return render(request, "plans/links.html", context, status=422 if form.errors else 201 if address else 200)


@login_required
@require_POST
def revocation(request: PersonRequest, reference: str, link: int) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    rights(request.user, plan).share.demand()
    found = get_object_or_404(Link.objects.select_related("version__plan__office"), pk=link, version__plan=plan)
    linking.revoke(found, by=request.user)
    messages.success(request, _("Revoked: the link for %s leads nowhere any more.") % found.label)
    return redirect("plan-links", reference)
