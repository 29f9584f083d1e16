"""Types of requests: what our middleware adds to Django's."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from mcof.accounts.models import User


class PersonRequest(HttpRequest):
    """A request by somebody signed in."""

    user: "User"
    htmx: "HtmxDetails"
