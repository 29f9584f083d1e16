"""How printers get at the pictures of a document, which the tree only names."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

Pictures: TypeAlias = Mapping[str, Callable[[], tuple[bytes, str]]]
"""How to read the pictures of a document, by their SHA-256: their bytes and media type."""
