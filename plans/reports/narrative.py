"""Running text as people write it: paragraphs parted by an empty line, points of a list after a dash."""

import re

from plans.reports.tree import Block, Bullets, Paragraph

_EMPTY_LINE = re.compile(r"\n\s*\n")
_POINT = re.compile(r"^\s*[-–—*•]\s+")


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return the plan's own words as numbered paragraphs; a list belongs to the paragraph before it."""
    blocks: list[Block] = []
    for piece in _EMPTY_LINE.split(text.replace("\r\n", "\n").strip()):
        lead, points = _parted(piece)
        if lead:
            blocks.append(Paragraph(lead, points, own=True))
        elif points:
            _append(blocks, points)
    return tuple(blocks)


def _parted(piece: str) -> tuple[str, tuple[str, ...]]:
    """Return the running text of a piece and the points after it; lines without a dash go on where they stand."""
    lead: list[str] = []
    points: list[str] = []
    for line in piece.splitlines():
        if _POINT.match(line):
            points.append(_POINT.sub("", line).strip())
        elif points:
            points[-1] = f"{points[-1]} {line.strip()}"
        else:
            lead.append(line.strip())
    return " ".join(filter(None, lead)), tuple(filter(None, points))


def _append(blocks: list[Block], points: tuple[str, ...]) -> None:
    before = blocks[-1] if blocks else None
    if isinstance(before, Paragraph) and not before.points:
        blocks[-1] = Paragraph(before.text, points, own=True)
    else:
        blocks.append(Bullets(points, own=True))
