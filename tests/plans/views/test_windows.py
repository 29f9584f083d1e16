"""Long tables, a page of rows at a time: without JavaScript nothing typed, and no row out of sight, is lost."""

import gzip
import re
from dataclasses import replace
from typing import Any

import pytest

from plans import drafting
from plans.content import values
from plans.content.rows import load_section
from plans.models import Plan, State
from tests.cast import Cast
from tests.plans.filling import revision_of
from tests.plans.views.editing import form_on, section_page
from tests.sending import sent_by

KEY = "response-S21-14"
pytestmark = pytest.mark.django_db


def activity(number: int) -> values.Activity:
    return values.Activity(uid=f"a{number:04}", title=f"Borehole {number}", cost_usd=1000, location="Rubkona")


def lengthen(plan: Plan, cast: Cast, rows: int) -> values.SectorResponse:
    """Give the response that many activities and indicators."""
    value = replace(
        load_section(plan, KEY),
        activities=tuple(activity(n) for n in range(1, rows + 1)),
        indicators=tuple(values.Indicator(uid=f"i{n:04}", title=f"People served by borehole {n}") for n in range(rows)),
    )
    drafting.save_section(plan, key=KEY, value=value, revision=revision_of(plan, KEY), by=cast.drafter)
    kept: values.SectorResponse = load_section(plan, KEY)
    return kept


def html(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def long(ready: Plan, cast: Cast) -> values.SectorResponse:
    return lengthen(ready, cast, 120)


def test_page_of_rows_is_saved_and_the_others_stay(ready: Plan, cast: Cast, long: values.SectorResponse) -> None:
    client, url = cast.client("drafter"), section_page(ready, KEY)
    typed = {"activities-0-title": "A well", "activities-1-DELETE": "on", "go": "activities=101&indicators=1"}
    response = client.post(url, form_on(client, f"{url}?activities=51") | typed)
    assert response["Location"] == f"{url}?activities=101&indicators=1#at-indicators-title"
    kept = load_section(ready, KEY)
    expected = list(long.activities)
    expected[50] = replace(expected[50], title="A well")
    del expected[51]
    assert kept.activities == tuple(expected)
    assert kept.indicators == long.indicators


@pytest.mark.usefixtures("long")
def test_page_that_a_colleague_changed_elsewhere_merges(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, KEY)
    mine = form_on(client, f"{url}?activities=51") | {"activities-0-title": "A well", "activities-49-ORDER": "51"}
    theirs = load_section(ready, KEY)
    first, *others = theirs.activities
    theirs = replace(theirs, activities=(activity(500), replace(first, title="A pump"), *others[1:]))
    drafting.save_section(ready, key=KEY, value=theirs, revision=revision_of(ready, KEY), by=cast.colleague)
    assert client.post(url, mine).status_code == 303
    kept = {row.uid: row.title for row in load_section(ready, KEY).activities}
    assert (kept["a0051"], kept["a0001"], kept["a0500"]) == ("A well", "A pump", "Borehole 500")
    assert "a0002" not in kept
    assert len(kept) == 120


@pytest.mark.usefixtures("long")
def test_rows_added_from_a_spreadsheet_stand_behind_the_page(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, KEY)
    sent = form_on(client, f"{url}?activities=51") | {"block": "Activity\nFresh", "block-add": "1"}
    back = sent_by(html(client.post(f"{url}activities/block/", sent)))
    assert client.post(url, {name: value for name, value in back.items() if name != "again"}).status_code == 303
    titles = [row.title for row in load_section(ready, KEY).activities]
    assert titles[99:102] == ["Borehole 100", "Fresh", "Borehole 101"]
    assert len(titles) == 121


@pytest.mark.usefixtures("long")
def test_reader_turns_pages_and_finds_words_by_links(ready: Plan, cast: Cast) -> None:
    Plan.objects.filter(pk=ready.pk).update(state=State.SUBMITTED)
    page = html(cast.client("drafter").get(f"{section_page(ready, KEY)}?activities=51"))
    assert "Rows 51 to 100 of 120" in page
    assert "Borehole 51" in page
    assert "Borehole 101" not in page
    assert 'href="?indicators=1&amp;activities=101#at-activities"' in page
    assert '<form id="find-activities"' in page


@pytest.mark.usefixtures("long")
def test_words_in_rows_out_of_sight_are_found(ready: Plan, cast: Cast) -> None:
    page = html(cast.client("drafter").get(f"{section_page(ready, KEY)}?find-activities=borehole%2011"))
    assert "11 rows have “borehole 11”." in page
    assert 'value="at=at-activities-a0110"' in page


def test_page_weighs_the_same_however_long_its_tables_are(ready: Plan, cast: Cast) -> None:
    client, weights = cast.client("drafter"), []
    for rows in (60, 400):
        lengthen(ready, cast, rows)
        weights.append(len(gzip.compress(client.get(section_page(ready, KEY)).content)))
    assert weights[1] < 1.02 * weights[0]


def test_finding_beside_the_section_leads_to_the_page_with_its_row(ready: Plan, cast: Cast) -> None:
    value = load_section(ready, KEY)
    right = value.activities[0]
    rows = [replace(right, uid=f"a{n:04}", title=f"Borehole {n}") for n in range(1, 121)]
    rows[69] = replace(rows[69], starts_on=right.ends_on, ends_on=right.starts_on)
    changed = replace(value, activities=tuple(rows))
    drafting.save_section(ready, key=KEY, value=changed, revision=revision_of(ready, KEY), by=cast.drafter)
    client, url = cast.client("drafter"), section_page(ready, KEY)
    found = set(re.findall(r'href="(\?at=at-activities-a0070[^"#]*)#', html(client.get(url))))
    assert found
    assert all("Borehole 70<" in html(client.get(url + query)) for query in found)


@pytest.mark.usefixtures("long")
def test_notes_of_findings_come_for_the_rows_in_sight(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), f"{section_page(ready, KEY)}findings/"
    shown = html(client.get(url, {"activities": "a0051..a0100", "indicators": "i0000..i0009"}))
    assert 'data-notes="activities.a0051' in shown
    assert 'data-notes="activities.a0050' not in shown
    assert 'data-notes="activities.a0101' not in shown
