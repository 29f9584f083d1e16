"""Choices from the lists of the framework and from short words. Each is read by its code and by its name."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from mcof.reference.items import SUPPORTED
from mcof.rendering import Extent, TagChoice, Tags
from plans.forms.frame import Frame, Options
from plans.forms.spelling import Spelling

FEW = 6
# How many choices a refusal names.
NAMED = 12
NOT_KNOWN = ("", _("Not known"))
YES_NO = (("True", _("Yes")), ("False", _("No")), NOT_KNOWN)
NOT_CHOSEN = ("", _("Not chosen"))


class CodeChoice(forms.ChoiceField):
    def __init__(self, *, vocabulary: str, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(**kwargs)

    def offer(self, frame: Frame, chosen: Collection[str]) -> None:
        self.options = frame.options(self.vocabulary, chosen)
        self.frame = frame
        self.widget = _choice_widget(self.vocabulary, len(self.options))
        self.choices = [NOT_CHOSEN, *self.options]

    def to_python(self, value: Any) -> str:
        """Read a name as well as a code: a cell of a spreadsheet holds what people call it."""
        written: str = super().to_python(value)
        if self.valid_value(written):
            return written
        return self.frame.spelling(self.vocabulary, self.options).code(written) or written

    def validate(self, value: Any) -> None:
        if not self.valid_value(value):
            raise not_listed(value, self.options)
        super().validate(value)


class CodesChoice(forms.MultipleChoiceField):
    widget = Tags

    def __init__(self, *, vocabulary: str, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(**kwargs)

    def offer(self, frame: Frame, chosen: Collection[str]) -> None:
        self.options = frame.options(self.vocabulary, chosen)
        self.frame = frame
        self.choices = self.options
        self.order = {code: place for place, (code, _name) in enumerate(self.options)}

    def to_python(self, value: Any) -> Any:
        """Return the codes in the order of the list, each once; a text is a list of codes or names."""
        written = [value] if isinstance(value, str) else super().to_python(value)
        chosen = dict.fromkeys(code for it in written for code in self._codes(it))
        return tuple(sorted(chosen, key=lambda code: self.order.get(code, len(self.order))))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(tuple(initial or ()) != self.to_python(data))

    def _codes(self, written: str) -> list[str]:
        return [written] if written in self.order else self.frame.spelling(self.vocabulary, self.options).codes(written)

    def validate(self, value: Any) -> None:
        for code in value:
            if code not in self.order:
                raise not_listed(code, self.options)
        super().validate(value)


class WordChoice(forms.TypedChoiceField):
    """One of a few words, which spreadsheets write in the language of their owner."""

    def to_python(self, value: Any) -> str:
        written: str = super().to_python(value)
        return written if self.valid_value(written) else _words(self.choices).code(written) or written

    def validate(self, value: Any) -> None:
        if not self.valid_value(value):
            raise not_listed(value, _named(self.choices))
        super().validate(value)


def _words(choices: Any) -> Spelling:
    names: dict[str, list[str]] = {code: list(_TRUTHS.get(code, ())) for code, _word in choices}
    for language in SUPPORTED:
        with translation.override(language):
            for code, word in choices:
                names[code].append(str(word))
    return Spelling(names)


def _named(choices: Any) -> Options:
    return [(code, str(word)) for code, word in choices]


# What spreadsheets make of a ticked box.
_TRUTHS = {"True": ("x", "VRAI", "VERDADERO"), "False": ("FAUX", "FALSO")}


def not_listed(written: str, options: Options) -> ValidationError:
    names = [name for _code, name in options]
    listed = "; ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    message = _("“%(written)s” is not in the list. Write one of: %(listed)s.")
    return ValidationError(message, code="invalid_choice", params={"written": written, "listed": listed})


def _choice_widget(vocabulary: str, options: int) -> forms.Widget:
    if vocabulary == "extent":
        return Extent()
    return TagChoice() if options <= FEW else forms.Select()
