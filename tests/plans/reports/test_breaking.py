"""Where pages break: no head of a table or text alone at the foot of a page, and no line left alone."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from plans.reports import Document, build_report
from plans.reports.pdf import html_of
from plans.reports.pdf.layout import lay_out
from tests.plans.reports.sample import sample
from tests.plans.reports.test_pdf import PROOF

pytestmark = pytest.mark.django_db  # for the reference data
FOOT = (297 - 22) / 25.4 * 96  # pixels from the top of a page to where its foot begins
LEAST = 2
# Paragraphs of all lengths, so that pages break within some of them.
LONG = "\n\n".join("Water came again. " * (count % 23 + 20) for count in range(0, 230, 7))


@pytest.fixture(scope="module")
def laid_out(django_db_setup: None, django_db_blocker: Any) -> dict[str, list[Any]]:
    """The pages of the plan of realistic size as they were laid out, by language."""
    with django_db_blocker.unblock():
        plan = replace(sample(), context=replace(sample().context, situation=LONG))
        documents = {it: build_report(plan, proof=PROOF, language=it) for it in ("en", "fr", "es")}
    return {language: _pages_of(document) for language, document in documents.items()}


def _pages_of(document: Document) -> list[Any]:
    return [page._page_box for page in lay_out(html_of(document)).pages]  # noqa: SLF001  # no public way


@pytest.fixture(params=["en", "fr", "es"])
def pages(laid_out: dict[str, list[Any]], request: pytest.FixtureRequest) -> list[Any]:
    return laid_out[request.param]


def boxes(page: Any, kind: str) -> Iterator[Any]:
    return (box for box in page.descendants() if type(box).__name__ == kind)


def test_every_piece_of_a_table_has_a_row(pages: list[Any]) -> None:
    rows = [
        sum(len(group.children) for group in table.children if not group.is_header)
        for page in pages
        for table in boxes(page, "TableBox")
    ]
    assert len(rows) > len(pages) / 2
    assert min(rows) > 0


def test_no_heading_or_head_of_a_table_is_the_last_on_its_page(pages: list[Any]) -> None:
    last = Counter(lowest.element_tag for page in pages if (lowest := _lowest(page)))
    assert last.total() == len(pages)
    assert last.keys() & {"h2", "h3", "h4", "h5", "h6", "caption"} == set()


def _lowest(page: Any) -> Any:
    texts = [box for box in boxes(page, "TextBox") if box.text.strip() and box.position_y < FOOT]
    return max(texts, key=lambda box: box.position_y, default=None)


def test_paragraph_that_goes_on_leaves_no_line_alone(pages: list[Any]) -> None:
    lines: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        for box in boxes(page, "BlockBox"):
            if box.element_tag == "p" and box.element is not None and box.element.get("data-number"):
                lines[box.element.get("id")].append(sum(type(it).__name__ == "LineBox" for it in box.children))
    parted = {key: counts for key, counts in lines.items() if len(counts) > 1}
    assert parted
    assert {key: counts for key, counts in parted.items() if min(counts) < LEAST} == {}
