"""Saving translations: what is kept, what is refused, and that nobody writes over anybody."""

from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.answers import Refused
from mcof.accounts.models import User
from mcof.audit.models import Event
from plans import drafting, workflow
from plans.content import PlanContent, load, values
from plans.content.rows import load_section
from plans.content.translating import digest, standing
from plans.models import Drafter, Plan, Translation
from tests.at_once import at_once
from tests.cast import Cast
from tests.plans.filling import revision_of

VISION = "People in the north live in safety and decide where they settle."
SEEN = digest(VISION)


def translate(plan: Plan, text: str, *, by: User, revision: int = 0, **changes: Any) -> Translation | None:
    given = {"language": "fr", "section": "objectives", "place": "vision", "original": SEEN}
    return drafting.translate(plan, text=text, revision=revision, by=by, **(given | changes))


def rewrite(plan: Plan, vision: str, *, by: User) -> None:
    value = values.Objectives(vision=vision, objectives=load_section(plan, "objectives").objectives)
    drafting.save_section(plan, key="objectives", value=value, revision=revision_of(plan, "objectives"), by=by)


def test_translation_is_kept_with_what_it_translates_and_by_whom(ready: Plan, cast: Cast) -> None:
    kept = translate(ready, "Les gens vivent en sécurité.", by=cast.colleague)
    assert kept is not None
    assert (kept.text, kept.source, kept.revision, kept.changed_by) == (
        "Les gens vivent en sécurité.",
        VISION,
        1,
        cast.colleague,
    )
    assert [it.text for it in load(ready).translations] == ["Les gens vivent en sécurité."]
    assert Drafter.objects.filter(plan=ready, user=cast.colleague).exists()
    event = Event.objects.get(action="translation.saved")
    assert event.data == {
        "before": "",
        "after": "Les gens vivent en sécurité.",
        "detail": {"language": "fr", "section": "objectives", "place": "vision"},
    }


def test_same_translation_twice_is_one_save(ready: Plan, cast: Cast) -> None:
    translate(ready, "En sécurité.", by=cast.drafter)
    again = translate(ready, "En sécurité.", by=cast.drafter)
    assert again is not None
    assert again.revision == 1
    assert Event.objects.filter(action="translation.saved").count() == 1


def test_nothing_at_all_leaves_no_trace(ready: Plan, cast: Cast) -> None:
    assert translate(ready, "", by=cast.drafter) is None
    assert not Translation.objects.exists()


def test_stale_translation_answers_with_what_is_there(ready: Plan, cast: Cast) -> None:
    translate(ready, "La leur", by=cast.colleague)
    with pytest.raises(drafting.StaleTranslation) as caught:
        translate(ready, "La mienne", by=cast.drafter)
    assert (caught.value.current.text, caught.value.current.revision) == ("La leur", 1)
    assert caught.value.current.changed_by == cast.colleague
    assert translate(ready, "La mienne", revision=1, by=cast.drafter) is not None
    assert Translation.objects.get().text == "La mienne"


def test_translation_taken_back_is_missing_again_and_keeps_its_revision(ready: Plan, cast: Cast) -> None:
    translate(ready, "En sécurité.", by=cast.drafter)
    translate(ready, "", revision=1, by=cast.drafter)
    assert load(ready).translations == ()
    with pytest.raises(drafting.StaleTranslation):
        translate(ready, "Sûrement", revision=1, by=cast.colleague)


def test_original_that_changed_marks_the_translation(ready: Plan, cast: Cast) -> None:
    translate(ready, "En sécurité.", by=cast.drafter)
    rewrite(ready, "People decide where they settle.", by=cast.drafter)
    assert standing(load(ready), "fr").changed == 1
    assert Translation.objects.get().source == VISION


def test_saying_that_a_translation_still_holds_is_a_save(ready: Plan, cast: Cast) -> None:
    translate(ready, "En sécurité.", by=cast.drafter)
    rewrite(ready, "People live in safety.", by=cast.drafter)
    translate(ready, "En sécurité.", original=digest("People live in safety."), revision=1, by=cast.drafter)
    assert standing(load(ready), "fr").changed == 0
    assert Translation.objects.get().source == "People live in safety."


def test_original_that_changed_under_the_translators_hands_is_marked(ready: Plan, cast: Cast) -> None:
    rewrite(ready, "People decide where they settle.", by=cast.colleague)
    kept = translate(ready, "En sécurité.", by=cast.drafter)
    assert kept is not None
    assert kept.source == ""
    assert standing(load(ready), "fr").changed == 1
    corrected = translate(ready, "En toute sécurité.", revision=1, by=cast.drafter)
    assert corrected is not None
    assert corrected.source == ""


