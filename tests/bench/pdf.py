"""A plan of 15 sectors printed by a warm worker, against Chromium printing the same page in a process per job."""

import datetime
import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from django.core.cache import caches
from playwright.sync_api import sync_playwright

from plans.content import PlanContent, values
from plans.reports import Document, Proof, build_report
from plans.reports.pdf import html_of, print_document
from plans.reports.pdf.layout import PAPER
from plans.reports.pdf.shelf import SHELF
from tests.bench import seconds
from tests.conftest import CHROMIUM_FLAGS
from tests.plans.reports.sample import sample

ROUNDS = 5


def main() -> None:
    found = compared(about_thirty_pages())
    print(found)
    print(f"pdf ratio {found.ratio:.2f} of Chromium's time")


def about_thirty_pages() -> PlanContent:
    """Return the plan as an office in a hurry writes it: every sector, and a page for each."""
    plan = sample()
    context = replace(plan.context, situation=plan.context.drivers, needs="", sources=())
    mobility = replace(plan.mobility, dimensions=tuple(replace(it, narrative="") for it in plan.mobility.dimensions))
    responses = tuple(map(_short, plan.responses))
    return replace(plan, context=context, mobility=mobility, responses=responses)


def _short(response: values.SectorResponse) -> values.SectorResponse:
    return replace(
        response,
        contribution="",
        modalities=tuple(replace(use, used=None, how="") for use in response.modalities),
        activities=response.activities[:2],
        indicators=response.indicators[:1],
    )


@dataclass(frozen=True)
class Compared:
    """The best of the worker and of Chromium, taken in turns after a round to warm up; seconds."""

    pages: int
    ours: float
    theirs: float
    again: float
    """What the worker takes where one sector changed since."""

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    def __str__(self) -> str:
        again = f"again with one sector changed {self.again:.2f} s"
        return f"{self.pages} pages; worker {self.ours:.2f} s, {again}; Chromium {self.theirs:.2f} s; best of {ROUNDS}"


def compared(content: PlanContent) -> Compared:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "document.html")
        page.write_text(_for_browser(built(content)))
        rounds = [
            (_anew(content), _again(content, turn), seconds(lambda: chromium(page))) for turn in range(ROUNDS + 1)
        ]
        pages = print_document(built(content)).pages or 0
    ours, again, theirs = (min(times) for times in zip(*rounds[1:], strict=True))
    return Compared(pages, ours, theirs, again)


def _anew(content: PlanContent) -> float:
    """Return what it takes with nothing on the shelf."""
    caches[SHELF].clear()
    return seconds(lambda: printed(content))


def _again(content: PlanContent, turn: int) -> float:
    first, *others = content.responses
    changed = replace(content, responses=(replace(first, need=f"{first.need} {turn}"), *others))
    return seconds(lambda: printed(changed))


def built(content: PlanContent) -> Document:
    proof = Proof(sha256="9f2c41ab" * 8, dated=datetime.date(2026, 11, 23))
    return build_report(content, proof=proof, language="en")


def printed(content: PlanContent) -> bytes:
    """Do what a worker does, from the plan to the bytes of its file."""
    return print_document(built(content)).data


def _for_browser(document: Document) -> str:
    link = f'<link rel="stylesheet" href="{PAPER.as_uri()}"/>'
    return html_of(document).replace("</head>", f"{link}</head>")


def chromium(page: Path) -> None:
    """Start a browser, print the page with its tags, and stop the browser."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        tab = browser.new_page()
        tab.goto(page.as_uri())
        tab.pdf(prefer_css_page_size=True, tagged=True, outline=True)
        browser.close()
