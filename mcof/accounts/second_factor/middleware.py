from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mcof.accounts.second_factor.asking import owed

# The way to it, the way out, and the language to read both in.
_OPEN = {"account_login", "account_logout", "account_reauthenticate", "language"}
# Nobody's rights open these, but the secret in their address, which is not to be handed on to another page.
_OPEN |= {"link", "link-code", "link-print", "link-print-file", "link-file"}


class SecondFactorMiddleware:
    """Leads whoever owes a second factor to it, before anything of theirs opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if not owed(request) or _leads_there(request):
            return None
        reason = _("Your role asks for a second factor, which this session has not shown. Open any page to do so.")
        if request.path.startswith("/api/"):
            problem = {"type": "about:blank", "status": 403, "title": reason}
            return JsonResponse(problem, status=403, content_type="application/problem+json")
        if request.method != "GET":
            return render(request, "403.html", {"reason": reason}, status=403)
        return HttpResponseRedirect(_way(request))


def _leads_there(request: HttpRequest) -> bool:
    name = (request.resolver_match and request.resolver_match.url_name) or ""
    return name in _OPEN or name.startswith("mfa_")


def _way(request: HttpRequest) -> str:
    if not is_mfa_enabled(request.user):
        return reverse("mfa_index")
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}"
