"""What the bar of every page knows: how much waits for the reader, and which parts are theirs."""

from functools import cache

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from mcof.accounts.access import allowing, mandates
from mcof.accounts.roles import Permission
from mcof.accounts.second_factor import owed
from plans.portfolio.desk import counts_for
from plans.portfolio.portal import reads_for_states, reads_for_states_only

NOBODY = {
    "waiting_count": 0,
    "unread_count": 0,
    "for_state_too": False,
    "manages_people": False,
    "reports_to_council": False,
    "heads_office": False,
}


def bar(request: HttpRequest) -> dict[str, object]:
    """Answer only when the page draws its bar: a page without one asks the database nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or owed(request):
        return {**NOBODY}
    held = cache(lambda: mandates(user))
    counts = cache(lambda: counts_for(user, held()))
    return {
        "waiting_count": SimpleLazyObject(lambda: counts().waiting),
        "unread_count": SimpleLazyObject(lambda: counts().unread),
        "for_state_too": SimpleLazyObject(lambda: reads_for_states(held()) and not reads_for_states_only(held())),
        "manages_people": SimpleLazyObject(lambda: allowing(Permission.MANAGE_PEOPLE, held()) is not None),
        "reports_to_council": SimpleLazyObject(lambda: allowing(Permission.REPORT_TO_COUNCIL, held()) is not None),
        "heads_office": SimpleLazyObject(lambda: allowing(Permission.VIEW_OFFICE_TRAIL, held()) is not None),
    }
