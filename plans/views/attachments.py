"""Files beside a plan: attach, remove, download."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mcof.http import PersonRequest
from plans.door import attachment_file, plan_or_404
from plans.drafting import ATTACHMENTS, InvalidSection, StaleSection, attach, detach
from plans.forms.attaching import AttachmentForm
from plans.views.editor import Editor, SeeOther, open_editor, section_url
from plans.views.guidance import beside
from plans.views.sections import revision_in, set_ready


@login_required
@require_http_methods(["GET", "POST"])
def attachments(request: PersonRequest, reference: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    if request.method == "GET":
        return _page(request, editor, AttachmentForm())
    editor.rights.edit.demand()
    if "ready" in request.POST:
        return _set_ready(request, editor)
    return _remove(request, editor) if "remove" in request.POST else _attach(request, editor)


def _set_ready(request: PersonRequest, editor: Editor) -> HttpResponse:
    set_ready(request, editor, ATTACHMENTS, editor.section(ATTACHMENTS).revision)
    return SeeOther(section_url(editor.plan.reference, ATTACHMENTS))


def _attach(request: PersonRequest, editor: Editor) -> HttpResponse:
    form = AttachmentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, editor, form, status=422)
    try:
        attach(
            editor.plan,
            file=form.cleaned_data["file"],
            title=form.cleaned_data["title"],
            revision=revision_in(request.POST),
            by=request.user,
        )
    except InvalidSection as invalid:
        form.add_error("file", [str(error) for error in invalid.errors["file"]])
        return _page(request, editor, form, status=422)
    except StaleSection as stale:
        return _page(request, editor, form, status=409, stale=stale)
    return _done(request, editor, _("The file is attached."))


def _remove(request: PersonRequest, editor: Editor) -> HttpResponse:
    attachment = get_object_or_404(editor.plan.attachment_rows, uid=request.POST["remove"])
    try:
        detach(attachment, revision=revision_in(request.POST), by=request.user)
    except InvalidSection as invalid:
        return _page(request, editor, AttachmentForm(), status=422, refusals=invalid.errors["attachments"])
    except StaleSection as stale:
        return _page(request, editor, AttachmentForm(), status=409, stale=stale)
    return _done(request, editor, _("The file is removed from the draft. Versions that name it keep it."))


def _done(request: PersonRequest, editor: Editor, words: str) -> HttpResponse:
    messages.success(request, words)
    return SeeOther(section_url(editor.plan.reference, ATTACHMENTS))


def _page(
    request: PersonRequest, editor: Editor, form: AttachmentForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    section = editor.section(ATTACHMENTS)
    context = editor.context(
        ATTACHMENTS,
        form=form,
        attachments=editor.content.attachments,
        beside=beside(ATTACHMENTS),
        section=section,
        revision=section.revision,
        **more,
    )
    return render(request, "plans/editor/attachments.html", context, status=status)


@login_required
@require_GET
def file(request: PersonRequest, reference: str, uid: str) -> FileResponse:
    return attachment_file(request.user, plan_or_404(request.user, reference), uid)
