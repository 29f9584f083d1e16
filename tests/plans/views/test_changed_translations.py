"""Translations in the comparison of versions and on the page of a review: by language and text."""

from dataclasses import replace

import pytest
from django.urls import reverse

from plans import workflow
from plans.content import PlanContent, values
from plans.content.translating import digest
from plans.models import Plan
from plans.views.changed import changed_between
from tests.cast import Cast
from tests.plans.contents import changed, complete_content
from tests.plans.views.test_translations import page_of, rewrite, send

pytestmark = pytest.mark.django_db
OVERVIEW = complete_content().risks.overview


def with_words(content: PlanContent, text: str, *, language: str = "fr", original: str = OVERVIEW) -> PlanContent:
    """Return the plan with this translation of how risks are watched."""
    it = values.Translation(language=language, section="risks", place="overview", text=text, original=digest(original))
    return replace(content, translations=(*content.translations, it))


def told(before: PlanContent, after: PlanContent) -> list[tuple[str, str, str, str]]:
    found = [it for it in changed_between(before, after) if it.key.startswith("translations-")]
    return [(str(it.title), field.where, field.theirs, field.mine) for it in found for field in it.fields]


WHERE = "Risks · How risks are watched"
FRENCH = "Translation into French"


def test_translation_that_came_changed_or_went_is_told_with_its_words() -> None:
    none, one, other = (
        complete_content(),
        with_words(complete_content(), "Suivis."),
        with_words(complete_content(), "Relus."),
    )
    assert told(none, one) == [(FRENCH, WHERE, "", "Suivis.")]
    assert told(one, other) == [(FRENCH, WHERE, "Suivis.", "Relus.")]
    assert told(one, none) == [(FRENCH, WHERE, "Suivis.", "")]
    assert told(one, one) == []


def test_translation_whose_original_changed_is_told() -> None:
    before = with_words(complete_content(), "Suivis.")
    after = changed(before, "risks", "overview", "Looked at every week.")
    assert told(before, after) == [(FRENCH, WHERE, "up to date", "the original changed since")]
    assert told(after, before) == [(FRENCH, WHERE, "the original changed since", "up to date")]


def test_translation_that_left_with_its_text_is_told() -> None:
    before = with_words(complete_content(), "Suivis.")
    after = replace(changed(before, "risks", "overview", ""), translations=())
    assert told(before, after) == [(FRENCH, WHERE, "Suivis.", "")]


def test_each_language_stands_by_itself() -> None:
    before = complete_content()
    after = with_words(with_words(before, "Suivis."), "Vigilados.", language="es")
    assert [it[0] for it in told(before, after)] == ["Translation into Spanish", FRENCH]


def test_pages_of_comparison_and_review_list_translations(ready: Plan, cast: Cast) -> None:
    send(cast.client("drafter"), page_of(ready), {"overview": "Suivis chaque mois."})
    workflow.submit(ready, by=cast.head)
    workflow.withdraw(ready, by=cast.head)
    send(cast.client("drafter"), page_of(ready), {"overview": "Suivis chaque semaine."})
    rewrite(ready, "Looked at every week.", cast)
    workflow.submit(ready, by=cast.head)
    comparison = reverse("plan-comparison", args=[ready.reference])
    pages = (
        cast.client("drafter").get(comparison, {"before": "version-1", "after": "version-2"}),
        cast.client("regional").get(reverse("review", args=[ready.reference, 2]), {"against": "1"}),
    )
    for page in (it.content.decode() for it in pages):
        assert "Translation into French" in page
        assert "added: </span>semaine</ins" in page
        assert "the original changed since</ins>" in page
