"""The texts of a section beside what they are in another language: a control for each, saved one by one.

Controls are named by the place of their text. Beside each travels what it was made upon: the revision of the
translation, and fingerprints of both texts as they were shown, so that what nobody touched is never saved.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst

from plans.content.rows import column_of, row_name
from plans.content.translating import Pair, Text, digest
from plans.drafting import InvalidSection, StaleTranslation
from plans.forms.fields import TextField, form_field, vocabulary_of
from plans.forms.frame import Frame
from plans.layout import shape_of
from plans.models import Translation
from plans.models.fields import LineField
from plans.telling.differences import Difference
from plans.validation import anchor

UPON, HOLDS, SAME = "upon", "holds", "same"
_UPON = re.compile(r"^(\d{1,9})-([0-9a-f]{16})-([0-9a-f]{16})$")
SHORT = 60
WIDTH = 60


@dataclass(frozen=True)
class Sent:
    """What somebody wants kept for a text, and what they had before them."""

    place: str
    text: str
    original: str
    revision: int


@dataclass(frozen=True)
class Upon:
    """What a translation was made upon: its revision, and the fingerprints of itself and the original as shown."""

    revision: int
    shown: str
    original: str

    def __str__(self) -> str:
        return f"{self.revision}-{self.shown}-{self.original}"

    @classmethod
    def read(cls, data: Mapping[str, Any], place: str) -> "Upon":
        """A control that does not say was made upon nothing."""
        found = _UPON.match(data.get(f"{place}:{UPON}", ""))
        return cls(int(found[1]), found[2], found[3]) if found else cls(0, "", "")


class TranslatedField(forms.BoundField):
    """The control of one translation, which knows the text and what is kept."""

    form: "TranslationForm"

    @property
    def pair(self) -> Pair:
        return self.form.pairs[self.name]

    @property
    def text(self) -> Text:
        return self.pair.text

    @property
    def row(self) -> Translation:
        return self.form.rows.get(self.name) or Translation(revision=0)

    @property
    def theirs(self) -> Translation | None:
        """What a colleague saved meanwhile, where that kept this one from being saved."""
        return self.form.stale.get(self.name)

    @property
    def auto_id(self) -> str:
        return anchor(self.name)

    @property
    def open(self) -> str:
        """What is to be done here: "missing", "changed" or nothing."""
        return "changed" if self.pair.changed else "" if self.pair.translation else "missing"

    @property
    def line(self) -> bool:
        """Whether the text is one line, which may be the same in both languages, such as the name of a place."""
        return isinstance(_column(self.text), LineField)

    @property
    def upon(self) -> Upon:
        return Upon(self.row.revision, digest(self.row.text.strip()), self.text.fingerprint)

    @property
    def difference(self) -> Difference | None:
        """How the original changed, where its words of then are known."""
        source = self.row.source if self.pair.changed else ""
        return Difference("", source, self.text.text) if source else None

    @property
    def aria_describedby(self) -> str:
        return f"{self.auto_id}-original {self.auto_id}-state {super().aria_describedby or ''}".strip()

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        own: dict[str, Any] = {
            "data-place": self.name,
            "lang": self.form.language,
            "data-open": self.open or False,
            "spellcheck": "true",
        }
        return super().build_widget_attrs({**own, **attrs}, widget)

    @property
    def sent(self) -> Sent | None:
        """What arrived, if somebody touched it or said that it still holds."""
        held = f"{self.name}:{HOLDS}" in self.form.data
        text = self.form.cleaned_data.get(self.name) if self.name in self.form.data else self.row.text
        if text is None or not (held or self.name in self.form.data):
            return None
        if self.form.data.get(SAME) == self.name:
            text = self.text.text
        text = text.replace("\n", " ") if self.line else text
        upon = Upon.read(self.form.data, self.name)
        touched = held or digest(text) != upon.shown
        return Sent(self.name, text, upon.original or self.text.fingerprint, upon.revision) if touched else None


class TranslationForm(forms.Form):
    use_required_attribute = False
    bound_field_class = TranslatedField

    def __init__(
        self,
        pairs: Sequence[Pair],
        rows: Mapping[str, Translation],
        *,
        language: str,
        frame: Frame,
        data: QueryDict | None = None,
    ) -> None:
        self.pairs, self.rows, self.language, self.frame = {it.text.place: it for it in pairs}, rows, language, frame
        self.stale: dict[str, Translation] = {}
        super().__init__(data, initial={place: row.text for place, row in rows.items()})
        self.fields.update({place: _field(pair.text, frame) for place, pair in self.pairs.items()})

    def __getitem__(self, name: str) -> TranslatedField:
        return cast(TranslatedField, super().__getitem__(name))

    @property
    def revision(self) -> int:
        """How often texts of the section were saved in this language."""
        return sum(row.revision for row in self.rows.values())

    @property
    def sent(self) -> list[Sent]:
        """What is to be saved; what cannot be read stays in its field with its error."""
        self.is_valid()
        return [sent for name in self.fields if (sent := self[name].sent) is not None]

    def explain(self, place: str, reason: StaleTranslation | InvalidSection) -> None:
        """Say at its field why a text could not be saved; one that left the plan meanwhile has no field any more."""
        if isinstance(reason, StaleTranslation):
            self.stale[place] = reason.current
        elif place in self.fields:
            self.add_error(place, [str(message) for messages in reason.errors.values() for message in messages])

    @property
    def gone(self) -> dict[str, str]:
        """What was typed for texts that somebody took out of the plan meanwhile, by their place."""
        places = {name.removesuffix(f":{UPON}") for name in self.data if name.endswith(f":{UPON}")}
        typed = {place: self.data.get(place, "").replace("\r\n", "\n").strip() for place in places - self.fields.keys()}
        return {place: text for place, text in typed.items() if digest(text) != Upon.read(self.data, place).shown}

    @property
    def groups(self) -> Iterator[tuple[str, list[TranslatedField]]]:
        """The fields of the section itself, and those of each row under what it is called."""
        for _owner, fields in groupby(map(self.__getitem__, self.fields), key=lambda field: field.text.owner):
            found = list(fields)
            yield row_heading(found[0].text, self.frame), found


def row_heading(text: Text, frame: Frame) -> str:
    """Return what the row of a text is called: the line of a fixed table by its heading, others by their number."""
    kind = type(text.owner)
    if not text.number:
        return ""
    named = [frame.name(vocabulary_of(kind, name), getattr(text.owner, name)) for name in shape_of(kind).heading]
    return " · ".join(named) or f"{row_name(kind)} {text.number}"


def _field(text: Text, frame: Frame) -> TextField:
    column, length = _column(text), len(text.text)
    widget = form_field(column).widget
    if length > SHORT or isinstance(widget, forms.Textarea):
        widget = forms.Textarea(attrs={"rows": min(20, 2 + length // WIDTH)})
    field = TextField(required=False, label=capfirst(str(column.verbose_name)), widget=widget, max_length=30_000)
    field.disabled = not frame.editable
    return field


def _column(text: Text) -> Any:
    return column_of(type(text.owner), text.column)
