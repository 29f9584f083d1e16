"""Our markup for WeasyPrint, which is made for pages of any kind: ours are simpler, so it can be quicker."""

import zlib
from functools import cache
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import fromstring

import pydyf
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.html import UA, UA_COUNTER_STYLE
from weasyprint.urls import URLFetcher

from plans.reports.characters import printable


class Markup(HTML):  # type: ignore[misc]  # WeasyPrint ships no types
    """Well-formed HTML: read in a hundredth of the time, and laid out without styles of what it never holds."""

    def __init__(self, text: str, fetcher: URLFetcher | None = None) -> None:  # this replaces how the base class parses
        tree = fromstring(printable(text))  # noqa: S314  # our own templates, which escape what people wrote
        self.base_url = None
        # An address in somebody's text is never followed.
        self.url_fetcher = fetcher or URLFetcher(allowed_protocols=())
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = tree

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: FBT002  # the base class's signature
        return [_defaults()]


@cache
def _defaults() -> CSS:
    """The usual defaults of a browser, but for notes: they would cost five more styles for every element."""
    rules = [line for line in UA.splitlines() if not line.startswith(("::footnote", "::note"))]
    return CSS(string="\n".join(rules), counter_style=UA_COUNTER_STYLE)


def _page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """Return what names the pages, kept while no page is added."""
    numbers = pdf.pages["Kids"][::3]
    kept: tuple[bytes, ...] = vars(pdf).get("kept_references", ())
    if len(kept) != len(numbers):
        kept = pdf.kept_references = tuple(f"{number} 0 R".encode() for number in numbers)
    return kept


def _compressor(level: int) -> Any:  # noqa: ARG001  # pydyf asks for the smallest, whatever it takes
    """Return what compresses nearly as well in a third of the time."""
    return zlib.compressobj(6)


pydyf.zlib = SimpleNamespace(compressobj=_compressor)
# pydyf makes this list anew for every tagged element, so that a long document would cost the square of its pages.
pydyf.PDF.page_references = property(_page_references)
