"""Two people at the same field: both texts are shown, and the second of them decides."""

from typing import Any

import pytest
from django.urls import reverse

from plans import workflow
from plans.content.rows import load_section
from plans.models import Plan, SetAside
from tests.cast import EVERYBODY, Cast
from tests.plans.contents import complete_content
from tests.plans.views.editing import form_on, save, section_page
from tests.sending import sent_by

RISKS = complete_content().risks


def html(response: Any) -> str:
    return str(response.content.decode())


def decision_page(plan: Plan, key: str) -> str:
    return reverse("plan-section-conflict", args=[plan.reference, key])


@pytest.fixture
def asked(ready: Plan, cast: Cast) -> str:
    """The page that the drafter gets: a colleague changed the overview meanwhile."""
    client, url = cast.client("drafter"), section_page(ready, "risks")
    mine = form_on(client, url) | {"overview": "Mine, daily", "risks-0-mitigation": "Boats"}
    assert save(cast.client("colleague"), ready, "risks", overview="Theirs, weekly").status_code == 303
    response = client.post(url, mine)
    assert response.status_code == 409
    return html(response)


def test_page_shows_both_texts_and_the_rest_is_saved(ready: Plan, cast: Cast, asked: str) -> None:
    for text in ("Mine, daily", "Theirs, weekly", "Colleague"):
        assert text in asked
    kept = load_section(ready, "risks")
    assert (kept.overview, kept.risks[0].mitigation) == ("Theirs, weekly", "Boats")
    places = SetAside.objects.get(plan=ready).places
    assert {place: both["mine"] for place, both in places.items()} == {"overview": "Mine, daily"}


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("mine", "Mine, daily"), ("theirs", "Theirs, weekly"), ("edit", "Daily in the rains, else weekly")],
)
def test_what_was_chosen_stands(ready: Plan, cast: Cast, asked: str, choice: str, kept: str) -> None:
    decided = sent_by(asked) | {"choice:overview": choice, "overview": "Daily in the rains, else weekly"}
    response: Any = cast.client("drafter").post(decision_page(ready, "risks"), decided)
    assert (response.status_code, response.url) == (303, section_page(ready, "risks"))
    assert load_section(ready, "risks").overview == kept


def test_faster_colleague_is_asked_about_again(ready: Plan, cast: Cast, asked: str) -> None:
    save(cast.client("colleague"), ready, "risks", overview="Theirs, hourly")
    response = cast.client("drafter").post(decision_page(ready, "risks"), sent_by(asked))
    assert response.status_code == 409
    assert "Theirs, hourly" in html(response)
    assert load_section(ready, "risks").overview == "Theirs, hourly"


def test_edited_text_that_cannot_be_kept_comes_back(ready: Plan, cast: Cast, asked: str) -> None:
    too_long = "x" * 30_001
    decided = sent_by(asked) | {"choice:overview": "edit", "overview": too_long}
    response = cast.client("drafter").post(decision_page(ready, "risks"), decided)
    assert response.status_code == 422
    assert too_long in html(response)
    assert load_section(ready, "risks").overview == "Theirs, weekly"


def test_row_that_a_colleague_took_out_comes_back_when_it_is_chosen(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, "risks")
    mine = form_on(client, url) | {"risks-0-mitigation": "Boats"}
    save(cast.client("colleague"), ready, "risks", risks__0__DELETE="on")
    page = html(client.post(url, mine))
    assert "Boats" in page
    assert len(load_section(ready, "risks").risks) == len(RISKS.risks) - 1
    assert client.post(decision_page(ready, "risks"), sent_by(page)).status_code == 303
    assert "Boats" in {row.mitigation for row in load_section(ready, "risks").risks}


def test_row_and_codes_are_shown_by_their_names(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, "coordination")
    mine = form_on(client, url) | {"systems-0-system": "refugee"}
    save(cast.client("colleague"), ready, "coordination", systems__0__system="development")
    page = html(client.post(url, mine))
    assert "Refugee protection" in page
    assert page.count('name="choice:') == 2


def test_choice_that_can_no_longer_be_kept_says_why_and_comes_back(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, "coordination")
    mine = form_on(client, url) | {"systems-0-system": "refugee"}
    save(cast.client("colleague"), ready, "coordination", systems__0__system="development")
    sent: Any = sent_by(html(client.post(url, mine)))
    [wanted] = sent["mine"]
    response = client.post(decision_page(ready, "coordination"), sent | {"mine": wanted.replace("refugee", "gone")})
    assert response.status_code == 422
    assert "“gone” is not a known code" in html(response)
    assert load_section(ready, "coordination").systems[0].system == "development"


@pytest.mark.parametrize("mine", ["", "[]", '{"colour": "red"}', '{"overview": 7}', '{"risks.x": {"colour": 1}}'])
def test_what_no_page_sends_is_refused(ready: Plan, cast: Cast, mine: str) -> None:
    response = cast.client("drafter").post(decision_page(ready, "risks"), {"mine": mine, "revision": "1"})
    assert response.status_code == 400
    assert load_section(ready, "risks") == RISKS


def test_only_the_office_decides_and_only_on_a_draft(ready: Plan, cast: Cast, asked: str) -> None:
    workflow.submit(ready, by=cast.head)
    url, decided = decision_page(ready, "risks"), sent_by(asked)
    statuses = {who: cast.client(who).post(url, decided).status_code for who in EVERYBODY}
    insiders = ("drafter", "colleague", "head", "regional", "reviewer", "second_reviewer")
    assert statuses == dict.fromkeys(EVERYBODY, 404) | dict.fromkeys(insiders, 403) | {"visitor": 302}
    assert load_section(ready, "risks").overview == "Theirs, weekly"
