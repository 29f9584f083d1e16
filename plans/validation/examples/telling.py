"""What is told of a rule through its examples: where its findings stand, and how one of them reads."""

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from django.utils.translation import get_language, gettext

from plans.catalogue import Catalogue
from plans.content import RESPONSE_PREFIX, PlanContent
from plans.content.translating import texts, translated
from plans.content.values import Translation
from plans.validation.case import Case
from plans.validation.examples import EXAMPLES
from plans.validation.examples.example import Example
from plans.validation.examples.plan import TODAY
from plans.validation.findings import Finding
from plans.validation.rulebook import RULES
from plans.validation.rules import Rule
from plans.validation.wording import shown

RESPONSE = RESPONSE_PREFIX.rstrip("-")
FIGURES = (int, Decimal, datetime.date)
_EXAMPLES = {code: tuple(group) for code, group in groupby(EXAMPLES, key=attrgetter("code"))}


@dataclass(frozen=True)
class Told:
    """A finding as its reader would meet it; `limit` says where it ends, for a figure or a date."""

    finding: Finding
    limit: tuple[str, str] | None

    @property
    def section(self) -> str:
        return section_of(self.finding.section)


def search(*, family: str = "", level: str = "", section: str = "", words: str = "") -> list[Rule]:
    """Return the rules of this family, level and section that say all these words; what is empty narrows nothing."""
    return [
        rule
        for rule in RULES
        if family in {"", rule.family}
        and level in {"", rule.level}
        and section in {"", *sections_of(rule)}
        and _says(rule, words)
    ]


def _says(rule: Rule, words: str) -> bool:
    said = f"{rule.code} {rule.title} {rule.why} {rule.remedy}".casefold() if words else ""
    return all(word in said for word in words.casefold().split())


def sections_of(rule: Rule) -> tuple[str, ...]:
    """Return the sections that findings of the rule stand in; the response of any sector is `response`."""
    return tuple(dict.fromkeys(section_of(example.where[0]) for example in _EXAMPLES[rule.code]))


def section_of(key: str) -> str:
    return RESPONSE if key.startswith(RESPONSE_PREFIX) else key


def told(rule: Rule, shipped: Catalogue) -> Told:
    """Run the rule on the first of its examples."""
    example = _EXAMPLES[rule.code][0]
    case = Case(_as_read(example.broken), example.known(shipped), TODAY)
    return Told(next(Finding(rule, *found) for found in rule.check(case)), _limit(example))


def _as_read(content: PlanContent) -> PlanContent:
    """Return the plan in the language of the reader; one that is about translations stays as it is."""
    language = get_language()
    if content.translations or language is None:
        return content
    known = (
        Translation(language=language, section=it.section, place=it.place, text=gettext(it.text), original="")
        for it in texts(content)
    )
    return translated(replace(content, translations=tuple(known)), language)


def _limit(example: Example) -> tuple[str, str] | None:
    sides = example.value, example.near
    if any(isinstance(side, bool) or not isinstance(side, FIGURES) for side in sides):
        return None
    return shown(example.value), shown(example.near)
