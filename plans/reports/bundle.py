"""All documents of a plan as one file: its kinds, in every language, as PDF and as Word.

The blank form is not among them: it is of no plan.
"""

from copy import copy
from itertools import product
from pathlib import PurePath

from plans.models import Language, Report, ReportFormat, ReportKind
from plans.reports.files import file_name
from plans.reports.printed import Printed
from plans.reports.zipping import zipped

KINDS = (ReportKind.PLAN.value, ReportKind.BRIEF.value)
SINCE = (*KINDS, ReportKind.CHANGES.value)
FORMATS = tuple(it.value for it in ReportFormat if it.is_document)


def pieces_of(report: Report) -> list[Report]:
    """Return what is to be made: the report itself, or the documents of a bundle, none of which is kept as a row."""
    if ReportFormat(report.file_format).is_document:
        return [report]
    kinds = SINCE if report.since else KINDS
    return [_piece(report, *wish) for wish in product(Language.values, kinds, FORMATS)]


def _piece(report: Report, language: str, kind: str, file_format: str) -> Report:
    piece = copy(report)
    piece.language, piece.kind, piece.file_format = language, kind, file_format
    piece.since = report.since if kind == ReportKind.CHANGES else None
    return piece


def packed(report: Report, pieces: dict[str, bytes], dated: str) -> Printed:
    """Return the files in a folder of their own, under the names that they have alone."""
    folder = PurePath(file_name(report)).stem
    return Printed(zipped({f"{folder}/{name}": data for name, data in pieces.items()}, dated=dated), None)
