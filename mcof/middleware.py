"""What happens around every page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mcof.accounts.answers import Gone, Refused


class RefusalMiddleware:
    """Turns a refusal into a page that gives its reason: 403, for somebody who may see the thing but not do this.

    410 for somebody who could see it once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        status = 410 if isinstance(exception, Gone) else 403
        return render(request, f"{status}.html", {"reason": exception.reason}, status=status)
