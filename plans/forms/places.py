"""Where a field stands: its path within the section, by which findings and errors lead to it."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms

from mcof.rendering import Tags
from plans.content.rows import columns_of
from plans.layout import SPANS
from plans.validation import Finding, anchor

# Letters that tags may have in all to stand in half a line.
WIDE = 60

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plans.forms.records import RecordForm


class PlacedField(forms.BoundField):
    """A field that knows its place, the findings on it, and how many of twelve columns it takes."""

    template_name = "plans/editor/field.html"
    form: "RecordForm"

    @cached_property
    def place(self) -> str:
        return inside(self.form.place, self.name)

    @property
    def anchor(self) -> str:
        return anchor(self.place)

    @property
    def findings(self) -> "Sequence[Finding]":
        return self.form.frame.findings.get(self.place, ())

    @property
    def remarks(self) -> "Sequence[object]":
        """The comments of reviewers on the field."""
        return self.form.frame.remarks.get(self.place, ())

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Let scripts know each control by its place; what only arranges rows has none. Hidden ones need no more."""
        placed: dict[str, Any] = {"data-place": self.place} if self.name in columns_of(self.form.record) else {}
        unnamed = {"id": False} if (widget or self.field.widget).is_hidden else {}
        return unnamed | placed | super().build_widget_attrs(attrs, widget)

    @property
    def cell(self) -> str:
        """The control alone, for a table whose heads are its label."""
        if self.form.shape.sheet:
            return self.as_widget(attrs={"aria-labelledby": f"{self.form.prefix}-row {self.head}"})
        label = f"{self.form.heading}, {self.label}" if self.form.heading else self.label
        return self.as_widget(attrs={"aria-label": str(label)})

    @property
    def whole(self) -> str:
        """The control of a figure that has parts, in the sum of all rows."""
        return self.as_widget(attrs={"aria-label": str(self.label), "data-sum": f"whole all-{self.name}"})

    @property
    def part(self) -> str:
        """The control of a part of a figure, in the sums of its row and its column."""
        line = str(self.form.prefix).rpartition("-")[2]
        label = f"{self.form.heading}, {self.label}"
        return self.as_widget(attrs={"aria-label": label, "data-sum": f"part {self.name}-{line}", "id": False})

    @property
    def head(self) -> str:
        """What the head of the field's column is known by."""
        return f"{str(self.form.prefix).rpartition('-')[0]}-head-{self.name}"

    @property
    def span(self) -> int:
        return SPANS.get((self.form.record, self.name)) or self._usual_span()

    def _usual_span(self) -> int:
        widget = self.field.widget
        if isinstance(widget, forms.Textarea) or (isinstance(widget, Tags) and _wide(widget)):
            return 12
        narrow = isinstance(widget, forms.DateInput) or widget.attrs.get("inputmode") in {"numeric", "decimal"}
        return 3 if narrow else 6

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby
        if described and self.form.shape.sheet:
            described = described.replace(f"{self.auto_id}_helptext", f"{self.head}-help")
        return f"{described or ''} {self.anchor}-notes".strip() if self.findings else described


def _wide(widget: Tags) -> bool:
    return sum(len(str(name)) for _code, name in widget.choices) > WIDE


def inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
