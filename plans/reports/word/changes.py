"""Texts that changed in a Word document: underlined where they came, struck through where they went."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from plans.reports.tree import Change, Piece
from plans.reports.word.blocks import written
from plans.reports.word.elements import Element, Look, paragraph, words
from plans.reports.word.package import Package

_SIGN = Look(style="ChangeSign")
_STYLES = {"added": "Added", "removed": "Removed"}


@written.register
def _written_change(block: Change, package: Package, _level: int) -> Iterator[Element]:
    yield paragraph("ChangeHead", *words(block.where))
    for line in block.lines:
        told = (made for place, piece in enumerate(line) for made in _piece(piece, package, first=not place))
        yield paragraph("Change", *told)


def _piece(piece: Piece, package: Package, *, first: bool) -> Iterator[Element]:
    if piece.kind:
        sign = _("added:") if piece.kind == "added" else _("removed:")
        yield from words(f"{sign} " if first else f" {sign} ", _SIGN)
    yield from words(piece.text, Look(style=_STYLES.get(piece.kind, ""), language=package.language_of(own=True)))
