"""Documents that have a fault on purpose, and their nearest neighbours that have none."""

from typing import NamedTuple

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from plans.reports.pdf.layout import PAPER
from tests.paper.finding import faults_of

LINE = "Women and girls walk farthest for water, and wait for it longest, in the months before the rains."
LONG = f'<p class="paragraph" data-number="1">{LINE * 5}</p>'
SPACE = '<div class="filler"></div>'
TABLE = """<table class="table"><caption>Table 1. Sectors</caption>
<colgroup><col class="w12"/><col class="w12"/></colgroup>
<thead><tr><th>Sector</th><th>Place</th></tr></thead>
<tbody><tr><th class="head">Shelter and settlements in the counties of Unity and Upper Nile</th><td>Bentiu</td></tr>
</tbody></table>"""
TALL = TABLE.replace("</tbody>", "<tr><th>Health</th><td>Malakal</td></tr>" * 3 + "</tbody>")
DRAWING = """<figure class="figure"><div><svg class="figure__svg" viewBox="0 0 500 40" role="img"><title>T</title>
<text x="{}" y="20" font-size="9">Western Bahr el Ghazal</text></svg></div></figure>"""


class Case(NamedTuple):
    what: str
    body: str
    wrong: str
    right: str = ""


CASES = {
    "word-beyond-the-margin": Case("outside the margins", LONG, "p { margin-inline-end: -30mm }"),
    "page-too-high": Case("outside the margins", LONG, "p { margin-block-start: -9mm }"),
    "line-upon-line": Case("upon other words", LONG * 2, "p + p { margin-block-start: -8mm }"),
    "lines-too-close": Case("upon other words", LONG, "p { line-height: 0.5 }"),
    "line-cut": Case("cut off", LONG, "p { inline-size: 60mm; overflow: hidden; white-space: nowrap }"),
    "word-beyond-its-cell": Case("beyond its cell", TABLE, ".head { white-space: nowrap }"),
    "head-alone": Case(
        "head alone",
        f"{LONG}{SPACE}<h3>Needs</h3>{LONG}",
        ".filler { block-size: 200mm } h3 { break-after: auto }",
        ".filler { block-size: 200mm }",
    ),
    "caption-alone": Case(
        "head alone", LONG + TABLE + LONG, "thead, tbody { break-before: page }", ".table { break-before: page }"
    ),
    "head-of-table-alone": Case("head of a table alone", LONG + TABLE + LONG, "tbody { display: none }"),
    "first-row-alone": Case(
        "first row alone",
        f"{LONG}{SPACE}{TALL}",
        ".filler { block-size: 176mm } td { block-size: 14mm } tbody > tr:first-child { break-after: auto }",
        ".filler { block-size: 176mm } td { block-size: 14mm }",
    ),
    "first-line-alone": Case(
        "first line alone",
        f"{LONG}{SPACE}{LONG}",
        ".filler { block-size: 206mm } p { orphans: 1 }",
        ".filler { block-size: 206mm }",
    ),
    "last-line-alone": Case(
        "last line alone",
        f"{LONG}{SPACE}{LONG}",
        ".filler { block-size: 188mm } p { widows: 1 }",
        ".filler { block-size: 188mm }",
    ),
    "page-with-next-to-nothing": Case(
        "nearly empty page", f"<p>{LINE}</p>{LONG * 4}", "p + p { break-before: page } p + p ~ p { break-before: auto }"
    ),
}


def printed(body: str, css: str) -> bytes:
    page = f'<html lang="en"><head><title>A page</title></head><body><div>{LINE * 9}</div>'
    page += f'<main class="body">{body}</main></body></html>'
    fonts = FontConfiguration()
    styles = [CSS(PAPER, font_config=fonts), CSS(string=css + "main { break-before: page }", font_config=fonts)]
    return HTML(string=page).write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")  # type: ignore[no-any-return]  # WeasyPrint ships no types


@pytest.mark.parametrize("name", CASES)
def test_fault_is_found(name: str) -> None:
    case = CASES[name]
    assert case.what in {fault.what for fault in faults_of(printed(case.body, case.wrong))}


@pytest.mark.parametrize("name", CASES)
def test_neighbour_without_the_fault_has_none(name: str) -> None:
    case = CASES[name]
    assert faults_of(printed(case.body, case.right)) == []


def test_word_that_leaves_its_drawing_is_found() -> None:
    assert faults_of(printed(LONG + DRAWING.format(10), "")) == []
    assert "cut off" in {fault.what for fault in faults_of(printed(LONG + DRAWING.format(440), ""))}
