"""Codes as people write them: by the code itself or by a name in any language, whatever the case and the accents."""

import re
from collections.abc import Iterable, Iterator, Mapping

from crosscutting.framework import sortable

_BETWEEN = re.compile(r"[;|\n]")


class Spelling:
    """`names` are the ways to write each code that can be chosen; where two are written alike, the first has it."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._codes: dict[str, str] = {}
        for code in names:
            self._codes.setdefault(_plain(code), code)
        for code, written in names.items():
            for name in written:
                self._codes.setdefault(_plain(name), code)

    def code(self, text: str) -> str | None:
        return self._codes.get(_plain(text))

    def codes(self, text: str) -> list[str]:
        """Return the codes of a list parted by semicolons, lines or commas; what is no code stays as it is written."""
        return [code for part in _BETWEEN.split(text) if part.strip() for code in self._listed(part)]

    def _listed(self, part: str) -> Iterator[str]:
        """Part at commas, but for those that belong to a name: the longest name wins."""
        pieces = part.split(",")
        while pieces:
            for length in range(len(pieces), 0, -1):
                code = self.code(",".join(pieces[:length]))
                if code is not None:
                    break
            else:
                code, length = pieces[0].strip(), 1
            if code:
                yield code
            pieces = pieces[length:]


def _plain(text: str) -> str:
    return " ".join(sortable(text).split())
