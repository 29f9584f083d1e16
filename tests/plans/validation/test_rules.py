"""Every rule, on a plan that it finds nothing in, on plans that break it and on their nearest neighbours."""

import json

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from plans.catalogue import Catalogue
from plans.content import PlanContent
from plans.validation import RULES, Family, Level, blocking, find_rule, findings_of, validate
from plans.validation.examples import EXAMPLES, Example
from tests.plans.contents import TODAY, complete_content

pytestmark = pytest.mark.django_db  # for the reference data: the rules themselves ask the database nothing

# What keeps a plan from being submitted. Adding to these needs a reason: the framework guides and does not prescribe.
BLOCKING = {
    *("C-01", "C-02", "C-03", "C-04", "C-05", "C-06", "C-07", "C-08"),
    *("F-04", "F-10", "F-11", "F-12", "F-14", "F-15"),
    *("P-01", "P-02", "P-03", "P-04", "P-06", "P-08", "P-09"),
    *("T-01", "T-02"),
    *("X-01", "X-03", "X-04", "X-05", "X-06"),
}


def test_complete_plan_has_no_finding(known: Catalogue) -> None:
    assert validate(complete_content(), known, today=TODAY) == ()


def test_validation_asks_the_database_nothing(
    known: Catalogue, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert [str(it.message) for it in validate(PlanContent(reference="A", office="A", edition="2021"), known)]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule_finds_what_breaks_it(example: Example, known: Catalogue) -> None:
    assert found(example, example.broken, known) == [example.where]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rule_is_silent_on_the_nearest_plan_that_meets_it(example: Example, known: Catalogue) -> None:
    assert found(example, example.sound, known) == []


def found(example: Example, content: PlanContent, known: Catalogue) -> list[tuple[str, str]]:
    """Return where the rule of the example stands in the plan."""
    findings = validate(content, example.known(known), today=TODAY)
    return [(it.section, it.place) for it in findings if it.code == example.code]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_message_is_whole_in_every_language(example: Example, language: str, known: Catalogue) -> None:
    findings = validate(example.broken, example.known(known), today=TODAY)
    with translation.override(language):
        messages = json.loads(json.dumps([str(it.message) for it in findings]))
    assert all(message and "%(" not in message for message in messages)


def test_every_rule_has_examples_of_both_sides() -> None:
    assert {rule.code for rule in RULES} == {example.code for example in EXAMPLES}
    assert all(example.broken != example.sound for example in EXAMPLES)


def test_retired_code_is_noticed_wherever_it_stands(known: Catalogue) -> None:
    example = Example("X-02", "crisis", "onset", "slow", near="sudden", retired=frozenset({"slow", "S21-03"}))
    assert found(example, example.broken, known) == [
        ("crisis", "onset"),
        ("partners", "partners.p1.sectors"),
        ("response-S21-03", "sector"),
    ]


def test_codes_count_up_within_their_family() -> None:
    for family in Family:
        codes = [rule.code for rule in RULES if rule.family is family]
        assert codes == [f"{family}-{number:02}" for number in range(1, len(codes) + 1)]


def test_only_these_rules_block() -> None:
    assert {rule.code for rule in RULES if rule.level is Level.BLOCKS} == BLOCKING


def test_rules_say_what_and_why() -> None:
    assert all(str(rule.title) and str(rule.why) for rule in RULES)
    assert len({str(rule.title) for rule in RULES}) == len(RULES)


def test_rule_is_found_by_its_code() -> None:
    assert [find_rule(rule.code) for rule in RULES] == list(RULES)
    assert find_rule("Z-99") is None


def test_findings_are_picked_by_section_and_by_what_blocks(known: Catalogue) -> None:
    findings = validate(complete_content(responses=()), known, today=TODAY)
    assert {it.code for it in findings_of(findings, "responses")} == {"C-06"}
    assert {it.code for it in blocking(findings)} == {"C-06", "F-04", "F-14"}
