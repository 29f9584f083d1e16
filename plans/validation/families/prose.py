"""What people wrote: nothing left to be filled in, nothing longer than anybody reads."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.models import Language
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.passages import passages
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say

# Words that hold a place for others. Those of `ALONE` do so only as a whole line, in brackets or after a colon: what is
# "to be completed by June" says something, and clinics treat TBC.
ANYWHERE = ("tbd", "xxx", "???", "lorem ipsum")
ALONE = {
    Language.ENGLISH: ("tbc", "to be completed", "to be confirmed", "to be determined", "to be added"),
    Language.FRENCH: ("à compléter", "à confirmer", "à déterminer", "à préciser"),
    Language.SPANISH: ("por completar", "por confirmar", "por determinar", "por definir"),
}
_PLACEHOLDER = re.compile(
    r"\btbd\b|\bx{3,}\b|\?{3,}|\blorem ipsum\b"
    rf"|(?:^[\W_]*|[\[(<:]\s*)(?:{'|'.join(words for known in ALONE.values() for words in known)})\s*(?=[\])>.…!*_]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_AROUND = " \n:-–—•*_#[(<"


@rule(
    "W-01",
    Level.WARNS,
    title=_("Nothing is left to be filled in"),
    why=demands.PROSE,
    remedy=_("Write what belongs there. If nobody can know it yet, say who will find out, and when."),
)
def filled_in(case: Case) -> Iterator[Found]:
    if not _may_hold_places(case):
        return
    for it in passages(case.content):
        if found := _PLACEHOLDER.search(it.text):
            message = _("“%(words)s” still stands under “%(field)s”. Write what belongs there.")
            still = found.group().strip(_AROUND)
            yield it.section, it.place, say(message, words=still, field=label(it.owner, it.field))


def _may_hold_places(case: Case) -> bool:
    """Whether to look closer: one search through all texts at once is far quicker than one through each."""
    everything = case.everything.encode().lower()
    language = Language(case.content.identity.language)
    tokens = (*ANYWHERE, *ALONE[Language.ENGLISH], *(ALONE[language] if language != Language.ENGLISH else ()))
    # As bytes, capital accents stay as they are, and “À compléter” is found without its first letter.
    return any(token.removeprefix("à ").encode() in everything for token in tokens)


# Characters: some two pages of a section's text, and two thirds of a page in a row of a table.
LONG, LONG_IN_ROW = 6_000, 2_000


@rule(
    "W-02",
    Level.ADVISES,
    title=_("No text is longer than a reviewer reads"),
    why=demands.PROSE,
    remedy=_("Begin with what matters, shorten the rest, and put details into an attachment."),
)
def texts_short(case: Case) -> Iterator[Found]:
    for it in case.paragraphs:
        if len(it.text) > (LONG_IN_ROW if it.table else LONG):
            message = _("“%(field)s” has %(words)s words. Few reviewers read that much in one place: shorten it.")
            text = say(message, field=label(it.owner, it.field), words=len(it.text.split()))
            yield it.section, it.place, text
