"""The catalogue of rules: public, made from the rules, in the reader's language."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from plans.models import Plan
from plans.validation import RULES, Family, Level
from plans.validation.rules import Rule
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def listed(client: Client, **chosen: str) -> set[str]:
    """Return the codes of the rules that the page shows."""
    groups = client.get(reverse("rules"), chosen).context["groups"]
    return {rule.code for _family, reasons in groups for _why, rules in reasons for rule in rules}


def codes(*rules: Rule) -> set[str]:
    return {rule.code for rule in rules}


def test_catalogue_shows_every_rule_to_a_visitor(client: Client) -> None:
    page = client.get(reverse("rules")).content.decode()
    assert listed(client) == codes(*RULES)
    assert all(reverse("rule", args=[rule.code]) in page for rule in RULES)


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize("level", ["", *Level])
def test_catalogue_is_narrowed_by_family_and_level(family: Family, level: str, client: Client) -> None:
    wanted = codes(*(rule for rule in RULES if rule.family is family and level in {"", rule.level}))
    assert listed(client, family=family, level=level) == wanted


def test_catalogue_names_every_family_once(client: Client) -> None:
    groups = client.get(reverse("rules")).context["groups"]
    assert [family for family, _reasons in groups] == list(Family)


def test_catalogue_says_so_when_nothing_is_left(client: Client) -> None:
    response = client.get(reverse("rules"), {"family": "M", "level": "blocks"})
    assert "No rule fits this choice" in response.content.decode()


def test_unknown_choice_is_no_choice(client: Client) -> None:
    assert listed(client, family="Q", level="shouts") == codes(*RULES)


def test_catalogue_is_narrowed_by_section(client: Client) -> None:
    found = listed(client, section="risks")
    assert {"C-19", "F-28", "F-29"} <= found
    assert "P-01" not in found
    assert "P-08" in listed(client, section="response")


@pytest.mark.parametrize(
    ("words", "expected"),
    [("glide", {"T-08"}), ("P-04", {"P-04"}), ("SPLITS exceed group", {"P-04"}), ("zebra", set())],
)
def test_catalogue_is_searched_for_words(words: str, expected: set[str], client: Client) -> None:
    assert listed(client, search=words) == expected


def test_catalogue_is_searched_in_the_language_of_the_reader(client: Client) -> None:
    response = client.get(reverse("rules"), {"search": "ventilations"}, headers={"accept-language": "fr"})
    assert response.context["count"] > 0


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_has_a_page_in_every_language(rule: Rule, language: str, client: Client) -> None:
    response = client.get(reverse("rule", args=[rule.code]), headers={"accept-language": language})
    assert response.headers["content-language"] == language
    with translation.override(language):
        example = response.context["example"].finding
        told = [rule.title, rule.why, rule.demand.source, rule.remedy, rule.level.label, rule.family.label]
        shown = [escape(str(text)) for text in (*told, example.message)]
    assert [text for text in shown if text not in response.content.decode()] == []
    assert example.rule is rule


def test_example_says_where_it_stands_and_where_it_ends(client: Client) -> None:
    page = unescape(client.get(reverse("rule", args=["P-01"])).content.decode())
    assert "“targeted” is 400,001, more than the 400,000 under “in need”." in page
    assert "It stands in the section “People”, at “targeted”." in page
    assert "With 400,000 in place of 400,001 there would be no finding." in page


def test_example_speaks_the_language_of_the_reader(client: Client) -> None:
    page = client.get(reverse("rule", args=["M-01"]), headers={"accept-language": "fr"}).content.decode()
    assert "Emergency kits" not in page
    assert gettext_in("fr", "Emergency kits") in page


def gettext_in(language: str, text: str) -> str:
    with translation.override(language):
        return str(translation.gettext(text))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_catalogue_is_shown_in_every_language(language: str, client: Client) -> None:
    response = client.get(reverse("rules"), headers={"accept-language": language})
    with translation.override(language):
        assert all(str(rule.title) in response.content.decode() for rule in RULES)


@pytest.mark.parametrize("page", [("plan-section", "crisis"), ("plan-readiness",)])
def test_finding_leads_to_the_page_of_its_rule(plan: Plan, cast: Cast, page: tuple[str, ...]) -> None:
    name, *key = page
    text = cast.client("drafter").get(reverse(name, args=[plan.reference, *key])).content.decode()
    assert f'href="{reverse("rule", args=["C-04"])}"' in text


def test_rule_names_others_asked_for_the_same_reason(client: Client) -> None:
    kin = client.get(reverse("rule", args=["P-02"])).context["kin"]
    assert codes(*kin) == {"P-01", "P-03", "P-08"}


def test_rule_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get(reverse("rule", args=["Z-99"])).status_code == 404


def test_catalogue_asks_the_database_nothing(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        client.get(reverse("rules"))
