from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from mcof.accounts import sessions

Respond = Callable[[HttpRequest], HttpResponse]


class PersonalMiddleware:
    """Speak the language, and tell the time, of the person signed in. A visitor's language is in a cookie."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        translation.activate(request.user.language)
        request.LANGUAGE_CODE = translation.get_language()
        with timezone.override(ZoneInfo(request.user.timezone)):
            return self.get_response(request)


class SessionMiddleware:
    """Notes now and then that a session is in use, and from where: people look after theirs."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            sessions.note(request)
        return self.get_response(request)
