"""Marking a section as ready for colleagues, from its own page."""

from typing import Any

import pytest
from django.utils import timezone

from mcof.accounts.terms import day_in_words
from plans import drafting
from plans.content.rows import load_section
from plans.models import Plan, ReadyMark
from tests.cast import Cast
from tests.plans.views.editing import save, section_page
from tests.sending import sent_by


def words(response: Any) -> str:
    return str(response.content.decode())


def marked(plan: Plan) -> dict[str, tuple[int, bool]]:
    found = ReadyMark.objects.filter(section__plan=plan).select_related("section")
    return {mark.section.key: (mark.revision, mark.outdated) for mark in found}


def test_section_is_saved_and_marked_as_ready_in_one_step(plan: Plan, cast: Cast) -> None:
    response = save(cast.client("drafter"), plan, "monitoring", approach="Each site once a month.", ready="yes")
    assert response.status_code == 303
    assert load_section(plan, "monitoring").approach == "Each site once a month."
    assert marked(plan) == {"monitoring": (1, False)}
    assert "Not ready yet" in words(cast.client("colleague").get(section_page(plan, "monitoring")))


def test_mark_is_taken_back_and_what_was_typed_is_saved(plan: Plan, cast: Cast) -> None:
    drafting.mark_ready(plan, key="monitoring", revision=0, by=cast.drafter)
    save(cast.client("colleague"), plan, "monitoring", approach="Each site twice a month.", ready="no")
    assert marked(plan) == {}
    assert load_section(plan, "monitoring").approach == "Each site twice a month."


def test_text_that_cannot_be_saved_is_not_ready(plan: Plan, cast: Cast) -> None:
    assert save(cast.client("drafter"), plan, "people", targeted="many", ready="yes").status_code == 422
    assert marked(plan) == {}


@pytest.mark.parametrize("key", ["responses", "attachments"])
def test_every_section_can_be_marked_as_ready(plan: Plan, cast: Cast, key: str) -> None:
    client = cast.client("drafter")
    page = words(client.get(section_page(plan, key)))
    data = sent_by(page, form=-1 if key == "attachments" else 0)
    assert client.post(section_page(plan, key), data | {"ready": "yes"}).status_code == 303
    assert [(found, outdated) for found, (_revision, outdated) in marked(plan).items()] == [(key, False)]
    assert 'id="section-form"' in page


def test_section_says_whose_it_is_and_who_finished_it(plan: Plan, cast: Cast) -> None:
    day = timezone.localdate()
    drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=day, by=cast.head)
    drafting.mark_ready(plan, key="risks", revision=0, by=cast.head)
    rail = words(cast.client("drafter").get(section_page(plan, "risks"))).partition('class="rail"')[2]
    assert "Colleague" in rail
    assert f"due on {day_in_words(day)}, today" in rail
    assert "Head, " in rail
