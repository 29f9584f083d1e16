"""Characters that no printer can take, and those that run from right to left."""

import re
from collections.abc import Iterator

# What XML has no way to write; people paste such characters without seeing them.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_STRETCH = re.compile(f"([{_LEFTWARD}](?:[^A-Za-z\u00c0-\u024f]*[{_LEFTWARD}])?)")


def printable(text: str) -> str:
    return _UNPRINTABLE.sub("", text)


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in stretches, each with whether it runs from right to left."""
    for place, stretch in enumerate(_STRETCH.split(text)):
        if stretch:
            yield stretch, place % 2 == 1
