"""Reference data and rules over the interface: open to everybody."""

import pytest

from plans.validation import RULES
from tests.cast import EVERYBODY
from tests.plans.api.conftest import Program, Programs


@pytest.fixture
def visitor(db: None) -> Program:
    return Program(None)


@pytest.mark.parametrize(
    ("name", "count"), [("editions", 2), ("sectors", 30), ("crosscutting-issues", 5), ("modalities", 6)]
)
def test_list_is_whole_on_its_first_page(visitor: Program, name: str, count: int) -> None:
    answer = visitor.get(f"{name}/").json()
    assert (answer["count"], len(answer["results"]), answer["next"]) == (count, count, None)


@pytest.mark.parametrize("path", ["countries/", "offices/", "rules/", "vocabularies/phase/", "schema/"])
def test_everybody_reads_it(programs: Programs, path: str) -> None:
    assert programs.statuses(path) == dict.fromkeys(EVERYBODY, 200)


def test_sectors_are_narrowed_to_an_edition(visitor: Program) -> None:
    codes = {it["code"] for it in visitor.results("sectors/", scope="2012")}
    assert len(codes) == 15
    assert {code[:3] for code in codes} == {"S12"}
    assert visitor.results("sectors/", scope="1951") == []


def test_item_says_where_it_stands_and_is_named_in_three_languages(visitor: Program) -> None:
    item = visitor.results("vocabularies/phase/")[0]
    assert item.keys() == {
        *("code", "name", "text", "names", "texts", "scope", "about", "source", "verified", "retired", "usual"),
    }
    assert item["names"].keys() == item["texts"].keys() == {"en", "fr", "es"}


def test_sector_says_what_is_usual_and_where_that_comes_from(visitor: Program) -> None:
    usual = {it["code"]: it["usual"] for it in visitor.results("sectors/")}
    assert usual["S21-01"] == {
        "primary_phases": ["before", "after"],
        "secondary_phases": ["during"],
        "dimensions": ["D1", "D3", "D5"],
        "source": "Suggestion of this project; no official text",
        "verified": False,
    }
    assert all(it["source"] for it in usual.values())
    assert visitor.results("vocabularies/phase/")[0]["usual"] == {}


def test_guides_questions_and_examples_are_told_with_their_source(visitor: Program) -> None:
    guides = {it["code"]: it for it in visitor.results("section-guides/")}
    assert guides["states"]["verified"]
    assert (guides["risks"]["verified"], guides["risks"]["source"]) == (
        False,
        "Advice of this project; no official text",
    )
    [example] = visitor.results("examples/", about="X1")
    assert (example["about"], example["verified"]) == ({"issue": "X1"}, False)
    questions = visitor.results("guiding-questions/", about="S21-14")
    assert {it["about"]["sector"] for it in questions} == {"S21-14"}


def test_guidance_is_read_in_the_language_of_the_reader(visitor: Program) -> None:
    [example] = visitor.results("examples/", about="risks")
    assert example["texts"]["fr"].startswith("Des membres de comité vendent")
    assert visitor.results("examples/", about="nothing") == []


def test_every_rule_is_told_with_its_reason(visitor: Program) -> None:
    told = visitor.results("rules/")
    assert [it["code"] for it in told] == [rule.code for rule in RULES]
    assert all(it[name] for it in told for name in ("title", "why", "source", "remedy", "sections"))
    assert [it["code"] for it in told if not it["example"]["message"]] == []


def test_rule_tells_an_example_with_its_limit(visitor: Program) -> None:
    [told] = visitor.results("rules/", search="P-04")
    example = told["example"]
    assert (example["section"], example["place"]) == ("people", "figures.idp.targeted")
    assert example["message"].endswith("add up to 150,000, more than the 149,999 under “targeted”.")
    assert example["limit"] == ["149,999", "150,000"]


def test_rules_are_narrowed_by_family_and_level(visitor: Program) -> None:
    found = visitor.results("rules/", family="P", level="blocks")
    assert {(it["family"], it["level"]) for it in found} == {("P", "blocks")}
    assert visitor.results("rules/", family="Z") == []


def test_rules_are_narrowed_by_section_and_words(visitor: Program) -> None:
    assert {it["code"] for it in visitor.results("rules/", section="states")} == {"F-30"}
    assert {it["code"] for it in visitor.results("rules/", search="glide")} == {"T-08"}
