"""Acronyms that texts use, and what they stand for where the text says so: "Displacement Tracking Matrix (DTM)".

The words before an acronym in parentheses are held against its letters from the last to the first, which must begin a
word: after A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text", Pacific Symposium on Biocomputing, 2003.
"""

import re
from collections.abc import Iterator

_LETTERS = r"[A-Z][A-Za-z]{0,6}[A-Z]"
# Codes and symbols have figures, strokes or dashes beside their letters: they are no acronyms.
_USED = re.compile(rf"(?<![\w/&.-])({_LETTERS})s?(?![\w/&-])")
_TOLD = re.compile(rf"\(({_LETTERS})s?\)")
_ROMAN = re.compile(r"[IVXLC]+")
_STOP = re.compile(r"[.;:!?()\[\]\n]")
_FURTHEST = 160  # characters before an acronym in which its words are looked for


def acronyms_in(text: str) -> Iterator[str]:
    """Yield the acronyms of a text without the mark of their plural; Roman numbers are none."""
    return (it for it in _USED.findall(text) if not _ROMAN.fullmatch(it))


def uses(acronym: str, text: str) -> bool:
    """Whether the text has this acronym by itself, and not in a code."""
    found = (_USED.match(text, it.start()) for it in re.finditer(acronym, text))
    return any(it is not None and it[1] == acronym for it in found)


def spelt_out(text: str) -> dict[str, str]:
    """Return what the acronyms stand for that the text spells out, each as it does so first."""
    found: dict[str, str] = {}
    for it in _TOLD.finditer(text):
        before = _STOP.split(text[max(0, it.start() - _FURTHEST) : it.start()])[-1]
        if it[1] not in found and (words := _words_for(it[1], before.strip())):
            found[it[1]] = words
    return found


def _words_for(acronym: str, before: str) -> str:
    """Return the last words of a text, if the letters of the acronym are in them."""
    words = before.split()[-min(len(acronym) + 5, 2 * len(acronym)) :]
    text, place = " ".join(words), len(" ".join(words))
    for number, letter in reversed(list(enumerate(acronym.lower()))):
        place = _place_of(letter, text.lower(), place, begins=number == 0)
        if place < 0:
            return ""
    return text[place:]


def _place_of(letter: str, text: str, before: int, *, begins: bool) -> int:
    """Return the last place of the letter before a place, at the beginning of a word if need be; -1 for none."""
    place = text.rfind(letter, 0, before)
    while begins and place > 0 and text[place - 1].isalnum():
        place = text.rfind(letter, 0, place)
    return place
