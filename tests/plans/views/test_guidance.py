"""What stands beside a section to help with writing it, for every section and in each language."""

import pytest
from django.utils import translation
from pytest_django import DjangoCaptureOnCommitCallbacks

from crosscutting.models import CrossCuttingIssue, Example, GuidingQuestion, SectionGuide
from mcof.reference import SUPPORTED, load
from plans import drafting
from plans.content import SECTION_KEYS, response_key
from plans.drafting import ATTACHMENTS, CHOICE
from plans.models import Plan
from plans.views.guidance import beside
from sectors.models import Sector
from tests.cast import Cast
from tests.plans.views.editing import section_page
from tests.reference.documents import item, load_items

pytestmark = pytest.mark.django_db

KEYS = (*SECTION_KEYS, CHOICE, ATTACHMENTS)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("'", "&#x27;")


@pytest.mark.parametrize("language", SUPPORTED)
@pytest.mark.parametrize("key", [*KEYS, "response-S12-01", "response-S21-01"])
def test_every_section_has_demands_questions_and_an_example_in_every_language(key: str, language: str) -> None:
    with translation.override(language):
        found = beside(key)
        said = [it.texts[language] for it in (*found.asks, *found.examples)]
    assert all([found.asks, len(found.questions) >= 3, found.examples, *said])
    assert all(it.names[language] for it in (*found.questions, *found.examples))


def test_guides_are_of_sections_that_there_are() -> None:
    assert set(SectionGuide.objects.values_list("code", flat=True)) == {*KEYS, "response"}


def test_every_sector_of_the_newest_edition_has_questions_and_an_example_of_its_own() -> None:
    sectors = Sector.objects.of_edition("2021").current()
    assert [it.code for it in sectors if it.questions.count() < 2 or it.examples.count() != 1] == []


def test_page_shows_what_is_beside_the_section_and_where_it_comes_from(plan: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(section_page(plan, "risks")).content.decode()
    guide = SectionGuide.objects.with_guidance().get(code="risks")
    [example] = guide.examples.all()
    texts = [guide.text, example.text, *(it.name for it in guide.questions.all())]
    assert [text for text in texts if escaped(text) not in page] == []
    assert "Not verified. Source:" in page
    assert "Invented by this project" in page


def test_page_of_a_response_shows_the_guidance_of_its_sector_and_of_each_issue(plan: Plan, cast: Cast) -> None:
    drafting.choose_sectors(plan, sectors=["S21-14"], revision=0, by=cast.drafter)
    page = cast.client("drafter").get(section_page(plan, response_key("S21-14"))).content.decode()
    shown = [
        *GuidingQuestion.objects.filter(sector__code="S21-14"),
        *GuidingQuestion.objects.filter(section__code="response"),
        *GuidingQuestion.objects.exclude(issue=None),
    ]
    assert [it.name for it in shown if escaped(it.name) not in page] == []
    examples = Example.objects.filter(issue__in=CrossCuttingIssue.objects.all())
    assert [it.text for it in examples if escaped(it.text) not in page] == []


def test_corrected_guide_is_shown_and_what_is_retired_is_not(
    plan: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    asks = {"en": "Weigh each risk twice", "fr": "Pesez deux fois", "es": "Sopesar dos veces"}
    corrected = item("risks", text=asks, verified=True, questions=[item("risks-Q9", "Who weighs?")])
    with django_capture_on_commit_callbacks(execute=True):
        load_items("section-guide", corrected, complete=True)
    client = cast.client("drafter")
    page = client.get(section_page(plan, "risks")).content.decode()
    assert "Weigh each risk twice" in page
    assert "Who weighs?" in page
    assert "Who watches each risk" not in page
    assert "What the framework asks" not in client.get(section_page(plan, "monitoring")).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        load()
    assert "Weigh each risk twice" not in client.get(section_page(plan, "risks")).content.decode()
