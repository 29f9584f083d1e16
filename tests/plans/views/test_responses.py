"""Choosing and ordering the sectors of assistance."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mcof.audit.models import Event
from plans import drafting
from plans.content import load
from plans.models import Plan
from tests.cast import EVERYBODY, Cast
from tests.plans.contents import SECTORS
from tests.plans.views.editing import form_on, save, section_page
from tests.sending import sent_by

KEY = drafting.CHOICE


def address(plan: Plan) -> str:
    return reverse("plan-responses", args=[plan.reference])


def chosen(plan: Plan) -> list[str]:
    return [response.sector for response in load(plan).responses]


def line_of(data: dict[str, list[str]], sector: str) -> str:
    return next(name for name, value in data.items() if name.endswith("-sector") and value == [sector])[:-7]


def test_sectors_are_chosen_in_the_order_of_the_page(plan: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    data = form_on(client, address(plan))
    data |= {f"{line_of(data, sector)}-chosen": "on" for sector in ("S21-14", "S21-03")}
    response = client.post(address(plan), data)
    assert (response.status_code, response["Location"]) == (303, address(plan))
    assert chosen(plan) == ["S21-03", "S21-14"]


def test_saving_as_it_stands_changes_nothing(ready: Plan, cast: Cast) -> None:
    before = load(ready)
    assert save(cast.client("drafter"), ready, KEY).status_code == 303
    assert load(ready) == before


def test_chosen_sectors_come_first_and_move_without_javascript(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    data = form_on(client, address(ready))
    assert [data["sectors-0-sector"], data["sectors-1-sector"]] == [[SECTORS[0]], [SECTORS[1]]]
    page = client.post(address(ready), data | {"rows": "sectors:up:1"})
    assert chosen(ready) == list(SECTORS)
    assert client.post(address(ready), sent_by(page.content.decode())).status_code == 303
    assert chosen(ready) == [SECTORS[1], SECTORS[0]]


def test_sector_goes_where_its_position_says(ready: Plan, cast: Cast) -> None:
    assert save(cast.client("drafter"), ready, KEY, sectors__1__ORDER="1").status_code == 303
    assert chosen(ready) == [SECTORS[1], SECTORS[0]]


def test_sectors_that_are_usual_are_suggested_with_the_reason(ready: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(address(ready)).content.decode()
    assert page.index("usual in such a plan") > page.index("in the plan")
    health = page.partition('id="sector-S21-06"')[2].partition('id="sector-')[0]
    assert "Usual here for: During the crisis · After the crisis · Displaced, trapped or stranded people" in health
    assert "Suggestion of this project; no official text" in health
    assert "not verified" in health


def test_other_sectors_are_narrowed_and_the_chosen_stay(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), address(ready) + "?phase=before&dimension=D5"
    data = form_on(client, url)
    shown = [value[0] for name, value in data.items() if name.endswith("-sector")]
    assert shown[:2] == list(SECTORS)
    assert sorted(shown[2:]) == ["S21-01", "S21-05", "S21-08", "S21-09"]
    assert client.post(url, data).status_code == 303
    assert chosen(ready) == list(SECTORS)


def test_response_with_text_is_taken_out_only_when_confirmed(ready: Plan, cast: Cast) -> None:
    client, before = cast.client("drafter"), load(ready)
    data = form_on(client, address(ready))
    del data["sectors-1-chosen"]
    page = client.post(address(ready), data).content.decode()
    assert "2 activities, USD 9,600,000" in page
    assert load(ready) == before
    assert client.post(address(ready), sent_by(page) | {"confirmed": "1"}).status_code == 303
    assert chosen(ready) == [SECTORS[0]]
    assert Event.objects.about_plan(ready.reference).newest_first()[0].action == "response.removed"


def test_empty_response_is_taken_out_at_once(plan: Plan, cast: Cast) -> None:
    drafting.choose_sectors(plan, sectors=["S21-03"], revision=0, by=cast.drafter)
    client = cast.client("drafter")
    data = form_on(client, address(plan))
    del data["sectors-0-chosen"]
    assert client.post(address(plan), data).status_code == 303
    assert chosen(plan) == []


def test_stale_choice_shows_mine_and_saves_it_when_asked(plan: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    data = form_on(client, address(plan))
    mine = data | {f"{line_of(data, 'S21-03')}-chosen": "on"}
    drafting.choose_sectors(plan, sectors=["S21-14"], revision=0, by=cast.colleague)
    response = client.post(address(plan), mine)
    assert response.status_code == 409
    assert "Colleague changed this while you were choosing." in response.content.decode()
    assert chosen(plan) == ["S21-14"]
    client.post(address(plan), sent_by(response.content.decode()))
    assert chosen(plan) == ["S21-03"]


def test_forged_sector_is_refused(plan: Plan, cast: Cast) -> None:
    response = save(cast.client("drafter"), plan, KEY, sectors__0__sector="S12-01", sectors__0__chosen="on")
    assert response.status_code == 422
    assert "is not a sector in use" in response.content.decode()
    assert chosen(plan) == []


@pytest.mark.parametrize("command", ["sectors:burn:1", "risks:add"])
def test_button_that_is_none_of_ours_is_a_bad_request(plan: Plan, cast: Cast, command: str) -> None:
    assert save(cast.client("drafter"), plan, KEY, rows=command).status_code == 400


def test_choice_that_did_not_arrive_is_no_empty_choice(ready: Plan, cast: Cast) -> None:
    assert cast.client("drafter").post(address(ready), {"revision": "1"}).status_code == 422
    assert chosen(ready) == list(SECTORS)


def test_choice_of_a_submitted_plan_is_read_only(submitted: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    page = client.get(address(submitted)).content.decode()
    assert "To change it, withdraw it first." in page
    assert "<fieldset disabled>" in page
    assert client.post(address(submitted), sent_by(page)).status_code == 403


def test_choice_is_open_to_the_office_alone(submitted: Plan, cast: Cast) -> None:
    office, insiders = {"drafter", "colleague", "head"}, {"regional", "reviewer", "second_reviewer"}
    expected = {who: 200 if who in office else 403 if who in insiders else 404 for who in EVERYBODY} | {"visitor": 302}
    assert cast.statuses(address(submitted)) == expected


@pytest.mark.parametrize("sectors", [1, 3])
def test_choice_asks_the_database_the_same_whatever_the_size(
    plan: Plan, cast: Cast, sectors: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    codes = ["S21-01", "S21-02", "S21-03"][:sectors]
    drafting.choose_sectors(plan, sectors=codes, revision=0, by=cast.drafter)
    client = cast.client("drafter")
    client.get(address(plan))
    with django_assert_num_queries(39):
        client.get(address(plan))


def test_going_on_leads_to_the_first_sector_that_is_left(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    data = form_on(client, address(ready)) | {"confirmed": "1", "on": "1"}
    del data["sectors-0-chosen"]
    response = client.post(address(ready), data)
    assert chosen(ready) == [SECTORS[1]]
    assert response["Location"] == section_page(ready, f"response-{SECTORS[1]}")
