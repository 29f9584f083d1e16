import re

import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from crosscutting.models import CrossCuttingIssue, Example, GuidingQuestion, Modality, SectionGuide
from mcof.reference import SUPPORTED, ReferenceItem
from sectors.models import SectorMapping

pytestmark = pytest.mark.django_db


def test_five_issues_and_six_modalities_are_verified_by_name() -> None:
    issues, modalities = CrossCuttingIssue.objects.filter(verified=True), Modality.objects.filter(verified=True)
    assert list(issues.values_list("code", flat=True)) == [f"X{number}" for number in range(1, 6)]
    assert list(modalities.values_list("code", flat=True)) == [f"M{number}" for number in range(1, 7)]


@pytest.mark.parametrize("model", [CrossCuttingIssue, Modality])
def test_each_says_what_it_asks_for_asks_three_to_five_questions_and_gives_an_example(
    model: type[CrossCuttingIssue | Modality], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        for found in model.objects.current().with_guidance():
            assert found.text
            assert 3 <= len(found.questions.all()) <= 5
            assert len(found.examples.all()) == 1


def test_questions_and_examples_are_ours_and_not_claimed_to_be_official() -> None:
    assert not GuidingQuestion.objects.filter(verified=True).exists()
    assert not Example.objects.filter(verified=True).exists()
    assert set(Example.objects.values_list("source", flat=True)) == {
        "Example of this project; people, places and figures are invented"
    }


@pytest.mark.parametrize("language", SUPPORTED)
def test_each_example_is_short_in_every_language(language: str) -> None:
    texts = {it.code: getattr(it, f"text_{language}") for it in Example.objects.all()}
    counts = {code: len(SENTENCE.findall(text.replace("EE. UU.", ""))) for code, text in texts.items()}
    assert {code: n for code, n in counts.items() if not 2 <= n <= 5} == {}
    assert {code for code, text in texts.items() if len(text) > 650} == set()


SENTENCE = re.compile(r"[.!?](?= [A-ZÀ-Ý]|$)")


@pytest.mark.parametrize("model", [GuidingQuestion, Example, SectionGuide])
def test_no_language_repeats_another(model: type[ReferenceItem]) -> None:
    items = list(model._default_manager.all())
    assert [it.code for it in items if it.text_en and len({it.text_en, it.text_fr, it.text_es}) < 3] == []
    assert [it.code for it in items if "?" in it.name_en and len(set(it.names.values())) < 3] == []


def test_retired_question_is_not_read_along() -> None:
    GuidingQuestion.objects.filter(issue__code="X1").exclude(code="X1-Q1").update(retired_on="2020-01-01")
    issue = CrossCuttingIssue.objects.with_guidance().get(code="X1")
    assert [question.code for question in issue.questions.all()] == ["X1-Q1"]


def test_sectors_taken_up_by_an_issue_or_modality_name_one_that_exists() -> None:
    named = set(SectorMapping.objects.exclude(mainstreamed_in="").values_list("mainstreamed_in", flat=True))
    known = {
        *CrossCuttingIssue.objects.values_list("code", flat=True),
        *Modality.objects.values_list("code", flat=True),
    }
    assert named <= known
    assert named


def test_question_about_nothing_is_refused() -> None:
    with pytest.raises(IntegrityError, match="guidingquestion_is_about_one_thing"):
        GuidingQuestion.objects.create(code="new")


def test_question_about_two_things_is_refused() -> None:
    issue, modality = CrossCuttingIssue.objects.all()[0], Modality.objects.all()[0]
    with pytest.raises(IntegrityError, match="guidingquestion_is_about_one_thing"):
        GuidingQuestion.objects.create(code="new", issue=issue, modality=modality)
