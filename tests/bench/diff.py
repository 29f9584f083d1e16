"""Twenty edits in a text of 30,000 characters, found again as words: how long it takes, and what is marked too much.

The largest text that a reviewer meets on the review page of the demo's full plan is measured beside the made ones.
"""

import random
import re
import statistics
from collections.abc import Iterator
from functools import partial
from typing import Any

from plans.content.codec import to_plain
from plans.content.words import Run, compared
from tests.bench import seconds
from tests.bench._full_plan import full_plan

LENGTH, EDITS, ROUNDS, REACH = 30_000, 20, 25, 0.020
REPEATED = "The people of the camp need water, and the people of the camp need food. "


def main() -> None:
    texts = {
        "a plan's own words": _cut("\n\n".join(_narrative())),
        "the same paragraph": _cut(f"{REPEATED * 6}\n\n" * 100),
        "the same sentence": _cut(REPEATED * 600),
        "the same words": _cut("the people of the camp " * 1400),
        "the largest reviewed": max(_narrative(), key=len),
    }
    found = [_measured(name, text) for name, text in texts.items()]
    slowest, most = max(time for time, _ in found), max(beyond for _, beyond in found)
    print(f"diff ratio {slowest / REACH:.2f} of {REACH * 1000:.0f} ms; marks {most:.2%} beyond the true change")


def _measured(name: str, text: str) -> tuple[float, float]:
    """Return the median time, and the worst share of the text that is marked and did not change."""
    edited = [(text, *_edited(text, random.Random(number))) for number in range(ROUNDS)]
    time = statistics.median(seconds(partial(compared, *texts)) for *texts, _true in edited)
    beyond = max((_marked(compared(before, after)) - true) / len(text) for before, after, true in edited)
    marks = f"at most {max(beyond, 0):.2%} beyond the true change"
    print(f"{name:<20} {len(text):6} characters, {time * 1000:6.2f} ms, {marks}")
    return time, max(beyond, 0)


def _edited(text: str, draw: random.Random) -> tuple[str, int]:
    """Return the text with edits of one to twelve words each, and how many characters went and came.

    A shorter text gets as many for its length, three at least.
    """
    words = re.findall(r"\s*\S+", text)
    true = 0
    places = range(0, len(words) - 12, 13)
    edits = max(3, round(EDITS * len(text) / LENGTH))
    for place in sorted(draw.sample(places, edits), reverse=True):
        out, into = draw.choice([(1, 1), (0, 2), (2, 0), (3, 5), (12, 12), (0, 12), (12, 0)])
        new = draw.sample(words, into)
        true += len("".join([*words[place : place + out], *new]))
        words[place : place + out] = new
    return "".join(words), true


def _marked(runs: tuple[Run, ...]) -> int:
    return sum(len(run.text) for run in runs if run.kind != "kept")


def _cut(text: str) -> str:
    return text[:LENGTH]


def _narrative() -> Iterator[str]:
    """Yield the longer texts of the demo's full plan."""
    yield from (text for text in _texts(to_plain(full_plan())) if len(text) > 200)


def _texts(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict | list):
        for part in plain.values() if isinstance(plain, dict) else plain:
            yield from _texts(part)
