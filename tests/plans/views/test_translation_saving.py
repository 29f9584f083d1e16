"""What the page of a translation says to the server while somebody writes, and what it is answered."""

import json
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting, workflow
from plans.content.rows import load_section
from plans.content.translating import digest
from plans.models import Plan, Section, SetAside, Translation
from tests.cast import EVERYBODY, Cast
from tests.plans.contents import complete_content
from tests.plans.views.test_translations import kept, page_of, rewrite, translate_all
from tests.sending import sent_by

OVERVIEW = complete_content().risks.overview
FLOOD = "risks.flood.mitigation"
NOTHING = digest("")


def address(plan: Plan, what: str, language: str = "fr") -> str:
    return reverse(f"plan-translation-{what}", args=[plan.reference, language, "risks"])


def upon(text: str = OVERVIEW, *, shown: str = "", revision: int = 0) -> str:
    return f"{revision}-{digest(shown)}-{digest(text)}"


def seen(plan: Plan) -> int:
    """Return the revision of a page that is loaded now."""
    section = Section.objects.get(plan=plan, key="risks")
    return section.revision + sum(it.revision for it in plan.translations.filter(section="risks", language="fr"))


def send(plan: Plan, cast: Cast, who: str = "drafter", **fields: Any) -> Any:
    data = {"revision": seen(plan), "token": "", "person": cast.person(who).pk, **fields}
    return cast.client(who).post(address(plan, "changes"), data)


def save_theirs(plan: Plan, cast: Cast, text: str = "La leur.") -> None:
    drafting.translate(
        plan,
        language="fr",
        section="risks",
        place="overview",
        text=text,
        original=digest(OVERVIEW),
        revision=0,
        by=cast.colleague,
    )


def test_text_is_saved_and_the_next_words_build_upon_it(ready: Plan, cast: Cast) -> None:
    answer = send(ready, cast, overview="Suivis", **{"overview:upon": upon()})
    told = answer.json()
    assert (answer.status_code, told["rows"], told["errors"], told["revision"]) == (200, False, {}, seen(ready))
    assert told["upon"] == {"overview:upon": upon(shown="Suivis", revision=1)}
    assert 'data-open=""' in told["states"]["overview"]
    assert send(ready, cast, overview="Suivis chaque mois.", **told["upon"]).status_code == 200
    assert kept(ready) == {"overview": "Suivis chaque mois."}


def test_answer_to_a_save_is_small(ready: Plan, cast: Cast) -> None:
    assert len(send(ready, cast, overview="Suivis " * 300, **{"overview:upon": upon()}).content) < 1000


def test_save_that_comes_again_after_somebody_elses_is_the_same_save(ready: Plan, cast: Cast) -> None:
    mine: dict[str, Any] = {"overview": "La mienne.", "overview:upon": upon(), "token": "one", "revision": seen(ready)}
    assert send(ready, cast, **mine).status_code == 200
    theirs: dict[str, Any] = {
        "overview": "La leur.",
        "overview:upon": upon(shown="La mienne.", revision=1),
        "token": "two",
    }
    assert send(ready, cast, "colleague", **theirs).status_code == 200
    again = send(ready, cast, **mine)
    assert (again.status_code, again.json()["rows"]) == (200, True)
    assert kept(ready) == {"overview": "La leur."}
    assert not SetAside.objects.exists()


def test_original_that_changed_under_the_hands_stays_marked(ready: Plan, cast: Cast) -> None:
    page = seen(ready)
    rewrite(ready, "Looked at every week.", cast)
    told = send(ready, cast, overview="Suivis", revision=page, **{"overview:upon": upon()}).json()
    assert (told["rows"], 'data-open="changed"' in told["states"]["overview"]) == (True, True)
    more = send(ready, cast, overview="Suivis chaque mois.", **told["upon"]).json()
    assert 'data-open="changed"' in more["states"]["overview"]


def test_word_that_a_translation_still_holds_is_saved_alone(ready: Plan, cast: Cast) -> None:
    save_theirs(ready, cast)
    rewrite(ready, "Looked at every week.", cast)
    now = upon("Looked at every week.", shown="La leur.", revision=1)
    told = send(ready, cast, **{"overview:holds": "1", "overview:upon": now}).json()
    assert 'data-open=""' in told["states"]["overview"]
    row = Translation.objects.get()
    assert (row.text, row.original) == ("La leur.", digest("Looked at every week."))


def test_two_translators_of_one_text_are_asked_with_both(ready: Plan, cast: Cast) -> None:
    page = seen(ready)
    save_theirs(ready, cast)
    mine = {"overview": "La mienne.", "overview:upon": upon()}
    other = {FLOOD: "Par barge.", f"{FLOOD}:upon": upon(complete_content().risks.risks[0].mitigation)}
    answer = send(ready, cast, revision=page, **mine, **other)
    told = answer.json()
    assert (answer.status_code, list(told["upon"]), told["errors"], told["rows"]) == (409, [f"{FLOOD}:upon"], {}, True)
    assert "La mienne." in told["conflict"]
    assert "La leur." in told["conflict"]
    assert "Colleague saved at" in told["conflict"]
    assert kept(ready) == {"overview": "La leur.", FLOOD: "Par barge."}
    lost = SetAside.objects.get()
    assert (lost.key, lost.by, list(lost.places)) == ("risks", cast.drafter, ["overview:fr"])
    page_of_lost = cast.client("drafter").get(reverse("plan-set-aside", args=[ready.reference])).content.decode()
    assert "overview · French" in page_of_lost


