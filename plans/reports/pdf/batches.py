"""Which parts of a document are laid out together: from one page that begins anew to a later one.

What begins on a page of its own needs to know nothing of what stands before it, so that each batch can be laid out
alone, beside others, or not at all where it is on the shelf already.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from plans.reports.tree import Document, Part

Batch: TypeAlias = tuple[Part, ...]

ENOUGH = 60_000
"""How much a batch holds, by the length of its value, before another begins: five pages or so."""


def batches_of(document: Document) -> list[Batch]:
    batches: list[list[Part]] = []
    held = 0
    for piece in _pieces(document):
        if not batches or (held > ENOUGH and _begins_anew(piece)):
            batches.append([])
            held = 0
        batches[-1].append(piece)
        held += len(repr(piece))
    return [tuple(batch) for batch in batches]


def _pieces(document: Document) -> Iterator[Part]:
    """Yield the parts; what begins anew within one comes alone, in a part that has no heading because it goes on."""
    for part in document.parts:
        first = next((place for place, child in enumerate(part.children) if child.new_page), len(part.children))
        yield replace(part, children=part.children[:first])
        for child in part.children[first:]:
            yield replace(part, key="", heading="", blocks=(), notes=(), children=(child,))


def _begins_anew(piece: Part) -> bool:
    return piece.new_page if piece.heading else piece.children[0].new_page
