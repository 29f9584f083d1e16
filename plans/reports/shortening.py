"""The plan's own words where there is little room: from their beginning to the end of a sentence, and it is said so."""

import re
from collections.abc import Iterator

from plans.content.prose import Heading, Points, plain, prose
from plans.reports.tree import Paragraph

MORE = "…"
# An abbreviation ends no sentence: three letters go before the stop, and a capital, a figure or a quotation follows.
_SENTENCE = re.compile(r"(?<=\w{3})[.!?](?:\s?[”»’)\"])*(?=\s+[^\W_a-zà-ÿ]|\s+[«“¿¡(])")


def shortened(text: str, room: int) -> tuple[Paragraph, ...]:
    """Return the first paragraphs within so many letters, without marks, notes and lists; those that go on say so."""
    return tuple(Paragraph(plain(words), own=True) for words in _paragraphs(text, room))


def _paragraphs(text: str, room: int) -> Iterator[str]:
    blocks = [block for block in prose(text) if not isinstance(block, Heading)]
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Points) or room <= 0:
            continue
        words = "".join(run.text for run in block.runs).strip()
        room -= len(words)
        if room < 0:
            yield clipped(words, room + len(words))
        elif following is None or (room and not isinstance(following, Points)):
            yield words
        else:
            yield f"{words} {MORE}"


def clipped(words: str, room: int) -> str:
    """Return the words to the last sentence that ends within so many letters, or else to the last word."""
    if len(words) <= room:
        return words
    ends = [it.end() for it in _SENTENCE.finditer(words) if it.end() <= room - 2]
    if ends:
        return f"{words[: ends[-1]]} {MORE}"
    word = words[: room - 1]
    return (word.rpartition(" ")[0] or word) + MORE
