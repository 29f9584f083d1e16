"""The audit trail: looking for events, one of them in full, and taking them along as a file."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mcof.accounts.access import TrailReader, trail_reader
from mcof.audit.circumstances import act_in
from mcof.audit.exporting import csv_lines, json_lines
from mcof.audit.models import Event, EventQuerySet
from mcof.audit.recording import record
from mcof.audit.stretches import Stretch, stretch
from mcof.http import PersonRequest
from plans.forms.facts import CHANNELS, details_of, differences_of, kind_of_target
from plans.forms.trail import TrailForm
from plans.views.events import told

KINDS = {"csv": (csv_lines, "text/csv; charset=utf-8"), "jsonl": (json_lines, "application/jsonl; charset=utf-8")}


@login_required
@require_safe
def trail(request: PersonRequest) -> HttpResponse:
    reader = trail_reader(request.user)
    form = TrailForm(request.GET, reader=reader)
    found = _stretch(reader, form, request.GET)
    context = {
        "form": form,
        "stretch": found,
        "events": [(event, told(event)) for event in found.events],
        "query": _without_places(request.GET),
        "offices": None if reader.reads_all else sorted(reader.offices),
    }
    return render(request, "trail/list.html", context, status=HTTPStatus.OK if form.is_valid() else 422)


def _stretch(reader: TrailReader, form: TrailForm, query: QueryDict) -> Stretch:
    if not form.is_valid():
        return Stretch([])
    before, after = (int(it) if it.isdecimal() else None for it in (query.get("before", ""), query.get("after", "")))
    return stretch(_asked(reader, form), before=before, after=after)


def _asked(reader: TrailReader, form: TrailForm) -> EventQuerySet:
    return reader.may_read(Event.objects.matching(**form.asked()))


def _without_places(query: QueryDict) -> str:
    """Return what was asked for as it stands in addresses, without where in the list one is."""
    kept = query.copy()
    for name in ("before", "after"):
        kept.pop(name, None)
    return kept.urlencode()


@login_required
@require_safe
def event(request: PersonRequest, number: int) -> HttpResponse:
    reader = trail_reader(request.user)
    found = get_object_or_404(reader.may_read(Event.objects.all()), pk=number)
    may_read_words = reader.may_read_words(found)
    context = {
        "event": found,
        "crumbs": [{"url": reverse("trail"), "title": _("Audit trail")}],
        "told": told(found),
        "kind": kind_of_target(found),
        "channel": CHANNELS.get(found.channel, ""),
        "may_read_words": may_read_words,
        "differences": differences_of(found) if may_read_words else [],
        "details": details_of(found) if may_read_words else [],
    }
    return render(request, "trail/event.html", context)


@login_required
@require_safe
def file(request: PersonRequest, kind: str) -> HttpResponseBase:
    """Hand out exactly the events that the page of the same address shows, the oldest first, on the record."""
    if kind not in KINDS:
        raise Http404
    reader = trail_reader(request.user)
    form = TrailForm(request.GET, reader=reader)
    if not form.is_valid():
        return trail(request)
    lines, media_type = KINDS[kind]
    kept = _recorded(request, reader, form, kind)
    events = _asked(reader, form).filter(pk__lt=kept.pk)
    name = f"audit-trail-{timezone.localdate():%Y-%m-%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines(events, reader.may_read_words), content_type=media_type, headers=headers)


def _recorded(request: PersonRequest, reader: TrailReader, form: TrailForm, kind: str) -> Event:
    act_in(reader.mandate.capacity)
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    return record(
        "trail.exported",
        by=request.user,
        target=request.user,
        office=None if reader.reads_all else reader.mandate.office,
        format=kind,
        asked=asked,
        events=_asked(reader, form).count(),
    )
