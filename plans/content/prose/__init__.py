"""Running text with a few marks, read into blocks of runs, which every printer takes.

Paragraphs are parted by an empty line; `## ` and `### ` begin a heading; dashes and numbers a list, which may hold
further lists; `[^1]` calls the footnote that a line `[^1]: …` gives. Whatever else there is stays as it was typed.
"""

from plans.content.prose.blocks import Block, Heading, Item, Paragraph, Points, Prose, points_with_runs, with_runs
from plans.content.prose.lines import begins
from plans.content.prose.reading import prose, words_of
from plans.content.prose.runs import Run, Runs, plain, words_in

__all__ = [
    "Block",
    "Heading",
    "Item",
    "Paragraph",
    "Points",
    "Prose",
    "Run",
    "Runs",
    "begins",
    "plain",
    "points_with_runs",
    "prose",
    "with_runs",
    "words_in",
    "words_of",
]
