"""Rows pasted from a spreadsheet: read, shown as they will be, mended where a cell is wrong, and added to the form.

The form of the section travels along unsaved; a script that keeps the form itself asks for the part of the page only.
"""

import json
import re
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.http import PersonRequest
from plans.forms.arranging import UnknownCommand, extended, rows_in
from plans.forms.blocks import Rows, read_block
from plans.forms.copying import table_text
from plans.forms.overwriting import Target, target_in, with_rows, write_over
from plans.forms.pasting import Controls, Reading, read_table
from plans.forms.sections import SectionForm
from plans.forms.tables import MOST, RowSet
from plans.views.editor import Editor, open_editor
from plans.views.guidance import framed

_MENDED = re.compile(r"block-cell-(\d+)-(\d+)")
_CHOSEN = re.compile(r"block-column-(\d+)")


@login_required
@require_http_methods(["GET", "POST"])
def block(request: PersonRequest, reference: str, key: str, table: str) -> HttpResponse:
    """Return the whole table as a block, or take one into it."""
    editor = open_editor(request.user, reference)
    rows = _table(editor, key, table)
    if request.method == "GET":
        return HttpResponse(table_text(rows), content_type="text/tab-separated-values; charset=utf-8")
    editor.rights.edit.demand()
    try:
        there = _rows_there(request.POST, rows)
        data, target, reading = _met(editor, key, rows, request.POST)
    except UnknownCommand:
        return HttpResponseBadRequest(_("This form did not arrive whole. Go back and load the section again."))
    refusal, sent = _refusal(reading, room=MOST - there), _travelling(data)
    if "block-add" in data and reading.good and not refusal:
        return _added(request, editor, key, rows, reading, target=target, travelling=sent)
    return _page(request, editor, key, rows, reading, target=target, refusal=refusal, sent=sent)


def _met(editor: Editor, key: str, table: RowSet, data: QueryDict) -> tuple[QueryDict, Target, Reading]:
    """Read the block beside what it is written over: of rows that the page does not show, those come along."""
    target = target_in(data, str(table.prefix), table.empty_form)
    reading = _read(data, table, target)
    short = len(reading.new)
    if not short or not target.over(headed=reading.headed) or "block-there" in data:
        return data, target, reading
    data = with_rows(data, _following(editor, key, table, data, rows=short))
    target = target_in(data, str(table.prefix), table.empty_form)
    return data, target, _read(data, table, target)


def _following(editor: Editor, key: str, table: RowSet, data: QueryDict, *, rows: int) -> RowSet:
    """Return the stored rows behind those of the form."""
    prefix = str(table.prefix)
    sent = {data.get(f"{prefix}-{row}-uid") for row in range(rows_in(data, prefix))}
    start = max((place for place, row in enumerate(table.stored, start=1) if row.uid in sent), default=0)
    window = range(start, min(start + rows, len(table.stored)))
    frame = replace(framed(editor, key), windows={prefix: window})
    return SectionForm(editor.value_or_404(key), frame).record.tables[prefix]


def _rows_there(data: QueryDict, table: RowSet) -> int:
    """Return how many rows the table has: those of the form, and those that it does not show."""
    prefix = str(table.prefix)
    sent = range(rows_in(data, prefix)) if f"{prefix}-TOTAL_FORMS" in data else range(0)
    uids = {data.get(f"{prefix}-{row}-uid") for row in sent}
    return len(sent) + sum(row.uid not in uids for row in table.stored if sent)


def _table(editor: Editor, key: str, table: str) -> RowSet:
    rows = SectionForm(editor.value_or_404(key), framed(editor, key)).record.tables.get(table)
    if rows is None or not rows.shape.sheet or rows.shape.fixed:
        raise Http404
    return rows


def _read(data: QueryDict, table: RowSet, target: Target) -> Reading:
    """Read the block with the cells mended in it and the fields chosen for its columns."""
    rows = read_block(data.get("block", ""))
    numbers = [int(it) for it in data.get("block-numbers", "").split() if it.isdecimal()]
    if len(numbers) != len(rows):
        numbers = list(range(1, len(rows) + 1))
    sent: dict[str, Any] = data.dict()
    for name, text in sent.items():
        if place := _MENDED.fullmatch(name):
            _mend(rows, int(place[1]), int(place[2]), text.strip())
    left = [place for place, row in enumerate(rows) if any(row)]
    read = partial(
        read_table,
        table.empty_form,
        [rows[place] for place in left],
        first=data.get("block-first", ""),
        chosen={int(column[1]): name for field, name in sent.items() if (column := _CHOSEN.fullmatch(field))},
        numbers=[numbers[place] for place in left],
    )
    reading = read()
    return read(upon=target.held) if target.over(headed=reading.headed) else reading


def _mend(rows: Rows, place: int, column: int, text: str) -> None:
    if place < len(rows) and column < MOST:
        rows[place] += [""] * (column + 1 - len(rows[place]))
        rows[place][column] = text


def _refusal(reading: Reading, *, room: int) -> str:
    rows = sum(line.over is None for line in reading.lines)
    if rows <= room:
        return ""
    message = _("The block has %(rows)s rows, and the table has room for %(room)s more. Paste fewer at a time.")
    return message % {"rows": number_format(rows), "room": number_format(room)}


def _added(
    request: PersonRequest,
    editor: Editor,
    key: str,
    table: RowSet,
    reading: Reading,
    *,
    target: Target,
    travelling: QueryDict,
) -> HttpResponse:
    """Put the good rows into the form that travels along; those that are left stay to be mended."""
    prefix, new = str(table.prefix), [line.controls for line in reading.new]
    over = {target.rows[line.over]: line.controls for line in reading.good if line.over is not None}
    rows, numbers = reading.rest()
    chosen = {column.place: column.field for column in reading.columns}
    upon = target.held if target.over(headed=reading.headed) else ()
    left = read_table(table.empty_form, rows, chosen=chosen, numbers=numbers, upon=upon)
    sent = _with_rows(request, travelling, prefix, new, over)
    told = {
        "added": reading.good,
        "new_json": json.dumps(new),
        "over_json": json.dumps([(sent[f"{prefix}-{row}-uid"], controls) for row, controls in over.items()]),
    }
    return _page(request, editor, key, table, left, target=target, sent=sent, **told)


def _with_rows(
    request: PersonRequest, travelling: QueryDict, table: str, controls: list[Controls], over: dict[int, Controls]
) -> QueryDict:
    """Put the rows into the form that travels along. A script adds new ones to its own: here they are but counted."""
    sent, total = travelling.copy(), f"{table}-TOTAL_FORMS"
    if total not in sent:
        return sent
    write_over(sent, table, over)
    if not request.htmx:
        return extended(sent, table, controls)
    sent[total] = str(rows_in(sent, table) + len(controls))
    return sent


def _travelling(data: QueryDict) -> QueryDict:
    """Return the section's form without what belongs to this page."""
    sent = data.copy()
    for name in data:
        if name.startswith("block") or name == "csrfmiddlewaretoken":
            del sent[name]
    return sent


def _page(
    request: PersonRequest,
    editor: Editor,
    key: str,
    table: RowSet,
    reading: Reading,
    *,
    target: Target,
    sent: QueryDict,
    **more: object,
) -> HttpResponse:
    context = editor.context(
        key,
        table=table,
        reading=reading,
        target=target,
        over=target.over(headed=reading.headed),
        sent=[(name, value) for name, values in sent.lists() for value in values],
        **more,
    )
    part = "plans/editor/_block.html" if request.htmx else "plans/editor/block.html"
    return render(request, part, context, status=422 if more.get("refusal") else 200)
