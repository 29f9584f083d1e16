from allauth.usersessions.models import UserSession
from django.db import transaction

from mcof.accounts.models import User
from mcof.accounts.sessions import sessions_of
from mcof.audit.recording import record


@transaction.atomic
def end_session(*, session: UserSession, by: User) -> None:
    """Sign the person out there."""
    session.end()
    record("session.end", by=by, target=by, before=[session.ip])


@transaction.atomic
def end_other_sessions(*, but: str, by: User) -> None:
    """Sign the person out everywhere but where the session has this key."""
    others = [session for session in sessions_of(by) if session.session_key != but]
    for session in others:
        session.end()
    if others:
        record("session.end", by=by, target=by, before=[session.ip for session in others])
