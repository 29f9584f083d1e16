"""What the bar of every page knows: how much waits for the reader, and which parts are theirs."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from mcof.accounts.access import mandate_for
from mcof.accounts.roles import Permission
from plans.portfolio.desk import waiting_for


def bar(request: HttpRequest) -> dict[str, object]:
    """Answer only when the page draws its bar: a page without one asks the database nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "waiting_count": SimpleLazyObject(lambda: len(waiting_for(user))),
        "manages_people": SimpleLazyObject(lambda: mandate_for(Permission.MANAGE_PEOPLE, user) is not None),
    }
