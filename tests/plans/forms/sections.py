"""Values of any section, and what a browser sends of its form."""

import itertools
from typing import Any

from django.db import models
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from hypothesis import strategies as st

from plans.content.rows import column_of, columns_of, tables_of
from plans.forms.fields import vocabulary_of
from plans.forms.frame import Frame
from plans.forms.sections import SectionForm
from plans.layout import shape_of
from plans.models.fields import CodeField, CodesField, CountField
from tests.sending import sent_by

FRAME = Frame(scopes={"sector": "2021", "age-band": "OCHA3"}, objectives={"o1": "Safe places", "o2": "Ways home"})
_LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], include_characters="\n ")
_TEXTS = st.text(_LETTERS, max_size=20).map(str.strip)
_LINES = _TEXTS.map(lambda text: " ".join(text.split()))
_BY_NAME = {
    "glide": st.sampled_from(["", "FL-2026-000123-SSD"]),
    "url": st.sampled_from(["", "https://example.org/report?round=16&lang=fr"]),
    "title": _LINES.map(lambda text: text or "Untitled"),
    "sector": st.just("S21-14"),
}
_BY_TYPE: dict[type, st.SearchStrategy[Any]] = {
    models.BooleanField: st.none() | st.booleans(),
    CountField: st.none() | st.integers(0, 10**10),
    models.PositiveSmallIntegerField: st.none() | st.integers(1, 5),
    models.DateField: st.none() | st.dates(),
    models.DecimalField: st.none() | st.decimals(-(10**12), 10**12, places=2),
    models.TextField: _TEXTS,
    models.CharField: _LINES,
}


def sections(kind: type, **given: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for values of the dataclass that a plan can keep."""
    columns = {name: _column(kind, name) for name in columns_of(kind) if name != "uid"}
    tables = {name: _rows(row) for name, row in tables_of(kind).items()}
    return st.builds(kind, **columns | tables | {name: st.just(value) for name, value in given.items()})


def browser_sends(form: SectionForm) -> MultiValueDict[str, Any]:
    """Return what the form sends as it stands."""
    html = render_to_string("plans/editor/_record.html", {"record": form.record})
    return MultiValueDict(sent_by(f'<form method="post">{html}</form>'))


def _column(kind: type, name: str) -> st.SearchStrategy[Any]:
    column = column_of(kind, name)
    if name in _BY_NAME:
        return _BY_NAME[name]
    codes = [code for code, _name in FRAME.options(vocabulary_of(kind, name), ())]
    if isinstance(column, CodesField):
        return st.sets(st.sampled_from(codes)).map(lambda chosen: tuple(sorted(chosen, key=codes.index)))
    if isinstance(column, CodeField):
        return st.sampled_from(codes + ([""] if column.blank else []))
    if column.choices:
        return st.sampled_from([code for code, _label in column.flatchoices])
    return next(values for parent, values in _BY_TYPE.items() if isinstance(column, parent))


def _rows(kind: type) -> st.SearchStrategy[tuple[Any, ...]]:
    shape = shape_of(kind)
    if not shape.fixed:
        return st.integers(0, 2).flatmap(lambda n: st.tuples(*(sections(kind, uid=f"r{row}") for row in range(n))))
    codes = [[code for code, _name in FRAME.options(vocabulary_of(kind, name), ())] for name in shape.heading]
    lines = [
        sections(kind, uid=f"l{line}", **dict(zip(shape.heading, heading, strict=True)))
        for line, heading in enumerate(itertools.product(*codes))
    ]
    return st.tuples(*lines).map(_with_figures) if shape.sparse else st.tuples(*lines)


def _with_figures(lines: tuple[Any, ...]) -> tuple[Any, ...]:
    figures = ("population", "affected", "in_need", "targeted")
    return tuple(line for line in lines if any(getattr(line, name) is not None for name in figures))
