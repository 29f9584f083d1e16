"""The catalogue of rules: public, made from the rules, in the reader's language."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from plans.validation import RULES, Family, Level
from plans.validation.rules import Rule

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


def test_catalogue_says_so_when_nothing_is_left(client: Client) -> None:
    response = client.get(reverse("rules"), {"family": "M", "level": "blocks"})
    assert "No rule of this family has this level" in response.content.decode()


def test_unknown_choice_is_no_choice(client: Client) -> None:
    assert listed(client, family="Q", level="shouts") == codes(*RULES)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("code", ["C-01", "F-13", "X-09"])
def test_rule_has_a_page_in_every_language(code: str, language: str, client: Client) -> None:
    [rule] = [rule for rule in RULES if rule.code == code]
    response = client.get(reverse("rule", args=[code]), headers={"accept-language": language})
    assert response.headers["content-language"] == language
    with translation.override(language):
        shown = [str(rule.title), str(rule.why), str(rule.level.label), str(rule.family.label)]
    assert all(text in response.content.decode() for text in shown)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_catalogue_is_shown_in_every_language(language: str, client: Client) -> None:
    response = client.get(reverse("rules"), headers={"accept-language": language})
    with translation.override(language):
        assert all(str(rule.title) in response.content.decode() for rule in RULES)


def test_rule_names_others_asked_for_the_same_reason(client: Client) -> None:
    kin = client.get(reverse("rule", args=["P-02"])).context["kin"]
    assert codes(*kin) == {"P-01", "P-03", "P-08"}


def test_rule_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get(reverse("rule", args=["Z-99"])).status_code == 404


def test_catalogue_asks_the_database_nothing(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        client.get(reverse("rules"))
