"""Questions of States by program."""

import pytest

from plans import sharing
from plans.models import Plan, Purpose, Question
from tests.cast import Cast
from tests.plans.api.conftest import Programs

QUESTION = {"version": 1, "country": "SSD", "section": "risks", "body": "Since when?"}


@pytest.fixture
def shared(approved: Plan, cast: Cast) -> Plan:
    for country in (cast.country, cast.other_country):
        sharing.share(approved.versions.get(), country=country, purpose=Purpose.INFORMATION, by=cast.head)
    return approved


def test_state_asks_and_the_office_answers(shared: Plan, programs: Programs) -> None:
    path = f"plans/{shared.reference}/questions/"
    asked = programs.of("focal_point").post(path, **QUESTION)
    assert (asked.status_code, asked.json()["state"], asked.json()["country"]) == (201, "open", "SSD")
    turns = f"{path}{asked.json()['id']}/turns/"
    answered = programs.of("drafter").post(turns, kind="answer", body="Since May.")
    assert (answered.status_code, answered.json()["state"]) == (201, "answered")
    (line,) = programs.of("focal_point").results(path)
    assert [(it["kind"], it["body"], it["by_state"]) for it in line["turns"]] == [("answer", "Since May.", False)]


def test_another_state_reads_and_says_nothing_of_it(shared: Plan, programs: Programs) -> None:
    path = f"plans/{shared.reference}/questions/"
    made = programs.of("focal_point").post(path, **QUESTION).json()["id"]
    assert programs.of("other_focal_point").results(path) == []
    assert programs.of("other_focal_point").post(f"{path}{made}/turns/", kind="settle").status_code == 404


def test_list_is_narrowed_by_state_and_section(shared: Plan, programs: Programs) -> None:
    path = f"plans/{shared.reference}/questions/"
    programs.of("focal_point").post(path, **QUESTION)
    head = programs.of("head")
    assert [len(head.results(path, **asked)) for asked in ({"state": "open"}, {"state": "settled"})] == [1, 0]
    assert [len(head.results(path, section=key)) for key in ("risks", "funding")] == [1, 0]


@pytest.mark.parametrize(
    ("changes", "place"), [({"body": ""}, "body"), ({"section": "weather"}, "section"), ({"country": "QQQ"}, "country")]
)
def test_wrong_question_names_its_field(shared: Plan, programs: Programs, changes: dict[str, str], place: str) -> None:
    answer = programs.of("focal_point").post(f"plans/{shared.reference}/questions/", **QUESTION | changes)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [place])
    assert not Question.objects.exists()


def test_settled_question_refuses_an_answer(shared: Plan, programs: Programs) -> None:
    path = f"plans/{shared.reference}/questions/"
    turns = f"{path}{programs.of('focal_point').post(path, **QUESTION).json()['id']}/turns/"
    assert programs.of("focal_point").post(turns, kind="settle").json()["state"] == "settled"
    assert programs.of("drafter").post(turns, kind="answer", body="Since May.").status_code == 403