@pytest.mark.parametrize(
    ("choice", "stands"), [("mine", "La mienne."), ("theirs", "La leur."), ("edit", "Les deux, relues.")]
)
def test_what_was_decided_stands(ready: Plan, cast: Cast, choice: str, stands: str) -> None:
    save_theirs(ready, cast)
    html = send(ready, cast, overview="La mienne.", **{"overview:upon": upon()}).json()["conflict"]
    data = {**sent_by(html), "choice:overview": choice, "overview": "Les deux, relues."}
    response: Any = cast.client("drafter").post(address(ready, "conflict"), data)
    assert (response.status_code, response.url) == (303, page_of(ready))
    assert kept(ready) == {"overview": stands}


def test_who_is_overtaken_while_deciding_is_asked_again(ready: Plan, cast: Cast) -> None:
    save_theirs(ready, cast)
    html = send(ready, cast, overview="La mienne.", **{"overview:upon": upon()}).json()["conflict"]
    send(ready, cast, "colleague", overview="Relue.", **{"overview:upon": upon(shown="La leur.", revision=1)})
    response = cast.client("drafter").post(address(ready, "conflict"), {**sent_by(html), "choice:overview": "mine"})
    assert response.status_code == 409
    assert "Relue." in response.content.decode()
    assert kept(ready) == {"overview": "Relue."}


def test_decision_that_is_too_long_is_asked_for_again(ready: Plan, cast: Cast) -> None:
    save_theirs(ready, cast)
    html = send(ready, cast, overview="La mienne.", **{"overview:upon": upon()}).json()["conflict"]
    data = {**sent_by(html), "choice:overview": "edit", "overview": "x" * 30_001}
    assert cast.client("drafter").post(address(ready, "conflict"), data).status_code == 422
    assert kept(ready) == {"overview": "La leur."}


@pytest.mark.parametrize("mine", ["", "{}x", "[1]", '[{"place": "overview"}]', json.dumps({"a": 1})])
def test_decision_that_no_page_sends_is_refused(ready: Plan, cast: Cast, mine: str) -> None:
    assert cast.client("drafter").post(address(ready, "conflict"), {"mine": mine}).status_code == 400


def test_what_cannot_be_saved_is_told_at_its_place(ready: Plan, cast: Cast) -> None:
    long = {"overview": "x" * 30_001, "overview:upon": upon()}
    gone = {"risks.fire.owner": "Chef", "risks.fire.owner:upon": upon("Fire")}
    told = send(ready, cast, **long, **gone).json()
    assert sorted(told["errors"]) == ["overview", "risks.fire.owner"]
    assert kept(ready) == {}


def test_presence_tells_of_colleagues_and_what_they_changed(ready: Plan, cast: Cast) -> None:
    page = seen(ready)
    ask = {"person": cast.drafter.pk, "revision": page}
    client = cast.client("drafter")
    cast.client("colleague").post(address(ready, "presence"), {"person": cast.colleague.pk, "revision": page})
    told = client.post(address(ready, "presence"), ask).json()
    assert told == {"revision": page, "here": ["Colleague"], "rows": False}
    rewrite(ready, "Looked at every week.", cast)
    assert client.post(address(ready, "presence"), ask).json()["rows"]
    assert load_section(ready, "risks").overview == "Looked at every week."


@pytest.mark.parametrize("language", ["en", "de"])
def test_other_languages_are_not_there(ready: Plan, cast: Cast, language: str) -> None:
    data = {"person": cast.drafter.pk, "revision": 0, "mine": "[]"}
    for what in ("changes", "conflict", "presence"):
        assert cast.client("drafter").post(address(ready, what, language), data).status_code == 404


def test_nobody_but_its_writers_saves(ready: Plan, cast: Cast) -> None:
    workflow.submit(ready, by=cast.head)
    answers = {
        who: cast.client(who)
        .post(address(ready, "changes"), {"person": cast.person(who).pk if who != "visitor" else "", "revision": 0})
        .status_code
        for who in EVERYBODY
    }
    inside = {"drafter", "colleague", "head", "regional", "reviewer", "second_reviewer", "focal_point"}
    assert {who for who, status in answers.items() if status == 403} <= inside
    assert {status for who, status in answers.items() if who in {"drafter", "colleague", "head"}} == {403}
    assert set(answers.values()) == {401, 403, 404}


def test_save_takes_as_many_statements_whatever_the_plan_has(
    ready: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    data = {"person": cast.drafter.pk, "revision": seen(ready), "overview:upon": upon(), "overview": "Suivis."}
    client = cast.client("drafter")
    with django_assert_num_queries(30):
        client.post(address(ready, "changes"), data)
    translate_all(ready, cast, "es")
    Translation.objects.filter(place="overview", language="es").delete()
    with django_assert_num_queries(30):
        client.post(address(ready, "changes", "es"), data)
