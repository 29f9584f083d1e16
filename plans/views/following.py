"""Following a plan, and having seen what changed in those that one follows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mcof.http import PersonRequest
from plans.door import plan_or_404
from plans.following import follow, note_seen, unfollow
from plans.models import DecisionKind
from plans.portfolio.news import News, What
from plans.views.places import section_title

NAMED = 5
"""How many sections of a plan are named before the others are only counted."""


@dataclass(frozen=True)
class Told:
    """The news of one plan in words, and the way to where most of it is read."""

    news: News
    lines: tuple[str, ...]
    url: str


def lines_of(news: News) -> Told:
    lines = tuple(_line(news, what, count) for what, count in news.counts)
    name = "plan-sessions" if news.plan.draft_readable else "plan"
    return Told(news, lines, reverse(name, args=[news.plan.reference]))


def _line(news: News, what: What, count: int) -> str:
    if what == What.SECTION:
        words = ngettext("%(n)s section written by others", "%(n)s sections written by others", count) % {"n": count}
        return f"{words}: {_named(news.sections)}"
    if what == What.DECIDED:
        return ", ".join(str(DecisionKind(kind).label) for kind in news.decisions)
    return _sentence(what, count) % {"n": count}


def _sentence(what: What, count: int) -> str:
    if what == What.COMMENT:
        return ngettext("%(n)s comment", "%(n)s comments", count)
    if what == What.REPLY:
        return ngettext("%(n)s reply to a comment", "%(n)s replies to comments", count)
    if what == What.SUBMITTED:
        return ngettext("Submitted once", "Submitted %(n)s times", count)
    return ngettext("A version was shared with your State", "%(n)s versions were shared with your State", count)


def _named(keys: Iterable[str]) -> str:
    names = [capfirst(str(section_title(key))) for key in keys]
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")


@login_required
@require_POST
def following(request: PersonRequest, reference: str) -> HttpResponse:
    """Follow the plan, or follow it no more, as the button says."""
    plan = plan_or_404(request.user, reference)
    if request.POST.get("follow") == "yes":
        follow(plan, by=request.user)
        messages.success(request, _("You follow this plan: your desk tells what others change in it."))
    else:
        unfollow(plan, by=request.user)
        messages.success(request, _("You follow this plan no more."))
    return redirect("desk") if "desk" in request.POST else redirect("plan", reference)


@login_required
@require_POST
def news(request: PersonRequest) -> HttpResponse:
    """Note that the person has seen the news as their page had it."""
    until = parse_datetime(request.POST.get("until", "")[:40]) or timezone.now()
    note_seen(request.user, until=until if timezone.is_aware(until) else timezone.make_aware(until))
    return redirect("desk")
