from collections.abc import Callable
from ipaddress import ip_address
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from mcof.audit.circumstances import Channel, Origin, coming_from

API = "/api/"


class OriginMiddleware:
    """Notes from where a request comes, and tells its id, by which the trail knows it, to whoever asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        channel = Channel.API if request.path.startswith(API) else Channel.PAGE
        origin = Origin(channel, client_address(request), uuid4().hex)
        with coming_from(origin):
            response = self.get_response(request)
        response["X-Request-ID"] = origin.trace
        return response


def client_address(request: HttpRequest) -> str:
    """Return the address of the client: what proxies say of it counts as far as they are trusted, from the last on."""
    told = request.headers.get("X-Forwarded-For", "").split(",")
    steps = [*told, request.META.get("REMOTE_ADDR", "")]
    while len(steps) > 1 and _trusted(steps[-1]):
        steps.pop()
    return _address(steps[-1])


def _trusted(step: str) -> bool:
    address = _address(step)
    return bool(address) and any(ip_address(address) in network for network in settings.TRUSTED_PROXIES)


def _address(step: str) -> str:
    """Return the step if it is an address, and nothing for whatever else may be said there."""
    try:
        return str(ip_address(step.strip()))
    except ValueError:
        return ""
