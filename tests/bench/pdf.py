"""A plan of 15 sectors printed by a warm worker, against Chromium printing the same page in a process per job."""

import datetime
import io
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from plans.content import PlanContent, values
from plans.reports import Document, Proof, build_report
from plans.reports.pdf import STYLES, html_of, print_document
from tests.bench import seconds
from tests.conftest import CHROMIUM_FLAGS
from tests.plans.reports.sample import sample

ROUNDS = 5


def main() -> None:
    content = about_thirty_pages()
    pages, ours, theirs = compared(content)
    print(f"{pages} pages; worker {ours:.2f} s, Chromium {theirs:.2f} s, best of {ROUNDS}")
    print(f"pdf ratio {ours / theirs:.2f} of Chromium's time")


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


def compared(content: PlanContent) -> tuple[int, float, float]:
    """Return the pages, and the best times of the worker and of Chromium, taken in turns after a round to warm up."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "document.html")
        page.write_text(_for_browser(built(content)))
        rounds = [(seconds(lambda: printed(content)), seconds(lambda: chromium(page))) for _ in range(ROUNDS + 1)][1:]
        pages = len(PdfReader(io.BytesIO(printed(content))).pages)
    return pages, min(ours for ours, _ in rounds), min(theirs for _, theirs in rounds)


def built(content: PlanContent) -> Document:
    proof = Proof(sha256="9f2c41ab" * 8, dated=datetime.date(2026, 11, 23))
    return build_report(content, proof=proof, language="en")


def printed(content: PlanContent) -> bytes:
    """Do what a worker does, from the plan to the bytes of its file."""
    return print_document(built(content)).data


def _for_browser(document: Document) -> str:
    link = f'<link rel="stylesheet" href="{STYLES.as_uri()}"/>'
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
