"""A whole table as a block of cells: every row, in words that read back as what they were."""

from dataclasses import replace
from typing import Any

import pytest

from plans import drafting
from plans.content.rows import load_section
from plans.models import Plan
from tests.cast import Cast
from tests.plans.filling import revision_of
from tests.plans.views.editing import form_on, section_page
from tests.plans.views.test_blocks import KEY, address, html
from tests.plans.views.test_windows import lengthen
from tests.sending import sent_by


def copied(plan: Plan, cast: Cast, **asked: Any) -> str:
    response = cast.client("drafter").get(address(plan), **asked)
    assert response["Content-Type"] == "text/tab-separated-values; charset=utf-8"
    return html(response)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_table_copied_and_pasted_is_the_same(ready: Plan, cast: Cast, language: str) -> None:
    before = load_section(ready, KEY)
    client = cast.client("drafter")
    client.cookies["django_language"] = language
    text = html(client.get(address(ready)))
    empty = replace(before, activities=())
    drafting.save_section(ready, key=KEY, value=empty, revision=revision_of(ready, KEY), by=cast.drafter)
    url = section_page(ready, KEY)
    page = html(client.post(address(ready), form_on(client, url) | {"block": text}))
    page = html(client.post(address(ready), sent_by(page) | {"block-add": "1"}))
    client.post(url, sent_by(page))
    after = load_section(ready, KEY).activities
    assert tuple(replace(it, uid="") for it in after) == tuple(replace(it, uid="") for it in before.activities)
    assert before.activities


def test_rows_that_no_page_shows_are_copied_too(ready: Plan, cast: Cast) -> None:
    lengthen(ready, cast, 120)
    lines = copied(ready, cast).splitlines()
    assert len(lines) == 121
    assert lines[120].startswith("Borehole 120\tRubkona\t")


def test_table_that_takes_no_blocks_is_not_found(ready: Plan, cast: Cast) -> None:
    assert cast.client("drafter").get(address(ready, "people", "groups")).status_code == 404
    assert cast.client("stranger").get(address(ready)).status_code == 404
