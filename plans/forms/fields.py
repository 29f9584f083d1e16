"""Form fields by the type of the column: a new column of a known type needs nothing here."""

from collections.abc import Collection
from functools import singledispatch
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mcof.rendering import Extent, TagChoice, Tags
from plans.content.rows import model_of
from plans.forms.frame import Frame
from plans.forms.numbers import DecimalNumber, WholeNumber
from plans.forms.widgets import Day
from plans.models.fields import CodeField, CodesField, CountField, LineField, NarrativeField

FEW = 6
NOT_KNOWN = ("", _("Not known"))
YES_NO = (("True", _("Yes")), ("False", _("No")), NOT_KNOWN)
NOT_CHOSEN = ("", _("Not chosen"))


def form_field(column: "models.Field[Any, Any]") -> forms.Field:
    """Return a field with the column's own label, hint and checks."""
    made = _made(column, label=capfirst(column.verbose_name), help_text=column.help_text, required=not column.blank)
    if not isinstance(made, forms.ChoiceField):  # there the list of choices is the check
        made.validators += [check for check in column.validators if check not in made.validators]
    return made


def vocabulary_of(kind: type, name: str) -> str:
    """Return the vocabulary of the codes in a column, or the empty string where it holds none."""
    return getattr(column_of(kind, name), "vocabulary", "")


def row_name(kind: type) -> str:
    """Return what one row of this kind is called."""
    return capfirst(str(model_of(kind)._meta.verbose_name))


def column_of(kind: type, name: str) -> "models.Field[Any, Any]":
    return model_of(kind)._meta.get_field(name)  # type: ignore[return-value]  # columns only, never a relation


class TextField(forms.CharField):
    """Text as the plan keeps it. Browsers send other line ends, and would cut what is too long without a word."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class Given(forms.CharField):
    """Travels along unseen: which row this is, or which code a line is about."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)


class CodeChoice(forms.ChoiceField):
    def __init__(self, *, vocabulary: str, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(**kwargs)

    def offer(self, frame: Frame, chosen: Collection[str]) -> None:
        options = frame.options(self.vocabulary, chosen)
        self.widget = _choice_widget(self.vocabulary, len(options))
        self.choices = [NOT_CHOSEN, *options]


class CodesChoice(forms.MultipleChoiceField):
    widget = Tags

    def __init__(self, *, vocabulary: str, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(**kwargs)

    def offer(self, frame: Frame, chosen: Collection[str]) -> None:
        options = frame.options(self.vocabulary, chosen)
        self.choices = options
        self.order = {code: place for place, (code, _name) in enumerate(options)}

    def to_python(self, value: Any) -> Any:
        """Return the codes in the order of the list, each once."""
        chosen = dict.fromkeys(super().to_python(value))
        return tuple(sorted(chosen, key=lambda code: self.order.get(code, len(self.order))))


def _choice_widget(vocabulary: str, options: int) -> forms.Widget:
    if vocabulary == "extent":
        return Extent()
    return TagChoice() if options <= FEW else forms.Select()


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
    return TextField(max_length=column.max_length, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)


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


@_made.register(models.DecimalField)
def _decimal(_column: Any, **kwargs: Any) -> forms.Field:
    return DecimalNumber(**kwargs)


@_made.register(models.DateField)
def _day(_column: Any, **kwargs: Any) -> forms.Field:
    return forms.DateField(widget=Day(), **kwargs)


@_made.register(models.PositiveSmallIntegerField)
def _step(column: Any, **kwargs: Any) -> forms.Field:
    """A step of a short scale, whose ends are the column's own."""
    first, last = (check.limit_value for check in column.validators)
    steps = [(str(step), str(step)) for step in range(first, last + 1)]
    return forms.TypedChoiceField(
        choices=[*steps, NOT_KNOWN], coerce=int, empty_value=None, widget=TagChoice(), **kwargs
    )


@_made.register(models.BooleanField)
def _truth(_column: Any, **kwargs: Any) -> forms.Field:
    return forms.TypedChoiceField(choices=YES_NO, coerce="True".__eq__, empty_value=None, widget=TagChoice(), **kwargs)
