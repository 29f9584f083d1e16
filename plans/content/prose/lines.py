"""Lines sorted into blocks. What is marked within a line does not matter yet."""

import re
from typing import Any, TypeAlias

_HEADING = re.compile(r" {0,3}#(?P<level>##?)[ \t]+(?P<text>\S.*?)(?:[ \t]+#+)?\s*")
_NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\s\]]{1,20})\]:[ \t]*(?P<text>\S.*)")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-–—*•]|(?P<number>\d{1,2})[.)])[ \t]+(?P<text>\S.*)")
_FURTHER_IN = 2


class Lines:
    """A text that may go on over several lines."""

    def __init__(self, line: str) -> None:
        self._lines = [line.strip()]

    def go_on(self, line: str) -> None:
        self._lines.append(line.strip())

    @property
    def text(self) -> str:
        return " ".join(self._lines)


class ParagraphLines(Lines):
    pass


class HeadingLine(Lines):
    def __init__(self, line: str, level: int) -> None:
        super().__init__(line)
        self.level = level


class NoteLines(Lines):
    def __init__(self, line: str, label: str) -> None:
        super().__init__(line)
        self.label = label


class ItemLines(Lines):
    def __init__(self, line: str, number: int | None) -> None:
        super().__init__(line)
        self.number = number
        self.below: list[ListLines] = []


class ListLines:
    def __init__(self, indent: int, numbered: bool) -> None:
        self.indent, self.numbered = indent, numbered
        self.items: list[ItemLines] = []


Sorted: TypeAlias = ParagraphLines | HeadingLine | NoteLines | ListLines


def begins(line: str) -> bool:
    """Whether a line begins a heading, an item of a list or a footnote, rather than going on with what is above it."""
    return any(mark.fullmatch(line) for mark in (_HEADING, _NOTE, _ITEM))


def sorted_lines(text: str) -> list[Sorted]:
    sorter = _Sorter()
    for line in text.splitlines():
        sorter.take(line)
    return sorter.found


class _Sorter:
    def __init__(self) -> None:
        self.found: list[Sorted] = []
        self.open: Lines | None = None
        """What a line goes on with that begins nothing itself."""

    def take(self, line: str) -> None:
        if not line.strip():
            self.open = None
        elif found := _HEADING.fullmatch(line):
            self.found.append(HeadingLine(found["text"], len(found["level"])))
            self.open = None
        elif found := _NOTE.fullmatch(line):
            self._begin(NoteLines(found["text"], found["label"]))
        elif (found := _ITEM.fullmatch(line)) and self._is_item(found):
            self._item(found)
        elif self.open:
            self.open.go_on(line)
        else:
            self._begin(ParagraphLines(line))

    def _begin(self, text: ParagraphLines | NoteLines) -> None:
        self.found.append(text)
        self.open = text

    def _is_item(self, found: re.Match[str]) -> bool:
        """Say no to a number amid a text: it is one of its words, unless it is the first."""
        return found["number"] in {None, "1"} or self.open is None or self._list is not None

    @property
    def _list(self) -> ListLines | None:
        last = self.found[-1] if self.found else None
        return last if isinstance(last, ListLines) else None

    def _item(self, found: re.Match[str]) -> None:
        number = int(found["number"]) if found["number"] else None
        self.open = ItemLines(found["text"], number)
        self._home(len(found["indent"].expandtabs(4)), number is not None).items.append(self.open)

    def _home(self, indent: int, numbered: bool) -> ListLines:
        """Return the list that an item belongs to."""
        around = self._list
        if around and indent >= around.indent + _FURTHER_IN:
            return _continued(around.items[-1].below, indent, numbered)
        return _continued(self.found, indent, numbered)


def _continued(lists: list[Any], indent: int, numbered: bool) -> ListLines:
    """Return the last of the lists, or a new one where that is of the other kind."""
    last = lists[-1] if lists else None
    if not isinstance(last, ListLines) or last.numbered != numbered:
        last = ListLines(indent, numbered)
        lists.append(last)
    return last
