"""The lines of the first and the last block of a page, and whether a block goes on from one page to the next."""

import re

from tests.paper.reading import Run, Sheet
from tests.paper.tags import Tag

HEADS = ("H1", "H2", "H3", "H4", "H5", "H6", "Caption")
_RUNNING = ("P", "LBody")
_BLOCKS = (*_RUNNING, *HEADS)
_SAME_LINE = 3.0  # points between the feet of words, at most
_SLACK = 2.0
_MARK = re.compile(r"\d+\.|\(\d+\)")  # of a numbered paragraph, of an item of a numbered list
_ENDS = re.compile(r"[.:;!?…][»”\")\d]*$")


def text_of(sheet: Sheet) -> list[Run]:
    """Return what stands above the footnotes."""
    return [run for run in sheet.body if run.tag and not run.tag.nearest("Note")]


def block_at(sheet: Sheet, place: int) -> tuple[Tag, list[list[Run]]] | None:
    """Return the first or last block of running text and the runs of each of its lines; nothing where a table is."""
    text = text_of(sheet)
    if not text:
        return None
    edge = (max if place == 0 else min)(text, key=lambda it: it.box.bottom)
    block = edge.tag.nearest(*_BLOCKS) if edge.tag else None
    if block is None or block.nearest("Table", "Figure"):
        return None
    return block, _lines([run for run in text if run.tag and run.tag.nearest(*_BLOCKS) is block])


def _lines(runs: list[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda it: (-it.box.bottom, it.box.left)):
        if lines and lines[-1][0].box.bottom - run.box.bottom < max(_SAME_LINE, run.box.height / 2):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda it: it.box.left) for line in lines]


def goes_on(before: tuple[Tag, list[list[Run]]], after: tuple[Tag, list[list[Run]]]) -> bool:
    """Return whether the second block is the rest of the first: it looks the same and has no mark of its own."""
    (tag, lines), (rest, further) = before, after
    last, first = lines[-1], further[0]
    if tag.kind != rest.kind or tag.kind not in _RUNNING or _is_marked(rest, first):
        return False
    begin = next(run for run in last if run is last[-1] or not _MARK.fullmatch(run.text))
    alike = abs(begin.box.left - first[0].box.left) < _SLACK and abs(begin.size - first[0].size) < 0.1
    return alike and (not _ENDS.search(last[-1].text) or _is_full(lines))


def _is_marked(block: Tag, line: list[Run]) -> bool:
    item = block.nearest("LI")
    return bool(_MARK.match(line[0].text)) or (item is not None and any(item.all("Lbl")))


def _is_full(lines: list[list[Run]]) -> bool:
    """Return whether the last line is as long as the longest: in a justified text, none but the end is shorter."""
    return len(lines) > 1 and lines[-1][-1].box.right > max(line[-1].box.right for line in lines) - 0.5
