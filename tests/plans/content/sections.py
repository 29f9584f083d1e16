"""Sections with few words and few rows, so that what two people do to them often meets."""

from typing import Any

from hypothesis import strategies as st

from plans.content import values

uids = st.sampled_from(["a", "b", "c", "d"])
words = st.sampled_from(["", "flood", "drought", "a border closes"])
risks = st.builds(values.Risk, uid=uids, description=words, likelihood=st.none() | st.integers(1, 5), owner=words)
splits = st.builds(values.PeopleSplit, uid=uids, sex=words, targeted=st.none() | st.integers(0, 9))


def rows(row: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(row, max_size=4, unique_by=lambda it: it.uid).map(tuple)


figures = st.builds(values.PopulationFigure, uid=uids, group=words, splits=rows(splits))
registers = st.builds(values.Risks, overview=words, risks=rows(risks))
peoples = st.builds(values.People, method=words, figures=rows(figures))


def alike(number: int) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return as many states of one and the same section."""
    return st.tuples(*[registers] * number) | st.tuples(*[peoples] * number)
