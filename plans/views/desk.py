"""My desk: what waits for me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from mcof.http import PersonRequest
from plans.access import may_draft_for
from plans.portfolio.desk import under_way, waiting_for
from plans.portfolio.listing import listed, plans_for

RECENT = 5


@login_required
def desk(request: PersonRequest) -> HttpResponse:
    waiting = waiting_for(request.user)
    context = {
        "waiting": waiting,
        "waiting_count": len(waiting),
        "under_way": under_way(request.user),
        "recent": [listed(plan) for plan in plans_for(request.user)[:RECENT]],
        "may_start": bool(may_draft_for(request.user)),
    }
    return render(request, "plans/desk.html", context)
