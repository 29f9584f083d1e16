"""Pictures in the document: add one to a section, and change where it stands and what is said about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.http import PersonRequest
from plans.drafting import ATTACHMENTS, InvalidSection, StaleSection, add_picture, place_picture
from plans.forms.picturing import PictureForm
from plans.models import Attachment
from plans.views.editor import Editor, SeeOther, open_editor, section_url
from plans.views.places import section_title
from plans.views.sections import revision_in


@login_required
@require_http_methods(["GET", "POST"])
def pictures(request: PersonRequest, reference: str) -> HttpResponse:
    """Add a picture, to the section that is named in the address where one is."""
    editor = open_editor(request.user, reference)
    editor.rights.edit.demand()
    initial = {"section": request.GET.get("section", "")}
    form = PictureForm(
        request.POST or None, request.FILES or None, sections=_sections(editor), with_file=True, initial=initial
    )
    if not form.is_valid():
        return _page(request, editor, form)
    file, revision = form.cleaned_data["file"], revision_in(request.POST)
    try:
        add_picture(editor.plan, file=file, placing=form.placing, revision=revision, by=request.user)
    except InvalidSection as invalid:
        form.refuse(invalid)
        return _page(request, editor, form)
    except StaleSection as stale:
        return _page(request, editor, form, stale=stale)
    return _done(request, editor, _("The picture is in the section."))


@login_required
@require_http_methods(["GET", "POST"])
def picture(request: PersonRequest, reference: str, uid: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    editor.rights.edit.demand()
    attachment = get_object_or_404(editor.plan.attachment_rows.exclude(section=""), uid=uid)
    form = PictureForm(request.POST or None, sections=_sections(editor), with_file=False, initial=vars(attachment))
    if not form.is_valid():
        return _page(request, editor, form, picture=attachment)
    try:
        place_picture(attachment, placing=form.placing, revision=revision_in(request.POST), by=request.user)
    except InvalidSection as invalid:
        form.refuse(invalid)
        return _page(request, editor, form, picture=attachment)
    except StaleSection as stale:
        return _page(request, editor, form, picture=attachment, stale=stale)
    return _done(request, editor, _("The picture is changed."))


def _sections(editor: Editor) -> list[tuple[str, str]]:
    return [(key, capfirst(str(section_title(key)))) for key in editor.content.picture_sections]


def _page(
    request: PersonRequest,
    editor: Editor,
    form: PictureForm,
    *,
    picture: Attachment | None = None,
    stale: StaleSection | None = None,
) -> HttpResponse:
    section = editor.section(ATTACHMENTS)
    more = {"form": form, "picture": picture, "stale": stale, "section": section, "revision": section.revision}
    status = 409 if stale else 422 if form.errors else 200
    return render(request, "plans/editor/picture.html", editor.context(ATTACHMENTS, **more), status=status)


def _done(request: PersonRequest, editor: Editor, words: str) -> HttpResponse:
    messages.success(request, words)
    return SeeOther(section_url(editor.plan.reference, ATTACHMENTS))
