"""Rows pasted from a spreadsheet, as a drafter without JavaScript adds them."""

import re
from typing import Any

import pytest
from django.urls import reverse

from plans.content.rows import load_section
from plans.models import Plan
from tests.cast import Cast
from tests.plans.contents import complete_content
from tests.plans.views.editing import form_on, section_page
from tests.sending import sent_by

KEY = "response-S21-14"
HEADS = "Activity\tPlace\tFrom\tUntil\tPeople targeted\tCost in USD\tPillars of the nexus\tBudget line"
WRONG = {
    9: ("Cost in USD", "lots"),
    40: ("From", "03/14/2027"),
    41: ("People targeted", "1,5"),
    77: ("Pillars of the nexus", "Humanitarian; Peaceful"),
    120: ("Until", "soon"),
    199: ("Cost in USD", "-4"),
    201: ("From", "2027-02-30"),
}


def row(number: int) -> dict[str, str]:
    return {
        "Activity": f"Borehole {number}",
        "Place": '"Rubkona\nand Guit"',
        "From": "1 March 2027",
        "Until": "30/06/2027",
        "People targeted": "1,200",
        "Cost in USD": "USD 12,000.00",
        "Pillars of the nexus": "development, Humanitarian",
        "Budget line": f"B{number}",
    }


def block(rows: int = 200, wrong: dict[int, tuple[str, str]] = WRONG) -> str:
    """Return a block under a row of heads, so that its rows are numbered from 2."""
    lines = [HEADS]
    for number in range(2, rows + 2):
        changed = dict([wrong[number]]) if number in wrong else {}
        lines.append("\t".join((row(number) | changed).values()))
    return "\n".join(lines)


def address(plan: Plan, key: str = KEY, table: str = "activities") -> str:
    return reverse("plan-block", args=[plan.reference, key, table])


def html(response: Any) -> str:
    return str(response.content.decode())


def named(page: str) -> list[tuple[int, str]]:
    """Return the wrong cells that a page names: the row and the column."""
    found = re.findall(r'<label class="field__label" for="block-cell-[^>]*>([^<]+)<[^>]*>, (\d+)<', page)
    return [(int(number), label) for label, number in found]


def test_good_rows_go_in_and_wrong_cells_are_named(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, KEY)
    page = html(client.post(address(ready), form_on(client, url) | {"approach": "With the families."}))
    page = html(client.post(address(ready), sent_by(page) | {"block": block()}))
    assert "193 rows can be added" in page
    assert named(page) == [(number, column) for number, (column, _text) in WRONG.items()]
    page = html(client.post(address(ready), sent_by(page) | {"block-add": "1"}))
    assert "193 rows are in the table now." in page
    assert named(page) == [(number, column) for number, (column, _text) in WRONG.items()]
    back = html(client.post(url, sent_by(page) | {"again": "1"}))
    assert client.post(url, sent_by(back)).status_code == 303
    kept = load_section(ready, KEY)
    assert len(kept.activities) == 2 + 193
    assert kept.approach == "With the families."
    added = kept.activities[2]
    assert (added.title, added.location, added.pillars) == (
        "Borehole 2",
        "Rubkona and Guit",
        ("humanitarian", "development"),
    )
    assert (str(added.starts_on), str(added.ends_on)) == ("2027-03-01", "2027-06-30")
    assert (added.people_targeted, added.cost_usd) == (1200, 12_000)


