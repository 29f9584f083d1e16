"""Printing a document as PDF/UA: tagged for screen readers, fonts embedded, nothing fetched from anywhere."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from plans.reports import tagging  # noqa: F401  # it says how what is drawn is tagged
from plans.reports.attaching import attached, related
from plans.reports.markup import Markup
from plans.reports.pictures import Pictures
from plans.reports.tree import Document

STYLES = settings.BASE_DIR / "static" / "css" / "report" / "paper.css"
VARIANT = "pdf/ua-1"


@dataclass(frozen=True)
class Printed:
    data: bytes
    pages: int | None
    """How many there are, where that is settled: Word breaks pages as it shows them."""


def print_document(document: Document, pictures: Pictures | None = None) -> Printed:
    return written(lay_out(document, pictures), document.frozen)


def lay_out(document: Document, pictures: Pictures | None = None) -> Any:
    """Return the pages as WeasyPrint has laid them out."""
    fonts, styles = _paper()
    markup = Markup(html_of(document), _PictureFetcher(pictures or {}))
    with _no_collector():
        return markup.render(stylesheets=[styles], font_config=fonts, pdf_variant=VARIANT)


class _PictureFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Hands out the pictures of the document, and nothing from anywhere else."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(allowed_protocols=())
        self.pictures = pictures

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        scheme, _colon, sha256 = url.partition(":")
        if scheme != "picture" or sha256 not in self.pictures:
            return super().fetch(url, headers)
        data, media_type = self.pictures[sha256]()
        return URLFetcherResponse(url, data, {"Content-Type": media_type})


def written(layout: Any, frozen: str = "") -> Printed:
    """Return the file, with the frozen content of its version inside it."""
    with _no_collector():
        data = layout.write_pdf(finisher=related, pdf_variant=VARIANT, attachments=attached(frozen))
        return Printed(data, len(layout.pages))


def html_of(document: Document) -> str:
    with translation.override(document.language):
        return render_to_string("reports/document.html", {"document": document, "paper": True})


@cache
def _paper() -> tuple[FontConfiguration, CSS]:
    """Fonts and styles are read once and stay warm in the worker."""
    fonts = FontConfiguration()
    return fonts, CSS(filename=STYLES, font_config=fonts, url_fetcher=URLFetcher(allowed_protocols=("file",)))


@contextmanager
def _no_collector() -> Iterator[None]:
    """Leave the millions of small objects of a layout alone until it is done: a third of the time went into looking."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
