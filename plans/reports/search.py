"""Words looked for in a document: where they stand, and the document with them marked.

A word is found where words begin with it, whatever their case and accents. Only what the document shows is searched:
what a reader is not given is not in their document.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import escape, unescape

from plans.reports.lines import lines_of
from plans.reports.tree import Document

MOST_WORDS = 8
RESPONSES = "responses"
_LONGEST = 200
_AROUND = 70
_TAG = re.compile(r"<[^>]*>")
_PART = re.compile(r'<section class="part" id="([^"]*)"')
# What stands in the page and is not the plan: drawings, whose titles nobody sees, and ways from here.
_SKIPPED = {"<svg": "</svg>", '<p class="ask"': "</p>"}

Excerpt = tuple[tuple[str, bool], ...]
"""Pieces of text in reading order, each with whether it is one of the words looked for."""


@dataclass(frozen=True)
class Words:
    """What somebody looks for, bare of case and accents."""

    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})\w*")

    def places(self, text: str) -> list[tuple[int, int]]:
        return [it.span() for it in self.pattern.finditer(bare(text))]

    def among(self, text: str) -> set[str]:
        """Return those of the words that the text has."""
        return self.among_bare(bare(text))

    def among_bare(self, text: str) -> set[str]:
        """Return those of the words that a text has which is bare already."""
        starts = self.pattern.findall(text)
        return {word for word in self.words if any(it.startswith(word) for it in starts)}


def words_asked(text: str) -> Words | None:
    """Return the words of what was typed, or None where there is nothing to look for."""
    found = [it for it in re.findall(r"\w+", bare(text[:_LONGEST])) if len(it) > 1]
    return Words(tuple(dict.fromkeys(found))[:MOST_WORDS]) if found else None


def bare(text: str) -> str:
    """Return the text without case and accents, as long as it was, so that places in both are the same."""
    return "".join(map(_bare, text))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0].casefold()
    return plain if len(plain) == 1 else letter


@dataclass(frozen=True)
class Passage:
    """A line of a document, such as a paragraph or a row, in the part with this key; `bare` is its text as compared."""

    part: str
    heading: str
    text: str
    bare: str


def passages(document: Document) -> Iterator[Passage]:
    for part in document.all_parts():
        lines = (part.heading, *(line for block in part.blocks for line in lines_of(block) if line))
        yield from (Passage(part.key, part.heading, line, bare(line)) for line in lines)


def passages_with(document: Document, words: Words) -> list[Passage]:
    """Return the passages that have most of the words; none unless the document has every one of them."""
    return matching(document.title, passages(document), words)


def matching(title: str, lines: Iterable[Passage], words: Words) -> list[Passage]:
    """Return the same of a document whose lines are read already."""
    found = [(it, among) for it in lines if (among := words.among_bare(it.bare))]
    everywhere = words.among(title).union(*(among for _it, among in found))
    if everywhere < set(words.words):
        return []
    return [it for it, _among in sorted(found, key=lambda pair: -len(pair[1]))]


def excerpt(text: str, words: Words) -> Excerpt:
    """Return the first of the words with what stands around it."""
    places = words.places(text)
    if not places:
        return ((text[: 2 * _AROUND], False),)
    start, end = _around(text, *places[0])
    within = [(a, b) for a, b in places if start <= a and b <= end]
    pieces = [
        ("…" if start else "", False),
        *_pieces(text, within, start, end),
        ("…" if end < len(text) else "", False),
    ]
    return tuple(piece for piece in pieces if piece[0])


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of text around a place that cuts no word, where words are not longer than the stretch."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    before, after = text.find(" ", first, start), text.rfind(" ", end, last)
    return (before + 1 if first and before >= 0 else first), (after if last < len(text) and after >= 0 else last)


def _pieces(text: str, places: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[str, bool]]:
    last = start
    for a, b in places:
        yield text[last:a], False
        yield text[a:b], True
        last = b
    yield text[last:end], False


@dataclass(frozen=True)
class Hit:
    number: int
    excerpt: Excerpt


@dataclass(frozen=True)
class Marked:
    """The markup with the words marked, and the hits by the heading of the section that they are in."""

    html: str
    hits: Mapping[str, list[Hit]]

    @property
    def count(self) -> int:
        return sum(map(len, self.hits.values()))


def marked(html: str, words: Words, document: Document) -> Marked:
    """Mark the words in the markup of a document, which our own templates made."""
    return _Marker(words, {part.key: part.heading for part in document.all_parts()}).mark(html)


@dataclass
class _Marker:
    words: Words
    headings: Mapping[str, str]
    open: list[str] = field(default_factory=list)
    """The parts within which the text stands; "" for any other section."""
    until: str = ""
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    count: int = 0

    def mark(self, html: str) -> Marked:
        written, last = [], 0
        for tag in _TAG.finditer(html):
            written += [self._text(html[last : tag.start()]), tag[0]]
            self._pass(tag[0])
            last = tag.end()
        written.append(self._text(html[last:]))
        return Marked("".join(written), self.hits)

    def _pass(self, tag: str) -> None:
        if self.until:
            self.until = "" if tag == self.until else self.until
        elif tag.startswith("<section"):
            part = _PART.match(tag)
            self.open.append(part[1] if part else "")
        elif tag == "</section>":
            self.open.pop()
        else:
            self.until = next((end for begin, end in _SKIPPED.items() if tag.startswith(begin)), "")

    def _text(self, escaped: str) -> str:
        if self.until or not escaped.strip():
            return escaped
        text = unescape(escaped)
        places = self.words.places(text)
        if not places:
            return escaped
        return "".join(self._piece(*piece, text=text) for piece in _pieces(text, places, 0, len(text)))

    def _piece(self, piece: str, hit: bool, *, text: str) -> str:
        if not hit:
            return escape(piece)
        self.count += 1
        self.hits.setdefault(self._heading(), []).append(Hit(self.count, excerpt(text, self.words)))
        return f'<mark id="hit-{self.count}">{escape(piece)}</mark>'

    def _heading(self) -> str:
        """Return the heading of the section that the text is in: its chapter, or the sector within that of sectors."""
        within = [part for part in self.open if part and part != RESPONSES]
        return self.headings.get(within[0] if within else RESPONSES, "") if self.open else ""
