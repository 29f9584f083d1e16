from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from mcof.accounts.access import demand
from mcof.accounts.roles import Permission
from mcof.http import PersonRequest

Words = ParamSpec("Words")
View = Callable[Concatenate[PersonRequest, Words], HttpResponse]


def demands(permission: Permission) -> Callable[[View[Words]], View[Words]]:
    """Open a page to those whose roles hold the permission; others learn why not, visitors may sign in."""

    def guard(view: View[Words]) -> View[Words]:
        @wraps(view)
        def guarded(request: PersonRequest, /, *args: Words.args, **words: Words.kwargs) -> HttpResponse:
            demand(permission, request.user)
            return view(request, *args, **words)

        return login_required(guarded)

    return guard
