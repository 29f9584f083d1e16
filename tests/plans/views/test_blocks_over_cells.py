"""A block of cells written over rows of a table, as a drafter without JavaScript does it."""

import re

from plans.content.rows import load_section
from plans.models import Plan
from tests.cast import Cast
from tests.plans.views.editing import form_on, section_page
from tests.plans.views.test_blocks import KEY, address, html, named
from tests.sending import sent_by

BLOCK = "Kits for all\tJuba\n\nDykes\tBor"


def over(page: str) -> list[tuple[str, str]]:
    """Return what the preview says of cells that change: before and now."""
    text = re.sub(r"<span[^>]*>[^<]*</span>", "", page)
    return re.findall(r"<td>(?:<del>([^<]*)</del> )?\s*<ins>([^<]*)</ins>", text)


def test_preview_shows_what_was_and_what_comes_and_writes_it(ready: Plan, cast: Cast) -> None:
    client, url, before = cast.client("drafter"), section_page(ready, KEY), load_section(ready, KEY)
    sent = form_on(client, url) | {"block": BLOCK, "block-from": "1", "block-where": "over"}
    page = html(client.post(address(ready), sent))
    assert "1 row is written over" in page
    assert "1 row comes below them" in page
    assert over(page) == [("Emergency kits", "Kits for all"), ("Rubkona", "Juba")]
    page = html(client.post(address(ready), sent_by(page) | {"block-add": "1"}))
    assert client.post(url, sent_by(html(client.post(url, sent_by(page) | {"again": "1"})))).status_code == 303
    kept = load_section(ready, KEY).activities
    assert [(it.title, it.location) for it in kept] == [
        ("Kits for all", "Juba"),
        ("Raised plots", before.activities[1].location),
        ("Dykes", "Bor"),
    ]
    assert (kept[0].uid, kept[0].cost_usd) == ("kits", before.activities[0].cost_usd)


def test_block_without_heads_goes_over_and_one_with_heads_below_unless_asked(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    form = form_on(client, section_page(ready, KEY)) | {"block-from": "1"}
    page = html(client.post(address(ready), form | {"block": "Kits"}))
    assert "The block is written over the table from row 1 on." in page
    assert "1 row can be added" in html(client.post(address(ready), sent_by(page) | {"block-where": "below"}))
    page = html(client.post(address(ready), form | {"block": "Activity\nKits"}))
    assert "The block is added below the table." in page
    assert "1 row is written over" in html(client.post(address(ready), sent_by(page) | {"block-where": "over"}))


def test_refused_cell_stays_to_be_mended_and_keeps_its_row(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, KEY)
    block = "Activity\tCost in USD\nKits for all\tlots\nPlots for all\t9"
    sent = form_on(client, url) | {"block": block, "block-from": "1", "block-where": "over", "block-add": "1"}
    page = html(client.post(address(ready), sent))
    assert named(page) == [(2, "Cost in USD")]
    assert "in the table: 4,800,000" in page
    form = sent_by(page)
    assert (form["activities-0-title"], form["activities-1-title"]) == (["Emergency kits"], ["Plots for all"])
    mended = form | {name: "7" for name in form if name.startswith("block-cell")} | {"block-add": "1"}
    form = sent_by(html(client.post(address(ready), mended)))
    assert (form["activities-0-title"], form["activities-0-cost_usd"]) == (["Kits for all"], ["7"])
    assert form["activities-TOTAL_FORMS"] == ["2"]


def test_rows_that_are_written_over_need_no_room(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    sent = form_on(client, section_page(ready, KEY)) | {"block": "A\n" * 1000, "block-from": "1"}
    assert client.post(address(ready), sent | {"block-where": "over"}).status_code == 200
    assert client.post(address(ready), sent | {"block-where": "below"}).status_code == 422


def test_block_for_a_row_that_is_not_there_is_added_below(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    for row in ("9", "0", "first"):
        sent = form_on(client, section_page(ready, KEY)) | {"block": "Kits", "block-from": row, "block-where": "over"}
        assert "1 row can be added" in html(client.post(address(ready), sent))
