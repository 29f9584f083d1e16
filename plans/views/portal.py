"""A State's one place: what it is asked, what is new, the plans shared with it, and a search in their text."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mcof.accounts.access import mandates
from mcof.http import PersonRequest
from plans.access import Refused
from plans.forms.portal import PortalForm
from plans.notices import readable
from plans.portfolio.portal import reads_for_states, received_by
from plans.portfolio.searching import search
from plans.reports.search import words_asked
from plans.views.notices import shown_of

RECENT = 5


@login_required
def portal(request: PersonRequest) -> HttpResponse:
    held = mandates(request.user)
    if not reads_for_states(held):
        raise Refused(_("Only the focal points of States have plans shared with them."))
    form = PortalForm(request.GET, received=received_by(request.user))
    words, found = words_asked(form.words), form.narrowed
    context = {
        "form": form,
        "states": sorted({it.country.name for it in held if it.country}),
        "asked": [it for it in found if it.asked],
        "for_consent": [it for it in found if it.for_consent and not it.asked],
        "for_information": [it for it in found if not it.for_consent],
        "waiting": sum(it.asked for it in form.received),
        "words": words,
        "found": search(found, words, get_language() or "en") if words else [],
        "notices": shown_of(readable(request.user).unread()[:RECENT]),
    }
    return render(request, "plans/portal/portal.html", context)
