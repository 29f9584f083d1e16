from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts import sessions
from mcof.accounts.answers import Refused
from mcof.accounts.changes import RESET
from mcof.accounts.managing.mandate import capacity
from mcof.accounts.models import User
from mcof.accounts.tasks import tell_of_change
from mcof.audit.recording import record


@transaction.atomic
def reset_second_factor(*, user: User, by: User | None) -> None:
    """Take every second factor away from somebody who lost it, and end their sessions: one may be a finder's."""
    mandate = capacity(by)
    if user == by:
        raise Refused(_("Nobody resets their own second factor: ask another administrator."))
    found = Authenticator.objects.filter(user=user)
    kinds = sorted(found.values_list("type", flat=True))
    if not kinds:
        raise Refused(_("%s has no second factor.") % user)
    found.delete()
    sessions.end_all(user)
    record("second_factor.reset", by=by, acting_as=mandate, target=user, before=kinds)
    told = (user.pk, RESET, timezone.now().isoformat(), "")
    transaction.on_commit(lambda: tell_of_change.delay(*told), robust=True)
