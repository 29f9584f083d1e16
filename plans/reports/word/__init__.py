"""Printing a document for Word: the same tree as on paper, in real styles, for those who go on writing in it."""

from plans.reports.word.printing import print_word

__all__ = ["print_word"]
