from collections.abc import Callable
from functools import cache, partial

from django.http import HttpRequest

from mcof.accounts.access import mandate_for
from mcof.accounts.roles import Permission


def people(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    """Say to templates whether the way to the people is open; asked only where a page shows that way."""
    return {"manages_people": cache(partial(_manages_people, request))}


def _manages_people(request: HttpRequest) -> bool:
    return mandate_for(Permission.MANAGE_PEOPLE, request.user) is not None
