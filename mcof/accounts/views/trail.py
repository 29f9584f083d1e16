from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mcof.accounts.forms import TrailFilter
from mcof.accounts.roles import Permission
from mcof.accounts.views.administrators import demands
from mcof.audit.models import Event
from mcof.http import PersonRequest

PER_PAGE = 50


@demands(Permission.VIEW_TRAIL)
def trail(request: PersonRequest) -> HttpResponse:
    wanted = TrailFilter(request.GET)
    wanted.is_valid()
    events = Event.objects.matching(**wanted.cleaned_data).newest_first()
    page = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/trail.html", {"page": page, "filter": wanted})
