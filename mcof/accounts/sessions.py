"""Where a person is signed in. Django keeps the sessions; `allauth.usersessions` notes from where each is used."""

import time

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from mcof.accounts.models import User

NOTED_EVERY = 15 * 60
_NOTED = "noted_at"


def begin(request: HttpRequest) -> None:
    """Mark a session that has just begun; the package notes from where."""
    request.session[_NOTED] = time.time()


def note(request: HttpRequest) -> None:
    """Note that the session is in use, once in a while: not every page is worth a write."""
    noted = request.session.get(_NOTED)
    if noted is not None and time.time() - noted > NOTED_EVERY:
        UserSession.objects.create_from_request(request)
        begin(request)


def sessions_of(user: User) -> list[UserSession]:
    """Return the sessions that still open the account, the one seen last first."""
    known = UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk")
    stored = Session.objects.filter(session_key__in=known.values("session_key"), expire_date__gt=timezone.now())
    # A session that began under another password opens nothing any more.
    alive = {it.pk for it in stored if it.get_decoded().get(HASH_SESSION_KEY) == user.get_session_auth_hash()}
    return [session for session in known if session.session_key in alive]


def end_all(user: User) -> None:
    """End every session of the person; call it inside a transaction."""
    for session in UserSession.objects.filter(user=user):
        session.end()
