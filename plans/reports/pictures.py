"""How printers get at the pictures of a document, which the tree only names."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from plans.reports.tree import Document, Part, Picture

Pictures: TypeAlias = Mapping[str, Callable[[], tuple[bytes, str]]]
"""How to read the pictures of a document, by their SHA-256: their bytes and media type."""


def with_losses_told(document: Document, pictures: Pictures) -> Document:
    """Return the document with a word in place of each picture that cannot be read, or is not what it was."""
    return replace(document, parts=tuple(_told(part, pictures) for part in document.parts))


def _told(part: Part, pictures: Pictures) -> Part:
    blocks = tuple(
        replace(block, lost=not _is_whole(block, pictures)) if isinstance(block, Picture) else block
        for block in part.blocks
    )
    return replace(part, blocks=blocks, children=tuple(_told(child, pictures) for child in part.children))


def _is_whole(picture: Picture, pictures: Pictures) -> bool:
    try:
        data, _media_type = pictures[picture.sha256]()
    except (KeyError, OSError):
        return False
    return hashlib.sha256(data).hexdigest() == picture.sha256
