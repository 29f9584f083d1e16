"""Words and how they are marked within a line: bold, emphasis, links, and where footnotes are called.

markdown-it reads these marks, with every other rule of Markdown left out: what is no mark stays as it was typed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_MARKED = re.compile(r"[*\[\\]")
_CALL = re.compile(r"\[\^([^\s\]]{1,20})\]")
_ADDRESS = re.compile(r"https?://[^\s/]|mailto:[^\s@]+@[^\s@]", re.IGNORECASE)
_ESCAPED = "*[]#-"


@dataclass(frozen=True)
class Run:
    """A stretch of words that look alike, or the call of a footnote, which holds the words of the note."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    note: tuple["Run", ...] = ()
    number: int = 0
    """Of the note, once it is known where in a document it stands."""


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    return (Run(text),) if text else ()


def runs_of(text: str, notes: Mapping[str, Runs] | None = None) -> Runs:
    """Return the words of a text of one line. A call of a note that is not among these is no call."""
    if not _MARKED.search(text):
        return plain(text)
    tokens = _marks().parseInline(text, {"notes": notes or {}})[0].children or []
    return tuple(_joined(_runs(tokens, notes or {})))


def words_in(runs: Runs) -> str:
    """Return the words of the runs, with those of a note in parentheses where it is called."""
    return "".join(run.text or f" ({words_in(run.note)})" for run in runs)


def _runs(tokens: list[Token], notes: Mapping[str, Runs]) -> Iterator[Run]:
    look, title = Run(""), None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                look = replace(look, strong=token.nesting > 0)
            case "em_open" | "em_close":
                look = replace(look, emphasis=token.nesting > 0)
            case "link_open":
                look, title = replace(look, href=str(token.attrs["href"])), token.attrs.get("title")
            case "link_close":
                look = replace(look, href="")
                yield replace(look, text=f" “{title}”" if title else "")
            case "note":
                yield Run("", note=notes[token.content])
            case _:
                yield replace(look, text=token.content)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours that look alike, and leave out empty ones."""
    last: Run | None = None
    for run in runs:
        if last and not (last.note or run.note) and replace(last, text=run.text) == run:
            last = replace(last, text=last.text + run.text)
        elif run.text or run.note:
            if last:
                yield last
            last = run
    if last:
        yield last


class _Marks(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  # the base class's name
        return bool(_ADDRESS.match(url))


@cache
def _marks() -> MarkdownIt:
    marks = _Marks("zero").enable(["emphasis", "link"])
    marks.inline.ruler.at("emphasis", _stars)
    marks.inline.ruler.before("link", "note", _call)
    marks.inline.ruler.before("link", "escaped", _escaped)
    return marks


def _stars(state: StateInline, silent: bool) -> bool:
    """Take stars alone for emphasis, and one star within a word for what it is: 4*6*2 is no emphasis."""
    if silent or state.src[state.pos] != "*":
        return False
    several = state.src[state.pos : state.pos + 2] == "**"
    found = state.scanDelims(state.pos, several)
    for _place in range(found.length):
        state.push("text", "", 0).content = "*"
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord("*"), found.length, place, -1, found.can_open, found.can_close))
    state.pos += found.length
    return True


def _call(state: StateInline, silent: bool) -> bool:
    """Read [^1] where there is such a note."""
    found = _CALL.match(state.src, state.pos, state.posMax)
    if not found or found[1] not in state.env["notes"]:
        return False
    if not silent:
        state.push("note", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _escaped(state: StateInline, silent: bool) -> bool:
    """Read what stands after a backslash as typed, but only if it could be a mark: \\server stays."""
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or not following or following not in _ESCAPED:
        return False
    if not silent:
        state.append_pending(following)
    state.pos += 2
    return True
