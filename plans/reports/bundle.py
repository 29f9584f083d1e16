"""All documents of a plan as one file: its kinds, in every language, as PDF and as Word."""

import io
import zipfile
from copy import copy
from itertools import product
from pathlib import PurePath

from django.utils import timezone

from plans.models import Language, Report, ReportFormat, ReportKind
from plans.reports.files import file_name
from plans.reports.pdf import Printed

KINDS = (ReportKind.PLAN.value, ReportKind.BRIEF.value)
FORMATS = tuple(it.value for it in ReportFormat if it.is_document)


def pieces_of(report: Report) -> list[Report]:
    """Return what is to be made: the report itself, or the documents of a bundle, none of which is kept as a row."""
    if ReportFormat(report.file_format).is_document:
        return [report]
    return [_piece(report, *wish) for wish in product(Language.values, KINDS, FORMATS)]


def _piece(report: Report, language: str, kind: str, file_format: str) -> Report:
    piece = copy(report)
    piece.language, piece.kind, piece.file_format = language, kind, file_format
    return piece


def packed(report: Report, pieces: dict[str, bytes]) -> Printed:
    """Return the files in a folder of their own, under the names that they have alone."""
    folder, now = PurePath(file_name(report)).stem, timezone.localtime().timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:  # what is in it is compressed already
        for name, data in pieces.items():
            bundle.writestr(zipfile.ZipInfo(f"{folder}/{name}", now), data)
    return Printed(buffer.getvalue(), None)
