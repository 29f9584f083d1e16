"""Single fields of a section, by their place: how they arrive from a page, and how they are shown to it.

The names are places: `overview`, `risks.flood.impact`. Beside them `add` and `remove` name rows by their place
(`risks.flood`), and `order` lists the uids of a table (`risks=flood,fuel`). Each field is read by the very form field
that the page shows, in the reader's language; what cannot be read is an error at its place and stops nothing else.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from plans.content.codec import to_plain
from plans.content.merging import plain_at
from plans.content.rows import columns_of, kind_of, tables_of
from plans.forms.choices import CodeChoice, CodesChoice
from plans.forms.frame import Frame
from plans.forms.records import record_form
from plans.forms.widgets import cell_of
from plans.layout import shape_of

ADD, REMOVE, ORDER = "add", "remove", "order"
ABOUT = frozenset({ADD, REMOVE, ORDER, "csrfmiddlewaretoken", "person", "revision", "token"})
MOST = 20_000  # a pasted block of a thousand rows


@dataclass(frozen=True)
class Patch:
    """`wanted` maps places to plain values, as `drafting.save_changes` takes them; `errors` places to messages."""

    wanted: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)


def read_patch(value: Any, frame: Frame, data: QueryDict) -> Patch:
    """Read what arrived about a section whose value now is `value`. Raises KeyError for rows of no table of it."""
    patch = Patch()
    for place in data.getlist(REMOVE):
        patch.wanted[place] = None
    for place in data.getlist(ADD):
        if plain_at(value, place) is None:
            patch.wanted[place] = {"uid": place.rpartition(".")[2]}
    for order in data.getlist(ORDER):
        table, _equals, uids = order.partition("=")
        patch.wanted[table] = [uid for uid in uids.split(",") if uid]
    for place in [name for name in data if name not in ABOUT][:MOST]:
        _read_field(value, frame, data, place, patch)
    return patch


def _read_field(value: Any, frame: Frame, data: QueryDict, place: str, patch: Patch) -> None:
    made = field_at(value, place, frame)
    if made is None:
        patch.errors[place] = [_("This page does not know this field. Load it again.")]
        return
    try:
        patch.wanted[place] = to_plain(made.clean(_raw(made, data, place)))
    except ValidationError as error:
        patch.errors[place] = list(error.messages)


def _raw(made: forms.Field, data: QueryDict, place: str) -> Any:
    """An empty list of codes arrives as one empty text: a form sends nothing for boxes that nobody ticked."""
    if isinstance(made, CodesChoice):
        return [code for code in data.getlist(place) if code]
    return made.widget.value_from_datadict(data, {}, place)


def field_at(value: Any, place: str, frame: Frame) -> forms.Field | None:
    """Return the form field of a place, None where the section has no such field."""
    kind = kind_of(value)
    *rows, name = place.split(".")
    if len(rows) % 2:
        return None
    for table in rows[::2]:
        if table not in tables_of(kind):
            return None
        kind = tables_of(kind)[table]
    if name not in columns_of(kind) or name == "uid":
        return None
    made = deepcopy(record_form(kind).base_fields[name])
    if isinstance(made, CodeChoice | CodesChoice):
        stored = plain_at(value, place)
        made.offer(frame, (stored,) if isinstance(stored, str) else stored or ())
    if shape_of(kind).sheet:
        made.widget = cell_of(made)
    return made


def shown(value: Any, places: Iterable[str], frame: Frame) -> dict[str, list[str]]:
    """Return what the controls at these places hold when they show the value, in the reader's language."""
    return {place: list(_shown(value, place, frame)) for place in places if field_at(value, place, frame)}


def _shown(value: Any, place: str, frame: Frame) -> Iterator[str]:
    made = field_at(value, place, frame)
    stored = _value_at(value, place)
    if made is None or stored is None:
        return
    prepared = made.widget.format_value(made.prepare_value(stored))
    for text in prepared if isinstance(prepared, list | tuple) else [prepared]:
        yield str(text if text is not None else "")


def _value_at(value: Any, place: str) -> Any:
    for part in place.split("."):
        if isinstance(value, tuple):
            value = next((row for row in value if row.uid == part), None)
        else:
            value = getattr(value, part, None)
    return value
