"""The files that printers make: in which format, and when one that is there says the same."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings

from plans.models import Report, ReportFormat, ReportKind, ReportState
from plans.reports.tree import Document

MEDIA_TYPES = {
    ReportFormat.PDF: "application/pdf",
    ReportFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ReportFormat.ZIP: "application/zip",
}
# What decides how a document looks: our code, its templates and styles, and the packages.
_PRINTERS = ("plans/reports", "templates/reports", "static/css/report", "static/css/tokens.css", "requirements.txt")


def file_name(report: Report) -> str:
    """Return what the file is called where somebody keeps it."""
    if report.kind in ReportKind.across:
        sector = (report.sector,) if report.sector else ()
        return "-".join((report.reference, *sector, f"{report.language}.{report.file_format}"))
    version = f"v{report.version.number}" if report.version else "draft"
    if not ReportFormat(report.file_format).is_document:
        return f"{report.reference}-{version}.{report.file_format}"
    kind = () if report.kind == ReportKind.PLAN else (report.kind,)
    since = (f"since-v{report.since.number}",) if report.since else ()
    return "-".join((report.reference, version, *kind, *since, f"{report.language}.{report.file_format}"))


def fingerprint_of(document: Document, file_format: str) -> str:
    """Return what two files share that say the same and look the same."""
    told = f"{printers()} {file_format} {document!r}"
    return hashlib.sha256(told.encode()).hexdigest()


def fingerprint_of_all(fingerprints: Iterable[str]) -> str:
    """Return what two bundles share of which the files say the same and look the same."""
    return hashlib.sha256(" ".join(("bundle", *fingerprints)).encode()).hexdigest()


def same_file(made_of: str) -> Report | None:
    """Return a report, whoever asked for it, whose file says exactly this; a file that has gone does not count."""
    made = Report.objects.filter(made_of=made_of, state=ReportState.DONE).order_by("-pk")
    return next((report for report in made if report.file.storage.exists(str(report.file.name))), None)


@cache
def printers() -> str:
    """Return a fingerprint of what prints, so that another release prints anew."""
    files = sorted(file for name in _PRINTERS for file in _files(settings.BASE_DIR / name))
    return hashlib.sha256(b"\n".join(file.read_bytes() for file in files)).hexdigest()


def _files(path: Path) -> list[Path]:
    return [it for it in path.rglob("*") if it.suffix in {".py", ".html", ".css"}] if path.is_dir() else [path]
