"""The texts of a draft in further languages, over the interface."""

import pytest

from plans.content import load
from plans.models import Plan
from tests.cast import Cast
from tests.plans.api.conftest import Program, Programs


@pytest.fixture
def path(ready: Plan) -> str:
    return f"plans/{ready.reference}/translations/"


def test_languages_say_how_far_they_are(path: str, drafter: Program) -> None:
    nothing = {"texts": 99, "missing": 99, "changed": 0, "complete": False}
    assert drafter.get(path).json() == [{"language": "fr", **nothing}, {"language": "es", **nothing}]


def test_text_is_translated_upon_what_was_read(ready: Plan, path: str, drafter: Program) -> None:
    [read] = [it for it in drafter.results(f"{path}fr/", page_size=200) if it["place"] == "risks.flood.mitigation"]
    assert (read["section"], read["translation"], read["revision"], read["changed"]) == ("risks", "", 0, False)
    where = {"section": read["section"], "place": read["place"], "original": read["original"]}
    saved = drafter.patch(f"{path}fr/", text="Par barge, avant mai.", revision=0, **where)
    assert (saved.status_code, saved.json()["revision"]) == (200, 1)
    assert [it.text for it in load(ready).translations] == ["Par barge, avant mai."]
    [again] = [it for it in drafter.results(f"{path}fr/", page_size=200) if it["translation"]]
    assert (again["translation"], again["revision"], again["changed"]) == ("Par barge, avant mai.", 1, False)
    assert drafter.patch(f"{path}fr/", text="", revision=1, **where).json()["text"] == ""


def test_nothing_saved_where_nothing_was_is_no_revision(path: str, drafter: Program) -> None:
    saved = drafter.patch(f"{path}fr/", section="crisis", place="name", text="", original="0" * 16, revision=0)
    assert (saved.status_code, saved.json()["revision"]) == (200, 0)


def test_stale_translation_is_told_both_texts(path: str, cast: Cast, programs: Programs) -> None:
    given = {"section": "crisis", "place": "name", "original": "0" * 16, "revision": 0}
    programs.of("colleague").patch(f"{path}fr/", text="La leur", **given)
    answer = programs.of("drafter").patch(f"{path}fr/", text="La mienne", **given)
    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert (problem["current"], problem["yours"], problem["revision"]) == ("La leur", "La mienne", 1)
    assert problem["changed_by"] == str(cast.colleague)


def test_place_without_a_text_is_refused_by_name(path: str, drafter: Program) -> None:
    answer = drafter.patch(f"{path}fr/", section="crisis", place="glide", text="x", original="0" * 16, revision=0)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["place"])


@pytest.mark.parametrize("language", ["en", "de"])
def test_other_languages_are_not_there(path: str, drafter: Program, language: str) -> None:
    assert drafter.get(f"{path}{language}/").status_code == 404
