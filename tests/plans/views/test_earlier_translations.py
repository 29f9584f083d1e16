"""What a translation said before: who reads it, how it reads, and brought back."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import workflow
from plans.models import EarlierTranslation, Plan, Translation
from tests.cast import Cast
from tests.plans.filling import translate_twice
from tests.plans.views.test_translations import html, page_of, rewrite
from tests.sending import sent_by

OVERVIEW = {"section": "risks", "place": "overview"}


@pytest.fixture
def twice(ready: Plan, cast: Cast) -> Plan:
    translate_twice(ready, **OVERVIEW, by=cast.drafter)
    return ready


def address(plan: Plan, place: str = "overview", language: str = "fr") -> str:
    return reverse("plan-translation-text", args=[plan.reference, language, "risks", place])


def kept() -> str:
    return Translation.objects.get().text


def bring_back(plan: Plan, cast: Cast, **changes: Any) -> Any:
    client = cast.client("drafter")
    earlier = str(EarlierTranslation.objects.get().pk)
    return client.post(address(plan), sent_by(html(client.get(address(plan)))) | {"earlier": earlier} | changes)


def test_earlier_text_is_read_beside_what_stands_now(twice: Plan, cast: Cast) -> None:
    assert f'href="{address(twice)}"' in html(cast.client("drafter").get(page_of(twice)))
    page = html(cast.client("drafter").get(address(twice)))
    assert '<div class="translation__original" lang="fr">Mieux.</div>' in page
    assert "removed: </span>Mieux</del" in page
    assert "added: </span>Une première fois</ins" in page


def test_earlier_text_is_brought_back_and_the_present_one_kept(twice: Plan, cast: Cast) -> None:
    response = bring_back(twice, cast)
    assert (response.status_code, response.url) == (303, f"{page_of(twice)}#at-overview")
    assert kept() == "Une première fois."
    assert [it.text for it in EarlierTranslation.objects.all()] == ["Mieux.", "Une première fois."]


def test_text_of_an_original_that_changed_is_marked_when_it_comes_back(twice: Plan, cast: Cast) -> None:
    rewrite(twice, "Looked at every week.", cast)
    bring_back(twice, cast)
    assert "The original changed since." in html(cast.client("drafter").get(page_of(twice)))


def test_bringing_back_upon_a_colleagues_change_asks_again(twice: Plan, cast: Cast) -> None:
    response = bring_back(twice, cast, revision="1")
    assert response.status_code == 409
    assert "A colleague changed this translation after you looked." in html(response)
    assert kept() == "Mieux."


def test_text_that_left_the_plan_or_another_ones_is_not_found(twice: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    urls = [address(twice, "nowhere"), address(twice, "risks.flood.owner"), address(twice, language="en")]
    urls.append(reverse("plan-translation-text", args=[twice.reference, "fr", "nowhere", "overview"]))
    assert [client.get(url).status_code for url in urls] == [404] * 4
    assert [bring_back(twice, cast, earlier=it).status_code for it in ("0", "x", "9" * 20)] == [404] * 3


def test_whoever_does_not_write_reads_and_brings_nothing_back(twice: Plan, cast: Cast) -> None:
    workflow.submit(twice, by=cast.head)
    page = html(cast.client("drafter").get(address(twice)))
    assert "Une première fois" in page
    assert "Bring it back" not in page
    assert bring_back(twice, cast, revision="2").status_code == 403
    assert kept() == "Mieux."


@pytest.mark.parametrize("texts", [1, 3])
def test_page_takes_as_many_queries_for_three_texts_as_for_one(
    twice: Plan, cast: Cast, texts: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one = EarlierTranslation.objects.get()
    for _number in range(1, texts):
        EarlierTranslation.objects.create(
            translation=one.translation, text=one.text, original=one.original, by=one.by, at=one.at
        )
    client = cast.client("drafter")
    client.get(address(twice))
    with django_assert_num_queries(15):
        client.get(address(twice))
