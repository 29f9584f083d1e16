"""References within a document: written by the key of what they mean, and given its number when all has one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from plans.content.prose import Run, Runs
from plans.reports.tree import Block, Box, Paragraph, Part, Table, blocks_of, parts_of
from plans.reports.walking import Walk

_PLACE = re.compile(r"%\((\w+)\)s")


def referring(text: str, keys: Mapping[str, str], **about: str) -> Runs:
    """Return the runs of a text whose places are filled in: those of `keys` by the numbers of what has these keys."""
    pieces = _PLACE.split(text)
    runs = [_reference(keys[it]) if it in keys else Run(about[it]) for it in pieces[1::2]]
    words = map(Run, pieces[::2])
    return tuple(run for pair in zip(words, [*runs, Run("")], strict=True) for run in pair if run.text or run.href)


def _reference(key: str) -> Run:
    return Run("", href=f"#{key}")


def is_reference(run: Run) -> bool:
    """Whether the run leads to a place of the document: what people link to is elsewhere."""
    return run.href.startswith("#")


def with_references(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts, all numbered, with each reference leading to its target and saying the number of that."""
    return tuple(map(_References(dict(_targets(parts))).part, parts))


class _References(Walk):
    def __init__(self, targets: Mapping[str, tuple[str, str]]) -> None:
        self._targets = targets

    def said(self, run: Run) -> Run:
        if not is_reference(run):
            return run
        anchor, number = self._targets[run.href.removeprefix("#")]
        return replace(run, text=number, href=f"#{anchor}")


def _targets(parts: tuple[Part, ...]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the key of all that can be referred to, with its anchor and its number."""
    for part in parts_of(parts):
        if part.numeral:
            yield part.key, (part.key, part.numeral)
    for block in blocks_of(parts):
        if isinstance(block, Paragraph | Table | Box) and block.key:
            yield block.key, (anchor_of(block), str(block.number))


def anchor_of(block: Block) -> str:
    """Return by which anchor a printer marks a block."""
    match block:
        case Paragraph():
            return f"p{block.number}"
        case Box():
            return f"box-{block.number}"
        case Table():
            return f"table-{block.number}"
    return ""
