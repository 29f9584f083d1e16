"""When the database cannot answer: busy with others, restarting, or away. Nothing of the request was stored.

It is said as what it is, 503 with the time after which to ask again, and whoever sent a form gets it back to be sent
again as it was.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

AGAIN_AFTER = 5
AWAY = (OperationalError, InterfaceError)


def handle_error(request: HttpRequest) -> HttpResponse:
    """Answer for an exception that nothing else answered for, wherever in the request it arose."""
    return away(request) if isinstance(sys.exc_info()[1], AWAY) else server_error(request)


def away(request: HttpRequest) -> HttpResponse:
    page = render_to_string("503.html", {"fields": _sent(request), "address": request.get_full_path()})
    return HttpResponse(page, status=503, headers={"Retry-After": str(AGAIN_AFTER)})


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of a form that was sent; of one with a password or a file nothing, which no page repeats."""
    if request.FILES or any("password" in name for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() for value in values]
