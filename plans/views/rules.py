"""The catalogue of rules, for everybody to read: made from the rules themselves."""

from collections.abc import Iterable
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst

from plans.catalogue import catalogue
from plans.forms.rules import RuleFilter
from plans.validation import RULES, Family, Level, Rule, find_rule
from plans.validation.examples.telling import search, sections_of, told
from plans.validation.wording import Text
from plans.views.places import field_title, section_title


def rules(request: HttpRequest) -> HttpResponse:
    form = RuleFilter(request.GET, offered={"family": Family.choices, "level": Level.choices, "section": _sections()})
    form.is_valid()  # what is not one of the choices says so, and narrows nothing
    chosen = form.cleaned_data
    found = search(
        family=chosen.get("family", ""),
        level=chosen.get("level", ""),
        section=chosen.get("section", ""),
        words=chosen.get("search", ""),
    )
    context = {"groups": _by_family(found), "count": len(found), "form": form, "narrowed": any(chosen.values())}
    return render(request, "rules/list.html", context)


def _sections() -> list[tuple[str, str]]:
    """Return the sections that some rule looks at, in the order of their titles."""
    keys = {key for it in RULES for key in sections_of(it)}
    titles = ((key, capfirst(str(section_title(key)))) for key in keys)
    return sorted(titles, key=lambda option: option[1].casefold())


def _by_family(found: list[Rule]) -> list[tuple[Family, list[tuple[Text, list[Rule]]]]]:
    found = sorted(found, key=lambda it: list(Family).index(it.family))  # a file may hold rules of two families
    return [(family, _by_reason(group)) for family, group in groupby(found, key=lambda it: it.family)]


def _by_reason(found: Iterable[Rule]) -> list[tuple[Text, list[Rule]]]:
    """Return what asks for the rules, each with the rules that it asks for."""
    groups: dict[Text, list[Rule]] = {}
    for it in found:
        groups.setdefault(it.why, []).append(it)
    return list(groups.items())


def rule(request: HttpRequest, code: str) -> HttpResponse:
    found = find_rule(code)
    if found is None:
        raise Http404
    example = told(found, catalogue())
    context = {
        "rule": found,
        "sections": [(key, section_title(key)) for key in sections_of(found)],
        "example": example,
        "title": section_title(example.section),
        "field": field_title(example.section, example.finding.place),
        "kin": [it for it in RULES if it.demand is found.demand and it is not found],
    }
    return render(request, "rules/detail.html", context)
