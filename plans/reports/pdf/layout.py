"""Laying out pages, with fonts and styles that stay warm in the worker."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from plans.reports.pdf.markup import Markup
from plans.reports.pictures import Pictures

_STYLES = settings.BASE_DIR / "static" / "css" / "report"
_VARIABLE, _USE = re.compile(r"(--[\w-]+):\s*([^;]+);"), re.compile(r"var\((--[\w-]+)\)")
PAPER, FRAME = _STYLES / "paper.css", _STYLES / "frame.css"


def lay_out(html: str, pictures: Pictures | None = None, styles: Path = PAPER) -> Any:
    """Return the pages as WeasyPrint has laid them out."""
    markup = Markup(html, _PictureFetcher(pictures or {}))
    return markup.render(stylesheets=[_read(styles)], font_config=_fonts())


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


class _Styles(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Reads our styles with the values of their variables, which would be looked up anew for every element."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("file",))
        self.values: dict[str, str] = {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        text = super().fetch(url, headers).read().decode()
        for name, value in _VARIABLE.findall(text):
            self.values.setdefault(name, self._told(value))  # the first is that of paper: later ones are for screens
        return URLFetcherResponse(url, self._told(text), {"Content-Type": "text/css"})

    def _told(self, text: str) -> str:
        return _USE.sub(lambda use: self.values.get(use[1], use[0]), text)


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _read(styles: Path) -> CSS:
    return CSS(filename=styles, font_config=_fonts(), url_fetcher=_Styles())


@contextmanager
def no_collector() -> Iterator[None]:
    """Leave the millions of small objects of a layout alone until it is done: a third of the time went into looking."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
