"""One finding, considered: why the office leaves it as it is, said here and taken back here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.http import PersonRequest
from plans import drafting
from plans.access import Refused
from plans.considered import Considered
from plans.drafting import InvalidSection, NoSuchFinding
from plans.forms.considering import ConsiderationForm
from plans.validation import Level
from plans.views.editor import Editor, SeeOther, open_editor
from plans.views.places import placed


@login_required
@require_http_methods(["GET", "POST"])
def consideration(request: PersonRequest, reference: str, finding: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    editor.rights.edit.demand()
    found = _found_or_404(editor, finding)
    if found.finding.level == Level.BLOCKS:
        raise Refused(_("This keeps the plan from being submitted: it has to be mended, not considered."))
    if "again" in request.POST:
        drafting.look_again(editor.plan, finding=finding, by=request.user)
        messages.success(request, _("It counts among the findings again."))
        return SeeOther(_readiness(reference, finding))
    form = ConsiderationForm(request.POST or None, initial={"reason": found.before.reason if found.before else ""})
    if form.is_valid() and _consider(request, editor, found, form):
        return SeeOther(_readiness(reference, finding))
    return _page(request, editor, found, form)


def _found_or_404(editor: Editor, finding: str) -> Considered:
    """A finding that is mended meanwhile is gone, and so is its page."""
    for it in editor.considered:
        if it.finding.id == finding:
            return it
    raise Http404


def _consider(request: PersonRequest, editor: Editor, found: Considered, form: ConsiderationForm) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        drafting.consider(editor.plan, finding=found.finding.id, reason=reason, by=request.user)
    except InvalidSection as invalid:
        form.add_error("reason", [str(error) for error in invalid.errors["reason"]])
        return False
    except NoSuchFinding:
        raise Http404 from None
    messages.success(request, _("Considered. The reviewers see the reason beside the finding."))
    return True


def _page(request: PersonRequest, editor: Editor, found: Considered, form: ConsiderationForm) -> HttpResponse:
    """Show the form alone to a page that asks for it in place, and on a page of its own otherwise."""
    it = placed(editor.plan, found.finding, settled=found.settled, before=found.before)
    template = "plans/_consider.html" if request.htmx else "plans/consideration.html"
    return render(request, template, editor.context(it=it, form=form), status=422 if form.errors else 200)


def _readiness(reference: str, finding: str) -> str:
    return f"{reverse('plan-readiness', args=[reference])}#finding-{finding}"
