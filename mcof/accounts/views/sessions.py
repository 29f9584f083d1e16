from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mcof.accounts import managing
from mcof.accounts.browsers import in_words
from mcof.accounts.sessions import sessions_of
from mcof.http import PersonRequest


@login_required
def my_sessions(request: PersonRequest) -> HttpResponse:
    """Show where the person is signed in; `end` is the number of one session to end, or all others."""
    found = sessions_of(request.user)
    if request.method == "POST":
        _end(request, found)
        return redirect("sessions")
    return render(request, "people/sessions.html", {"rows": [_row(request, session) for session in found]})


def _end(request: PersonRequest, found: list[UserSession]) -> None:
    wanted = request.POST.get("end", "")
    if wanted == "others":
        managing.end_other_sessions(but=request.session.session_key or "", by=request.user)
    else:
        session = next((it for it in found if str(it.pk) == wanted), None)
        if session is None:
            raise Http404
        managing.end_session(session=session, by=request.user)
    messages.success(request, _("Signed out there."))


def _row(request: PersonRequest, session: UserSession) -> dict[str, object]:
    here = session.session_key == request.session.session_key
    return {"session": session, "browser": in_words(session.user_agent), "here": here}
