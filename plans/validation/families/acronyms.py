"""Acronyms that nobody outside the office can read."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from pycountry import currencies

from plans.content.acronyms import acronyms_in, spelt_out
from plans.content.rows import kind_of, model_of
from plans.models.fields import NarrativeField
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.passages import Passage, passages, words
from plans.validation.rules import Found, rule
from plans.validation.wording import say

SHORTEST = 3  # letters: shorter ones, such as EU, are read as words
_CAPITALS = bytes(byte if chr(byte).isascii() and chr(byte).isupper() else 32 for byte in range(256))


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
    if not _may_have_unknown(case):
        return
    told = {acronym for it in passages(case.content) for acronym in spelt_out(it.text)}
    unknown = {acronym: it for it in _narratives(case) for acronym in acronyms_in(it.text) if acronym not in told}
    asked = sorted(it for it in unknown if _needs_telling(it, case))
    if asked:
        first = next(it for it in _narratives(case) if not set(asked).isdisjoint(acronyms_in(it.text)))
        message = _("Nothing says what these stand for: %(acronyms)s. Spell each out where it comes first.")
        yield first.section, first.place, say(message, acronyms=asked)


def _may_have_unknown(case: Case) -> bool:
    """Whether to look closer: capitals beside each other are found in all texts at once far quicker than in each."""
    found = set("\n".join(words(case.content)).encode().translate(_CAPITALS).decode().split())
    return any(len(it) >= SHORTEST and it not in case.catalogue.acronyms for it in found)


def _narratives(case: Case) -> Iterator[Passage]:
    for it in passages(case.content, at_least=SHORTEST):
        column = model_of(kind_of(it.owner))._meta.get_field(it.field)
        if isinstance(column, NarrativeField) and not it.text.isupper():
            yield it


def _needs_telling(acronym: str, case: Case) -> bool:
    known = acronym in case.catalogue.acronyms or currencies.get(alpha_3=acronym)
    return len(acronym) >= SHORTEST and not known
