"""Ready to submit? Every finding, by level and section, with the way to its field; and what the office considered."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from mcof.http import PersonRequest
from plans.access import rights
from plans.catalogue import catalogue
from plans.consents import standings
from plans.content import PlanContent, load
from plans.door import plan_or_404
from plans.transitions import Action
from plans.validation import Level
from plans.views.editor import considered_in
from plans.views.head import head_of
from plans.views.notes import counts, open_notes
from plans.views.outline import section_order
from plans.views.places import Placed, all_placed


@login_required
@require_safe
def readiness(request: PersonRequest, reference: str) -> HttpResponse:
    plan = plan_or_404(request.user, reference)
    allowed = rights(request.user, plan)
    allowed.view_draft.demand()
    content = load(plan)
    found = _in_order(content, all_placed(plan, content, considered_in(plan, content)))
    notes = open_notes(plan, content)
    names = {code: catalogue().name("country", code) for code in content.country_codes}
    context = {
        "plan": plan,
        "head": head_of(allowed),
        "here": "plan-overview",
        "levels": list(_by_level([it for it in found if not it.settled])),
        "settled": [it for it in found if it.settled],
        "blocking": sum(it.finding.level == Level.BLOCKS for it in found),
        "owed": [names[it.country] for it in standings(plan, allowed.version) if not it.agreed],
        "notes": notes,
        "noted": counts(notes),
        "submit": allowed.may(Action.SUBMIT),
        "edit": allowed.edit,
    }
    return render(request, "plans/readiness.html", context)


def _in_order(content: PlanContent, found: list[Placed]) -> list[Placed]:
    places = {key: place for place, key in enumerate(section_order(content))}
    return sorted(found, key=lambda it: places.get(it.finding.section, len(places)))  # translations come last


def _by_level(found: list[Placed]) -> "Iterator[tuple[Level, int, list[tuple[Promise | str, list[Placed]]]]]":
    """Yield each level that there are findings of, their number, and the sections that they are in."""
    for level in Level:
        of_level = [it for it in found if it.finding.level == level]
        if of_level:
            yield level, len(of_level), _by_section(of_level)


def _by_section(found: Sequence[Placed]) -> "list[tuple[Promise | str, list[Placed]]]":
    groups = ([*group] for _key, group in groupby(found, key=lambda it: it.finding.section))
    return [(group[0].section, group) for group in groups]
