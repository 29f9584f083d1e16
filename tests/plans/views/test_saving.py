"""What the page of a section says to the server while somebody writes, and what it is answered."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from plans import drafting, workflow
from plans.content.rows import load_section
from plans.models import Plan, Presence, Section
from tests.cast import EVERYBODY, Cast
from tests.plans.contents import complete_content

RISKS = complete_content().risks
FLOOD = RISKS.risks[0].uid


def address(plan: Plan, what: str, key: str = "risks") -> str:
    return reverse(f"plan-section-{what}", args=[plan.reference, key])


def send(plan: Plan, cast: Cast, who: str = "drafter", key: str = "risks", **fields: Any) -> Any:
    """Send fields by their places, upon the revision that is there unless another is named."""
    revision = Section.objects.get(plan=plan, key=key).revision
    data = {"revision": revision, "token": "", "person": cast.person(who).pk, **fields}
    return cast.client(who).post(address(plan, "changes", key), data)


def test_single_fields_are_saved(ready: Plan, cast: Cast) -> None:
    revision = Section.objects.get(plan=ready, key="risks").revision
    answer = send(ready, cast, overview="Watched daily", **{f"risks.{FLOOD}.impact": "5"})
    told = answer.json()
    assert (answer.status_code, told["revision"], told["moved"], told["errors"]) == (200, revision + 1, {}, {})
    kept = load_section(ready, "risks")
    assert (kept.overview, kept.risks[0].impact, kept.risks[0].mitigation) == (
        "Watched daily",
        5,
        RISKS.risks[0].mitigation,
    )


def test_answer_to_a_save_is_small(ready: Plan, cast: Cast) -> None:
    assert len(send(ready, cast, overview="Watched daily").content) < 500


def test_rows_are_added_ordered_and_removed(ready: Plan, cast: Cast) -> None:
    send(ready, cast, add="risks.fuel", **{"risks.fuel.description": "Fuel runs out", "order": f"risks=fuel,{FLOOD}"})
    assert [risk.uid for risk in load_section(ready, "risks").risks] == ["fuel", FLOOD]
    send(ready, cast, remove=f"risks.{FLOOD}")
    assert [risk.description for risk in load_section(ready, "risks").risks] == ["Fuel runs out"]


def test_row_added_twice_keeps_what_it_has(ready: Plan, cast: Cast) -> None:
    send(ready, cast, add="risks.fuel", **{"risks.fuel.description": "Fuel runs out"})
    send(ready, cast, add="risks.fuel", **{"risks.fuel.owner": "Logistics"})
    fuel = load_section(ready, "risks").risks[-1]
    assert (fuel.description, fuel.owner) == ("Fuel runs out", "Logistics")


def test_line_of_a_split_is_filled_in_for_the_first_time(ready: Plan, cast: Cast) -> None:
    figure = load_section(ready, "people").figures[0]
    line = f"figures.{figure.uid}.splits.x-1"
    split = figure.splits[0]
    fields = {f"{line}.sex": split.sex, f"{line}.band": split.band, f"{line}.targeted": "1,200"}
    assert send(ready, cast, key="people", add=line, **fields).json()["errors"] == {}
    kept = load_section(ready, "people").figures[0].splits[-1]
    assert (kept.uid, kept.sex, kept.targeted) == ("x-1", split.sex, 1200)


def test_codes_are_chosen_and_given_up(ready: Plan, cast: Cast) -> None:
    send(ready, cast, key="crisis", phases=["before", "during"])
    assert load_section(ready, "crisis").phases == ("before", "during")
    send(ready, cast, key="crisis", phases="")
    assert load_section(ready, "crisis").phases == ()


def test_figure_is_read_in_the_language_of_the_reader(ready: Plan, cast: Cast) -> None:
    cast.drafter.language = "fr"
    cast.drafter.save()
    assert send(ready, cast, key="people", targeted="150 000").json()["errors"] == {}
    assert load_section(ready, "people").targeted == 150_000


def test_field_that_cannot_be_read_is_named_and_stops_nothing_else(ready: Plan, cast: Cast) -> None:
    answer = send(ready, cast, key="people", targeted="many", method="Counted anew", colour="red")
    assert set(answer.json()["errors"]) == {"targeted", "colour"}
    kept = load_section(ready, "people")
    assert (kept.method, kept.targeted) == ("Counted anew", complete_content().people.targeted)


def test_save_repeated_after_a_lost_answer_is_one_save(ready: Plan, cast: Cast) -> None:
    first = send(ready, cast, overview="Watched daily", token="a1").json()
    again = send(ready, cast, overview="Watched daily", token="a1", revision=first["revision"] - 1).json()
    assert again["revision"] == first["revision"]


def test_fields_of_a_colleague_come_back_as_the_page_shows_them(ready: Plan, cast: Cast) -> None:
    revision = Section.objects.get(plan=ready, key="people").revision
    send(ready, cast, "colleague", key="people", targeted="150,000", in_need="")
    told = send(ready, cast, key="people", method="Counted anew", revision=revision).json()
    assert told["moved"] == {"targeted": ["150,000"], "in_need": []}
    assert not told["rows"]


def test_rows_of_a_colleague_are_to_be_fetched(ready: Plan, cast: Cast) -> None:
    revision = Section.objects.get(plan=ready, key="risks").revision
    send(ready, cast, "colleague", add="risks.fuel", **{"risks.fuel.description": "Fuel runs out"})
    assert send(ready, cast, overview="Watched daily", revision=revision).json()["rows"]


def test_same_field_is_asked_about_with_the_form_that_decides(ready: Plan, cast: Cast) -> None:
    revision = Section.objects.get(plan=ready, key="risks").revision
    send(ready, cast, "colleague", overview="Theirs, weekly")
    fields: dict[str, Any] = {f"risks.{FLOOD}.impact": "5", "overview": "Mine, daily", "revision": revision}
    answer = send(ready, cast, **fields)
    assert answer.status_code == 409
    assert "Theirs, weekly" in answer.json()["conflict"]
    kept = load_section(ready, "risks")
    assert (kept.overview, kept.risks[0].impact) == ("Theirs, weekly", 5)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"add": "colours.red"}, 400),
        ({"remove": "overview"}, 400),
        ({"remove": "colours.red"}, 400),
        ({"order": "overview=a,b"}, 400),
        ({"add": "risks.not an identifier"}, 422),
        ({"revision": "x", "overview": "Mine"}, 409),
    ],
)
def test_what_no_page_sends_changes_nothing(ready: Plan, cast: Cast, fields: dict[str, str], status: int) -> None:
    assert send(ready, cast, **fields).status_code == status
    assert load_section(ready, "risks") == RISKS


def test_words_of_one_person_are_never_saved_as_anothers(ready: Plan, cast: Cast) -> None:
    assert send(ready, cast, overview="Mine", person=cast.colleague.pk).status_code == 401
    assert load_section(ready, "risks") == RISKS


def test_locked_plan_says_why(ready: Plan, cast: Cast) -> None:
    workflow.submit(ready, by=cast.head)
    answer = send(ready, cast, overview="Late")
    assert answer.status_code == 403
    assert answer.json()["reason"].startswith("The plan is with its reviewers.")


@pytest.mark.parametrize("what", ["changes", "presence"])
def test_only_those_who_write_the_plan_are_answered(ready: Plan, cast: Cast, what: str) -> None:
    expected = dict.fromkeys(EVERYBODY, 404) | dict.fromkeys(("drafter", "colleague", "head"), 200) | {"visitor": 401}
    data = {who: {"person": cast.person(who).pk, "revision": 1} if who != "visitor" else {} for who in EVERYBODY}
    found = {who: cast.client(who).post(address(ready, what), data[who]).status_code for who in EVERYBODY}
    assert found == expected


@pytest.mark.parametrize("key", ["nothing", "responses", "attachments", "response-S21-99"])
def test_section_that_does_not_save_by_itself_is_not_there(ready: Plan, cast: Cast, key: str) -> None:
    answer = cast.client("drafter").post(address(ready, "changes", key), {"person": cast.drafter.pk})
    assert answer.status_code == 404


def be(plan: Plan, cast: Cast, who: str, revision: int) -> dict[str, Any]:
    data = {"person": cast.person(who).pk, "revision": revision}
    told: dict[str, Any] = cast.client(who).post(address(plan, "presence"), data).json()
    return told


def test_colleagues_in_the_section_see_each_other_for_a_minute(ready: Plan, cast: Cast) -> None:
    assert be(ready, cast, "drafter", 1)["here"] == []
    assert be(ready, cast, "colleague", 1)["here"] == [cast.drafter.name]
    assert be(ready, cast, "drafter", 1)["here"] == [cast.colleague.name]
    Presence.objects.update(seen_at=timezone.now() - drafting.presence.HERE)
    assert be(ready, cast, "drafter", 1)["here"] == []
    assert Presence.objects.count() == 2


def test_colleague_in_another_section_is_not_named(ready: Plan, cast: Cast) -> None:
    cast.client("colleague").post(address(ready, "presence", "people"), {"person": cast.colleague.pk, "revision": 1})
    assert be(ready, cast, "drafter", 1)["here"] == []


def test_presence_tells_what_colleagues_saved(ready: Plan, cast: Cast) -> None:
    revision = Section.objects.get(plan=ready, key="risks").revision
    assert "moved" not in be(ready, cast, "drafter", revision)
    send(ready, cast, "colleague", overview="Theirs, weekly")
    told = be(ready, cast, "drafter", revision)
    assert (told["revision"], told["moved"]) == (revision + 1, {"overview": ["Theirs, weekly"]})


def test_presence_is_forgotten(ready: Plan, cast: Cast) -> None:
    be(ready, cast, "colleague", 1)
    Presence.objects.update(seen_at=timezone.now() - 2 * drafting.presence.FORGOTTEN)
    be(ready, cast, "drafter", 1)
    assert [it.person for it in Presence.objects.all()] == [cast.drafter]


def test_saving_takes_as_many_statements_whatever_the_plan_holds(
    ready: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.client("drafter")
    for number, text in enumerate(("Watched daily", "Watched hourly")):
        data = {"revision": number + 1, "person": cast.drafter.pk, "overview": text}
        with django_assert_num_queries(26):
            assert client.post(address(ready, "changes"), data).status_code == 200
        more = [*(it.sector for it in complete_content().responses), "S21-01", "S21-02"]
        drafting.choose_sectors(ready, sectors=more[: 3 + number], revision=1 + number, by=cast.drafter)
