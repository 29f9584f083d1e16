"""Characters that no printer can take, those that run from right to left, and where long words may break."""

import re
from collections.abc import Iterator

from plans.content.prose import Run, Runs

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


_LONG = 30
_MAY_BREAK = "\u200b"


def breakable(runs: Runs) -> Runs:
    """Let what is long and has no space break where its runs meet: WeasyPrint breaks a word within one run only."""
    made: list[Run] = []
    before = 0
    for run in runs:
        head, *rest = re.split(rf"[\s{_MAY_BREAK}]", run.text)
        if before and before + len(head) > _LONG:
            made.append(Run(_MAY_BREAK))
            before = 0
        before = len(rest[-1]) if rest else before + len(head)
        made.append(run)
    return tuple(made)