def test_mended_cells_make_their_rows_good(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    page = html(client.post(address(ready), form_on(client, section_page(ready, KEY)) | {"block": block()}))
    cells = [name for name in sent_by(page) if name.startswith("block-cell")]
    mended = {cells[0]: "9,000", cells[6]: "2027-02-28"}
    page = html(client.post(address(ready), sent_by(page) | mended | {"block-add": "1"}))
    assert "195 rows are in the table now." in page
    assert [number for number, _column in named(page)] == [40, 41, 77, 120, 199]
    form = sent_by(page)
    assert form["activities-TOTAL_FORMS"] == ["197"]
    assert form["activities-9-cost_usd"] == ["9,000"]


def test_wrong_rows_stay_to_be_copied_back(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    sent = form_on(client, section_page(ready, KEY)) | {"block": block(9, {3: ("From", "soon")}), "block-add": "1"}
    page = html(client.post(address(ready), sent))
    rest = sent_by(page)["block"][0].replace("\r\n", "\n")
    assert rest.split("\n")[0] == HEADS
    assert rest.endswith(
        'Borehole 3\t"Rubkona\nand Guit"\tsoon\t30/06/2027\t1,200\tUSD 12,000.00\tdevelopment, Humanitarian\tB3'
    )


def test_column_that_is_not_read_is_told_and_can_be_chosen(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    page = html(client.post(address(ready), {"block": block(2)}))
    assert "1 is not read" in page
    page = html(client.post(address(ready), {"block": block(2), "block-column-7": "partner"}))
    assert "is not read" not in page
    assert "<td>B2</td>" in page


def test_rows_without_heads_follow_from_the_cell_they_are_pasted_into(ready: Plan, cast: Cast) -> None:
    sent = {"block": "Camp\t2027-01-05\t2027-02-05\t300", "block-first": "location"}
    page = html(cast.client("drafter").post(address(ready), sent))
    selected = re.findall(r'<option value="(\w+)" selected', page)
    assert selected == ["location", "starts_on", "ends_on", "people_targeted"]


def test_script_gets_the_good_rows_and_what_is_left_of_the_block(ready: Plan, cast: Cast) -> None:
    sent = {"block": block(9, {3: ("From", "soon")}), "block-add": "1"}
    response = cast.client("drafter").post(address(ready), sent, headers={"HX-Request": "true"})
    page = html(response)
    assert "<main" not in page
    assert named(page) == [(3, "From")]


def test_block_for_which_there_is_no_room_is_refused_whole(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    sent = form_on(client, section_page(ready, KEY)) | {"block": "A\n" * 999, "block-add": "1"}
    response = client.post(address(ready), sent)
    assert response.status_code == 422
    assert "The block has 999 rows, and the table has room for 998 more." in html(response)
    assert sent_by(html(response))["activities-TOTAL_FORMS"] == ["2"]


def test_cells_are_read_in_the_language_of_the_reader(ready: Plan, cast: Cast) -> None:
    cast.drafter.language = "fr"
    cast.drafter.save()
    text = "Activité\tCoût en USD\tPiliers du nexus\nForage\t12 000\tHumanitaire; Paix\nPuits\t12,000\tPaix"
    page = html(cast.client("drafter").post(address(ready), {"block": text}))
    assert "1 ligne peut être ajoutée" in page
    assert named(page) == [(3, "Coût en USD")]


def test_plan_that_is_locked_takes_no_rows(submitted: Plan, cast: Cast) -> None:
    assert cast.client("drafter").post(address(submitted), {"block": "A"}).status_code == 403


@pytest.mark.parametrize(
    ("key", "table"),
    [(KEY, "issues"), (KEY, "nothing"), ("risks", "risks"), ("nothing", "activities"), ("people", "uid")],
)
def test_table_that_is_no_sheet_does_not_exist(ready: Plan, cast: Cast, key: str, table: str) -> None:
    assert cast.client("drafter").post(address(ready, key, table), {"block": "A"}).status_code == 404


def test_form_that_did_not_arrive_whole_is_a_bad_request(ready: Plan, cast: Cast) -> None:
    sent = {"block": "A", "activities-TOTAL_FORMS": "many"}
    assert cast.client("drafter").post(address(ready), sent).status_code == 400


@pytest.mark.parametrize("key", ["funding", "partners", "context", KEY])
def test_each_sheet_offers_to_paste(ready: Plan, cast: Cast, key: str) -> None:
    assert "Paste from a spreadsheet" in html(cast.client("drafter").get(section_page(ready, key)))


def test_nothing_stored_changes_before_the_section_is_saved(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    client.post(address(ready), form_on(client, section_page(ready, KEY)) | {"block": block(9), "block-add": "1"})
    assert load_section(ready, KEY) == complete_content().response("S21-14")
