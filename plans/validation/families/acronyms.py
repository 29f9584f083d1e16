"""Acronyms that nobody outside the office can read."""

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext_lazy as _
from pycountry import currencies

from plans.content.acronyms import acronyms_in, spelt_out, uses
from plans.content.rows import kind_of, model_of
from plans.models.fields import NarrativeField
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.passages import Passage, passages
from plans.validation.rules import Found, rule
from plans.validation.wording import say

SHORTEST = 3  # letters: shorter ones, such as EU, are read as words
# What stays of texts when acronyms are sought: capitals, with what makes a code of them.
_KEPT = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/&")
_CAPITALS = bytes(byte if byte in _KEPT else ord(" ") for byte in range(256))


@rule(
    "W-05",
    Level.ADVISES,
    title=_("Every acronym is spelt out once"),
    why=demands.PROSE,
    remedy=_(
        "Write what it stands for where it comes first, with the acronym in parentheses: the document then has it in "
        "its list of acronyms."
    ),
)
def acronyms_spelt_out(case: Case) -> Iterator[Found]:
    asked = _unknown(case)
    first = next((it for it in _narratives(case, asked) if not set(asked).isdisjoint(acronyms_in(it.text))), None)
    if first:
        message = _("Nothing says what these stand for: %(acronyms)s. Spell each out where it comes first.")
        yield first.section, first.place, say(message, acronyms=asked)


def _unknown(case: Case) -> list[str]:
    """Return the acronyms that nothing spells out. Capitals are sought in all texts at once: that is far quicker."""
    found = {it for it in set(case.everything.encode().translate(_CAPITALS).split()) if it.isalpha()}
    capitals = [it.decode() for it in found if len(it) >= SHORTEST]
    doubtful = [it for it in capitals if not _is_known(it, case) and uses(it, case.everything)]
    told = spelt_out(case.everything) if doubtful else {}
    return sorted(it for it in doubtful if it not in told)


def _is_known(acronym: str, case: Case) -> bool:
    return acronym in case.catalogue.acronyms or acronym in _currencies()


@cache
def _currencies() -> set[str]:
    return {it.alpha_3 for it in currencies}


def _narratives(case: Case, asked: list[str]) -> Iterator[Passage]:
    """Yield where people wrote whole sentences, if there is something to look for; names may be what they are."""
    for it in passages(case.content, at_least=SHORTEST) if asked else ():
        column = model_of(kind_of(it.owner))._meta.get_field(it.field)
        if isinstance(column, NarrativeField) and not it.text.isupper():
            yield it
