"""From a document to the bytes of its file."""

from dataclasses import replace
from functools import partial

from django.template.loader import render_to_string
from django.utils import translation

from plans.reports.pdf.batches import Batch, batches_of
from plans.reports.pdf.beside import done
from plans.reports.pdf.contents import contents_of, pages_of
from plans.reports.pdf.frame import framed
from plans.reports.pdf.layout import lay_out, no_collector
from plans.reports.pdf.sheets import Sheets, painted
from plans.reports.pdf.shelf import shelved
from plans.reports.pictures import Pictures
from plans.reports.printed import Printed
from plans.reports.tree import Document


def print_document(document: Document, pictures: Pictures | None = None) -> Printed:
    with no_collector():
        if document.brief:
            return framed(document, [painted(lay_out(html_of(document), pictures))])
        body = done([partial(_painted, document, batch, pictures) for batch in batches_of(document)])
        contents = contents_of(document, pages_of(body))
        front = painted(lay_out(_html(document, cover=True, contents=contents)))
        return framed(document, [front, *body])


def page_count(document: Document) -> int:
    """Return how many pages the document takes where it is laid out as a whole."""
    with no_collector():
        return len(lay_out(html_of(document)).pages)


def html_of(document: Document) -> str:
    """Return all of the document, as one page for a browser."""
    contents = [] if document.brief else contents_of(document, {})
    return _html(document, cover=True, contents=contents, body=True, again=document.masthead.old and not document.brief)


def _painted(document: Document, batch: Batch, pictures: Pictures | None) -> Sheets:
    again = document.masthead.old and batch[0].key == document.parts[0].key
    html = _html(replace(document, parts=batch), body=True, again=again)
    return shelved(html, lambda: painted(lay_out(html, pictures)))


def _html(document: Document, **shown: object) -> str:
    with translation.override(document.language):
        return render_to_string("reports/document.html", {"document": document, "paper": True, **shown})
