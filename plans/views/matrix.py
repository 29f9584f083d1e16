"""How far issues and modalities are built in over all sectors of the plan. Each cell leads to its field."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mcof.http import PersonRequest
from plans.catalogue import catalogue
from plans.content import response_key
from plans.content.values import SectorResponse
from plans.drafting import CHOICE
from plans.validation import anchor
from plans.views.editor import Editor, open_editor, section_url


@dataclass(frozen=True)
class Cell:
    """`level` is how far an issue is built in, `state` the mark of a modality; `word` says either."""

    column: str
    word: str
    url: str
    level: str = ""
    state: str = "empty"


@dataclass(frozen=True)
class Line:
    label: str
    url: str
    cells: list[Cell]


@dataclass(frozen=True)
class Matrix:
    columns: list[str]
    lines: list[Line]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How often each word stands in the matrix: the picture in words."""
        return Counter(cell.word for line in self.lines for cell in line.cells).most_common()


@login_required
@require_safe
def matrix(request: PersonRequest, reference: str) -> HttpResponse:
    editor = open_editor(request.user, reference)
    context = editor.context(CHOICE, issues=_issues(editor), modalities=_modalities(editor))
    return render(request, "plans/editor/matrix.html", context)


def _issues(editor: Editor) -> Matrix:
    entries = catalogue().entries("issue")

    def cells(response: SectorResponse) -> list[Cell]:
        said = {row.issue: row for row in response.issues}
        found = []
        for entry in entries:
            extent = said[entry.code].extent if entry.code in said else ""
            word = catalogue().name("extent", extent) if extent else _("Not said")
            url = _field(editor, response, f"issues.{said[entry.code].uid}.extent" if entry.code in said else "")
            found.append(Cell(entry.name, word, url, level=extent))
        return found

    return Matrix([entry.name for entry in entries], [_line(editor, it, cells(it)) for it in editor.content.responses])


def _modalities(editor: Editor) -> Matrix:
    entries = catalogue().entries("modality")
    words = {True: (_("Used"), "done"), False: (_("Not used"), "stop"), None: (_("Not said"), "empty")}

    def cells(response: SectorResponse) -> list[Cell]:
        said = {row.modality: row for row in response.modalities}
        found = []
        for entry in entries:
            row = said.get(entry.code)
            word, state = words[row.used if row else None]
            url = _field(editor, response, f"modalities.{row.uid}.used" if row else "")
            found.append(Cell(entry.name, word, url, state=state))
        return found

    return Matrix([entry.name for entry in entries], [_line(editor, it, cells(it)) for it in editor.content.responses])


def _line(editor: Editor, response: SectorResponse, cells: list[Cell]) -> Line:
    name = catalogue().name("sector", response.sector, editor.content.edition)
    return Line(name, section_url(editor.plan.reference, response_key(response.sector)), cells)


def _field(editor: Editor, response: SectorResponse, place: str) -> str:
    url = section_url(editor.plan.reference, response_key(response.sector))
    return f"{url}#{anchor(place)}" if place else url