def test_correcting_a_translation_keeps_the_words_that_it_translates(ready: Plan, cast: Cast) -> None:
    translate(ready, "En sécurité.", by=cast.drafter)
    rewrite(ready, "People decide where they settle.", by=cast.drafter)
    translate(ready, "En toute sécurité.", revision=1, by=cast.drafter)
    assert Translation.objects.get().source == VISION


def test_translation_comes_back_with_its_row(ready: Plan, cast: Cast) -> None:
    before = load_section(ready, "risks")
    place: dict[str, Any] = {"section": "risks", "place": "risks.flood.mitigation"}
    seen = digest(before.risks[0].mitigation)
    translate(ready, "Par barge, avant mai.", original=seen, by=cast.drafter, **place)
    for value in (values.Risks(overview=before.overview), before):
        drafting.save_section(ready, key="risks", value=value, revision=revision_of(ready, "risks"), by=cast.drafter)
        found = [it.text for it in load(ready).translations]
        assert found == (["Par barge, avant mai."] if value.risks else [])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"language": "en"}, "language"),
        ({"language": "de"}, "language"),
        ({"place": "visions"}, "place"),
        ({"place": "objectives.o1.migof"}, "place"),
        ({"section": "responses"}, "place"),
        ({"section": "attachments"}, "place"),
        ({"section": "response-S21-99"}, "place"),
        ({"original": "not a fingerprint"}, "original"),
        ({"text": "x" * 30_001}, "text"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(ready: Plan, cast: Cast, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(drafting.InvalidSection) as caught:
        translate(ready, by=cast.drafter, **({"text": "En sécurité."} | changes))
    assert list(caught.value.errors) == [field]
    assert not Translation.objects.exists()


def test_empty_text_has_nothing_to_translate(plan: Plan, cast: Cast) -> None:
    with pytest.raises(drafting.InvalidSection):
        translate(plan, "En sécurité.", by=cast.drafter)


@pytest.mark.parametrize("who", ["regional", "reviewer", "focal_point", "stranger"])
def test_only_those_who_write_the_plan_translate_it(ready: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        translate(ready, "En sécurité.", by=cast.person(who))


def test_submitted_plan_is_not_translated(submitted: Plan, cast: Cast) -> None:
    with pytest.raises(Refused):
        translate(submitted, "En sécurité.", by=cast.drafter)
    stale = Plan.objects.get(pk=submitted.pk)
    stale.state = "draft"
    with pytest.raises(Refused):
        translate(stale, "En sécurité.", by=cast.drafter)


def test_failing_trail_takes_the_translation_back(ready: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise ObjectDoesNotExist

    monkeypatch.setattr("plans.drafting.translating.record", fail)
    with pytest.raises(ObjectDoesNotExist):
        translate(ready, "En sécurité.", by=cast.drafter)
    assert not Translation.objects.exists()


def test_version_freezes_the_translations_of_what_it_says(ready: Plan, cast: Cast) -> None:
    translate(ready, "En sécurité.", by=cast.drafter)
    translate(ready, "Dignement.", by=cast.drafter, place="objectives.o1.title", original=digest("gone"))
    version = workflow.submit(ready, by=cast.head)
    frozen = PlanContent.from_json(version.content)
    assert {it.place: it.text for it in frozen.translations} == {
        "vision": "En sécurité.",
        "objectives.o1.title": "Dignement.",
    }


def test_loading_takes_one_statement_more_whatever_is_translated(
    ready: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    translate(ready, "En sécurité.", by=cast.drafter)
    with django_assert_num_queries(19):
        load(ready)
    translate(ready, "Dignement.", by=cast.drafter, place="objectives.o1.title")
    translate(ready, "En seguridad.", by=cast.drafter, language="es")
    with django_assert_num_queries(19):
        load(ready)


def test_saving_takes_as_many_statements_whatever_the_size(
    ready: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    translate(ready, "En sécurité.", by=cast.drafter)
    with django_assert_num_queries(17):
        translate(ready, "En toute sécurité.", revision=1, by=cast.drafter)


@pytest.mark.django_db(transaction=True)
def test_of_two_translations_at_once_one_wins_and_the_other_gets_both_texts(
    transactional_db: None, ready: Plan, cast: Cast
) -> None:
    def save(text: str, who: User) -> str:
        try:
            translate(ready, text, by=who)
        except drafting.StaleTranslation as stale:
            return f"stale: {stale.current.text}"
        return f"kept: {text}"

    outcomes = at_once(lambda: save("Mienne", cast.drafter), lambda: save("Leur", cast.colleague))
    kept = Translation.objects.get().text
    assert sorted(outcomes) == [f"kept: {kept}", f"stale: {kept}"]
    assert Event.objects.filter(action="translation.saved").count() == 1
