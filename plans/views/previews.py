"""A running text as the document shows it, before it is saved: it says nothing of any plan."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mcof.http import PersonRequest
from plans.models.fields import NARRATIVE_LENGTH
from plans.reports.narrative import paragraphs
from plans.reports.numbering import numbered_part
from plans.reports.tree import Part


@login_required
@require_POST
def preview(request: PersonRequest) -> HttpResponse:
    text = request.POST.get("text", "")
    if len(text) > NARRATIVE_LENGTH:
        words = _("This text is longer than %(most)s characters: shorten it, or move a part of it to another field.")
        return HttpResponse(words % {"most": number_format(NARRATIVE_LENGTH, force_grouping=True)}, status=422)
    part = numbered_part(Part(key="preview", heading="", blocks=paragraphs(text)))
    return render(request, "plans/editor/_preview.html", {"part": part, "depth": 3})
