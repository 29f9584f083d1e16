"""Comments on versions: all of a plan, one with its replies, and a new one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import trigger_client_event

from mcof.http import PersonRequest
from plans import commenting
from plans.access import Rights, rights
from plans.commenting import InvalidComment
from plans.content import PlanContent
from plans.door import content_shown, plan_or_404
from plans.forms.commenting import RemarkForm, TurnForm
from plans.models import Audience, Comment, CommentState, PlanVersion, ReplyKind, Section
from plans.views.editor import SeeOther, section_url
from plans.views.head import head_of
from plans.views.judging import version_to_judge
from plans.views.outline import section_order
from plans.views.places import section_title
from plans.views.threads import shown


@login_required
@require_safe
def comments(request: PersonRequest, reference: str) -> HttpResponse:
    """Show every comment that the person may read: what is a condition first, what is settled last."""
    allowed = _reading(request, reference)
    found = shown(allowed, allowed.comments.with_thread(), content_shown(allowed))
    left = [it for it in found if it.comment.state != CommentState.SETTLED]
    context = {
        "conditions": [it for it in left if it.comment.is_condition],
        "others": [it for it in left if not it.comment.is_condition],
        "settled": [it for it in found if it.comment.state == CommentState.SETTLED],
    }
    return _page(request, allowed, "comments", context)


@login_required
@require_http_methods(["GET", "POST"])
def comment(request: PersonRequest, reference: str, comment: int) -> HttpResponse:
    """Show a comment with its replies, and take the next turn."""
    allowed = _reading(request, reference)
    found = get_object_or_404(allowed.comments.with_thread(), pk=comment)
    found.version.plan = allowed.plan
    form = TurnForm(request.POST or None, plan=allowed.plan, audience=Audience(found.audience))
    if request.method == "POST" and form.is_valid():
        if request.POST.get("turn") not in ReplyKind:
            return HttpResponseBadRequest(_("This page does not know that button. Go back and load it again."))
        if _turn(request, found, ReplyKind(request.POST["turn"]), form):
            return _answered(request, allowed, found)
    if request.htmx:
        return _in_editor(request, allowed, found, turn_form=form)
    (it,) = shown(allowed, [found], content_shown(allowed))
    return _page(request, allowed, "comment", {"it": it, "form": form})


def _answered(request: PersonRequest, allowed: Rights, found: Comment) -> HttpResponse:
    """Lead back to where the words were written; a script puts the comment in place where it stands."""
    if request.htmx:
        response = _in_editor(request, allowed, allowed.comments.with_thread().get(pk=found.pk))
        return trigger_client_event(response, "mcof:answered")
    messages.success(request, _("Recorded."))
    reference = allowed.plan.reference
    here = reverse("plan-comments", args=[reference])
    if "back" in request.POST and allowed.view_draft:
        written = Section.objects.filter(plan=allowed.plan, key=found.section).exists()
        here = section_url(reference, found.section) if written else reverse("plan-overview", args=[reference])
    return SeeOther(f"{here}#comment-{found.pk}")


def _in_editor(request: PersonRequest, allowed: Rights, found: Comment, **more: object) -> HttpResponse:
    """Return the comment alone, as it stands at its place in the editor."""
    found.version.plan = allowed.plan
    (it,) = shown(allowed, [found], content_shown(allowed))
    return render(request, "plans/editor/_remark.html", {"it": it, "fresh": True, **more}, status=422 if more else 200)


def _turn(request: PersonRequest, found: Comment, kind: ReplyKind, form: TurnForm) -> bool:
    said = {"body": form.cleaned_data["body"], "by": request.user}
    if kind == ReplyKind.REPLY:
        said["mentioned"] = form.cleaned_data["mentioned"]
    try:
        commenting.TURNS[kind](found, **said)
    except InvalidComment as error:
        _refuse(form, error)
        return False
    return True


@login_required
@require_http_methods(["GET", "POST"])
def new_comment(request: PersonRequest, reference: str, number: int) -> HttpResponse:
    """Comment on a version, on one of its sections, or on a passage of it."""
    version = version_to_judge(request, reference, number)
    form = _form(request, version)
    if form.is_valid() and (made := _comment(request, version, form)):
        messages.success(request, _("Your comment is kept."))
        return SeeOther(f"{reverse('review', args=[reference, number])}#comment-{made.pk}")
    return _page(request, rights(request.user, version.plan), "new_comment", {"form": form, "version": version})


def _form(request: PersonRequest, version: PlanVersion) -> RemarkForm:
    content = PlanContent.from_json(version.content)
    keys = [key for key in section_order(content) if content.section_or_none(key) is not None]
    sections = [(key, capfirst(str(section_title(key)))) for key in keys]
    initial = {"audience": Audience.OFFICE, **request.GET.dict()}
    return RemarkForm(request.POST or None, plan=version.plan, sections=sections, initial=initial)


def _comment(request: PersonRequest, version: PlanVersion, form: RemarkForm) -> Comment | None:
    try:
        return commenting.comment(version, remark=form.remark(), by=request.user)
    except InvalidComment as error:
        _refuse(form, error)
        return None


def _refuse(form: RemarkForm | TurnForm, error: InvalidComment) -> None:
    for field, message in error.errors.items():
        form.add_error(field, str(message))


def _reading(request: PersonRequest, reference: str) -> Rights:
    """Return what the person may do, if they read comments at all. Raises Refused."""
    allowed = rights(request.user, plan_or_404(request.user, reference))
    allowed.inside.demand()
    return allowed


def _page(request: PersonRequest, allowed: Rights, page: str, context: dict[str, Any]) -> HttpResponse:
    bars = {"plan": allowed.plan, "head": head_of(allowed), "here": "plan-comments"}
    form = context.get("form")
    return render(request, f"plans/comments/{page}.html", bars | context, status=422 if form and form.errors else 200)
