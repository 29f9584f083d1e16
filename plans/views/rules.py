"""The catalogue of rules, for everybody to read: made from the rules themselves."""

from collections.abc import Iterable
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from plans.validation import RULES, Family, Level, Rule, find_rule
from plans.validation.wording import Text


def rules(request: HttpRequest) -> HttpResponse:
    family, level = _chosen(request, "family", Family.values), _chosen(request, "level", Level.values)
    found = [it for it in RULES if family in {"", it.family} and level in {"", it.level}]
    context = {
        "groups": _by_family(found),
        "count": len(found),
        "families": Family.choices,
        "levels": Level.choices,
        "family": family,
        "level": level,
    }
    return render(request, "rules/list.html", context)


def _chosen(request: HttpRequest, name: str, known: list[str]) -> str:
    value = request.GET.get(name, "")
    return value if value in known else ""


def _by_family(found: list[Rule]) -> list[tuple[Family, list[tuple[Text, list[Rule]]]]]:
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
    kin = [it for it in RULES if it.why is found.why and it is not found]
    return render(request, "rules/detail.html", {"rule": found, "kin": kin})
