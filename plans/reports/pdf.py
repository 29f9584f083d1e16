"""Printing a document as PDF/UA: tagged for screen readers, fonts embedded, nothing fetched from anywhere."""

from dataclasses import dataclass
from functools import cache
from typing import Any, NoReturn

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from plans.reports.tree import Document

STYLES = settings.BASE_DIR / "static" / "css" / "report" / "paper.css"
VARIANT = "pdf/ua-1"


@dataclass(frozen=True)
class Printed:
    data: bytes
    pages: int


def print_document(document: Document) -> Printed:
    fonts, styles = _paper()
    layout = HTML(string=html_of(document), url_fetcher=_refuse).render(
        stylesheets=[styles], font_config=fonts, pdf_variant=VARIANT
    )
    return Printed(layout.write_pdf(pdf_variant=VARIANT), len(layout.pages))


def html_of(document: Document) -> str:
    with translation.override(document.language):
        return render_to_string("reports/document.html", {"document": document})


@cache
def _paper() -> tuple[FontConfiguration, CSS]:
    """Fonts and styles are read once and stay warm in the worker."""
    fonts = FontConfiguration()
    return fonts, CSS(filename=STYLES, font_config=fonts)


def _refuse(url: str, *_args: Any, **_kwargs: Any) -> NoReturn:
    """A document holds all it needs: an address in somebody's text is never followed."""
    raise ValueError(f"a report fetches nothing, and {url} would be fetched")
