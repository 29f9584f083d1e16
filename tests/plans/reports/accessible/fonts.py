"""Fonts of a PDF: in the file, and with a meaning in Unicode for each sign."""

import re
from typing import Any

from pypdf.generic import ByteStringObject, TextStringObject

_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_NO_MEANING = {"", "\0", "\ufeff", "\ufffe"}


class Font:
    def __init__(self, found: Any) -> None:
        self.object = found
        self.meanings = self._meanings() if "/ToUnicode" in found else {}

    def _meanings(self) -> dict[int, str]:
        told = self.object["/ToUnicode"].get_data().decode("latin-1")
        pairs = (pair for section in _SECTION.findall(told) for pair in _PAIR.findall(section))
        return {int(code, 16): bytes.fromhex(meaning).decode("utf-16-be") for code, meaning in pairs}

    @property
    def embedded(self) -> bool:
        fonts = [it.get_object() for it in self.object.get("/DescendantFonts", [self.object])]
        files = {"/FontFile", "/FontFile2", "/FontFile3"}
        return all(files & it["/FontDescriptor"].get_object().keys() for it in fonts)

    def text(self, shown: Any) -> str:
        """Return what is shown, with U+FFFD for each sign that means nothing."""
        pieces = shown if isinstance(shown, list) else [shown]
        codes = (code for it in pieces if isinstance(it, bytes | str) for code in _codes(it))
        return "".join(self._meaning(code) for code in codes)

    def _meaning(self, code: int) -> str:
        found = self.meanings.get(code, "")
        return "\N{REPLACEMENT CHARACTER}" if code == 0 or found in _NO_MEANING else found


def _codes(shown: "ByteStringObject | TextStringObject | bytes | str") -> list[int]:
    data = shown if isinstance(shown, bytes) else getattr(shown, "original_bytes", b"")
    return [int.from_bytes(data[place : place + 2], "big") for place in range(0, len(data), 2)]
