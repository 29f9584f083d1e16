"""Form fields by the type of the column: a new column of a known type needs nothing here."""

from functools import singledispatch
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst

from mcof.rendering import TagChoice
from plans.content.rows import column_of
from plans.forms.choices import NOT_KNOWN, YES_NO, CodeChoice, CodesChoice, WordChoice
from plans.forms.days import DayField
from plans.forms.numbers import DecimalNumber, Dollars, WholeNumber
from plans.forms.widgets import Line, Prose
from plans.models.fields import CodeField, CodesField, CountField, LineField, MoneyField, NarrativeField


def form_field(column: "models.Field[Any, Any]") -> forms.Field:
    """Return a field with the column's own label, hint and checks."""
    made = _made(column, label=capfirst(column.verbose_name), help_text=column.help_text, required=not column.blank)
    if not isinstance(made, forms.ChoiceField):  # there the list of choices is the check
        made.validators += [check for check in column.validators if check not in made.validators]
    return made


def vocabulary_of(kind: type, name: str) -> str:
    """Return the vocabulary of the codes in a column, or the empty string where it holds none."""
    return getattr(column_of(kind, name), "vocabulary", "")


class TextField(forms.CharField):
    """Text as the plan keeps it. Browsers send other line ends, and would cut what is too long without a word."""

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        # A line of a form holds one line, a cell of a spreadsheet may hold several.
        lines = isinstance(self.widget, forms.Textarea) and not isinstance(self.widget, Line)
        return text if lines else text.replace("\n", " ")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class Given(forms.CharField):
    """Travels along unseen: which row this is, or which code a line is about."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)


@singledispatch
def _made(column: Any, **kwargs: Any) -> forms.Field:
    raise NotImplementedError(f"No field for a column of the type {type(column).__name__} yet.")


@_made.register(LineField)
def _line(column: Any, **kwargs: Any) -> forms.Field:
    return TextField(max_length=column.max_length, **kwargs)


@_made.register(models.CharField)
def _text(column: Any, **kwargs: Any) -> forms.Field:
    if column.choices:
        return forms.ChoiceField(choices=column.choices, **kwargs)
    return TextField(max_length=column.max_length, **kwargs)


@_made.register(NarrativeField)
def _narrative(column: Any, **kwargs: Any) -> forms.Field:
    return TextField(max_length=column.max_length, widget=Prose(), **kwargs)


@_made.register(models.URLField)
def _address(column: Any, **kwargs: Any) -> forms.Field:
    # Not the browser's own check of addresses: it keeps a form from being saved without saying so in our words.
    widget = forms.TextInput(attrs={"inputmode": "url"})
    return forms.URLField(assume_scheme="https", max_length=column.max_length, widget=widget, **kwargs)


@_made.register(CodeField)
def _code(column: Any, **kwargs: Any) -> forms.Field:
    return CodeChoice(vocabulary=column.vocabulary, **kwargs)


@_made.register(CodesField)
def _codes(column: Any, **kwargs: Any) -> forms.Field:
    return CodesChoice(vocabulary=column.vocabulary, **kwargs)


@_made.register(CountField)
def _count(_column: Any, **kwargs: Any) -> forms.Field:
    return WholeNumber(**kwargs)


@_made.register(MoneyField)
def _money(_column: Any, **kwargs: Any) -> forms.Field:
    return Dollars(**kwargs)


@_made.register(models.DecimalField)
def _decimal(_column: Any, **kwargs: Any) -> forms.Field:
    return DecimalNumber(**kwargs)


@_made.register(models.DateField)
def _day(_column: Any, **kwargs: Any) -> forms.Field:
    return DayField(**kwargs)


@_made.register(models.PositiveSmallIntegerField)
def _step(column: Any, **kwargs: Any) -> forms.Field:
    """A step of a short scale, whose ends are the column's own."""
    first, last = (check.limit_value for check in column.validators)
    steps = [(str(step), str(step)) for step in range(first, last + 1)]
    return WordChoice(choices=[*steps, NOT_KNOWN], coerce=int, empty_value=None, widget=TagChoice(), **kwargs)


@_made.register(models.BooleanField)
def _truth(_column: Any, **kwargs: Any) -> forms.Field:
    return WordChoice(choices=YES_NO, coerce="True".__eq__, empty_value=None, widget=TagChoice(), **kwargs)
