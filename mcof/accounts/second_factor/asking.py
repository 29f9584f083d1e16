from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from mcof.accounts.models import User


def is_asked_of(user: User | AnonymousUser) -> bool:
    """Say whether the person of a request has to have one."""
    return settings.SECOND_FACTOR == "required" and user.is_authenticated and user.second_factor_asked


def shown(request: HttpRequest, person: User | None = None) -> bool:
    """Say whether this session has shown one, for its person or who signs in: another browser's does not count."""
    return any(it["method"] == "mfa" for it in get_authentication_records(request, person or request.user))


def owed(request: HttpRequest) -> bool:
    """Say whether this session has to show one before it goes on."""
    return is_asked_of(request.user) and not shown(request)


def show(request: HttpRequest, kind: str, person: User | None = None) -> None:
    """Note that this session has shown one, which setting it up does as well."""
    record_authentication(request, person or request.user, "mfa", type=kind)
