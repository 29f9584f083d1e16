import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from crosscutting.models import Example, GuidingQuestion
from mcof.reference import ReferenceItem, load
from mcof.reference.schema import reference_models
from sectors.models import Sector, TypicalActivity, TypicalIndicator
from tests.reference.documents import item, load_items

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "es")


def page(client: Client, name: str, *args: str, language: str = "en") -> str:
    answer = client.get(reverse(name, args=args), headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_framework_shows_every_list_to_a_visitor(language: str, client: Client) -> None:
    found = page(client, "framework", language=language) + page(client, "places", language=language)
    items = [item for model in reference_models() for item in model._default_manager.all()]
    with translation.override(language):
        assert [str(item) for item in items if not on_page_of_sector(item) and escaped(item) not in found] == []


def on_page_of_sector(item: ReferenceItem) -> bool:
    if isinstance(item, GuidingQuestion | Example):
        return item.sector is not None
    return isinstance(item, TypicalActivity | TypicalIndicator)


def escaped(item: ReferenceItem) -> str:
    return item.name.replace("&", "&amp;").replace("'", "&#x27;")


def test_framework_shows_where_entries_come_from(client: Client) -> None:
    load_items("sector", item("S21-01", edition="2021", source="A book nobody read", verified=True))
    found = page(client, "framework")
    assert "the wording of 0 of 15 sectors is verified" in found
    assert "the wording of 1 of 15 sectors is verified" in found


def test_framework_does_not_warn_of_an_edition_that_is_verified(client: Client) -> None:
    Sector.objects.update(verified=True)
    assert "the wording of" not in page(client, "framework")


def test_framework_marks_what_is_retired(client: Client) -> None:
    assert "retired on" not in page(client, "framework")
    load_items("sector", item("S21-01", edition="2021"), edition="2021", complete=True)
    assert page(client, "framework").count("retired on") == 14


def test_framework_takes_a_constant_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(client, "framework")
    with django_assert_num_queries(22):
        page(client, "framework")
    load_items("sector", *(item(f"S21-9{number}", edition="2021", clusters=["WSH"]) for number in range(3)))
    with django_assert_num_queries(22):
        page(client, "framework")


def test_places_take_a_constant_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        page(client, "places")
    load_items("office", *(item(f"RO-{number}", kind="regional") for number in range(3)))
    with django_assert_num_queries(2):
        page(client, "places")


@pytest.mark.parametrize(("language", "order"), [("en", "Egypt El Salvador"), ("fr", "Égypte El Salvador")])
def test_countries_stand_in_the_order_of_the_readers_language(language: str, order: str, client: Client) -> None:
    found = page(client, "places", language=language)
    first, second = order.split(" ", 1)
    following = found[found.index(f'<th scope="row">{first}</th>') :].split('<th scope="row">')[2]
    assert following.startswith(second)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sector_has_its_page(language: str, client: Client) -> None:
    for sector in Sector.objects.with_suggestions():
        found = page(client, "sector", sector.code, language=language)
        with translation.override(language):
            own = [*sector.questions.all(), *sector.examples.all()]
            parts = [sector, *sector.activities.all(), *sector.indicators.all(), *own]
            assert [str(part) for part in parts if escaped(part) not in found] == []


def test_sector_takes_a_constant_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_items("sector", item("S21-99", edition="2021"))
    for code in ("S21-99", "S21-13"):
        with django_assert_num_queries(19):
            page(client, "sector", code)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("S12-01", ["Taken up by", "S21-03", "S21-05"]),
        ("S12-14", ["Taken up by", "X3"]),
        ("S21-08", ["Takes up", "S12-11", "S12-12"]),
        ("S21-15", ["No sector of the other edition corresponds to it."]),
    ],
)
def test_sector_says_what_it_is_in_the_other_edition(code: str, words: list[str], client: Client) -> None:
    found = page(client, "sector", code)
    assert [word for word in words if word not in found] == []


def test_sector_says_in_words_which_phases_it_serves(client: Client) -> None:
    load_items(
        "sector", item("S21-99", edition="2021", primary_phases=["after"], secondary_phases=["during"], position=99)
    )
    found = " ".join(page(client, "sector", "S21-99").split())
    words = [part.split("<")[0] for part in found.split('<span class="phases__word">')[1:]]
    assert words == ["seldom", "also", "mainly"]


def test_retired_sector_keeps_its_page(client: Client) -> None:
    load_items("sector", item("S21-01", edition="2021"), edition="2021", complete=True)
    assert "retired on" in page(client, "sector", "S21-02")


def test_sector_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get(reverse("sector", args=["S99-01"])).status_code == 404


def test_corrected_list_is_shown_at_once(client: Client) -> None:
    load_items("sector", item("S21-01", "Weather", edition="2021", verified=True))
    assert "Weather" in page(client, "framework")
    load()
    assert "Weather" not in page(client, "framework")
