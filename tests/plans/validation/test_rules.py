"""Every rule, on a plan that it finds nothing in and on plans that break it."""

import json
from dataclasses import replace

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from mcof.reference.schema import lists
from plans.catalogue import Catalogue
from plans.content import PlanContent
from plans.validation import RULES, Family, Level, blocking, find_rule, findings_of, validate
from tests.plans.contents import TODAY, complete_content
from tests.plans.validation.broken import ALL
from tests.plans.validation.broken.case import Broken

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


@pytest.mark.parametrize("broken", ALL, ids=str)
def test_rule_finds_what_breaks_it(broken: Broken, known: Catalogue) -> None:
    found = [it for it in validate(broken.content, known, today=TODAY) if it.code == broken.code]
    assert [(it.section, it.place) for it in found] == [broken.where]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("broken", ALL, ids=str)
def test_message_is_whole_in_every_language(broken: Broken, language: str, known: Catalogue) -> None:
    findings = validate(broken.content, known, today=TODAY)
    with translation.override(language):
        messages = json.loads(json.dumps([str(it.message) for it in findings]))
    assert all(message and "%(" not in message for message in messages)


def test_every_rule_has_a_plan_that_breaks_it() -> None:
    retired = {"X-02"}  # needs other reference data: below
    assert {rule.code for rule in RULES} == {broken.code for broken in ALL} | retired


def test_retired_code_is_noticed(known: Catalogue) -> None:
    content = complete_content()
    entries = (it for name in lists() for it in known.entries(name, retired=True))
    later = Catalogue(replace(it, retired=True) if it.code in {"slow", "S21-03"} else it for it in entries)
    found = [it for it in validate(content, later, today=TODAY) if it.code == "X-02"]
    assert [(it.section, it.place) for it in found] == [
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
