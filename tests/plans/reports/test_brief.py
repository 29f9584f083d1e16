"""The brief of a plan: two pages whatever the plan says, which choose and do not invent."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from plans.content import PlanContent, values
from plans.extent import Extent, limited
from plans.reports import Document, Proof
from plans.reports.brief import build_brief
from plans.reports.pdf import print_document
from plans.reports.tree import Figure, Note, Paragraph
from tests.bench._full_plan import demo_plans, full_plan
from tests.plans.reports.reading import parts_of, table, words_of
from tests.plans.reports.sample import sample
from tests.plans.reports.saying import compare
from tests.plans.reports.test_pdf import PROOF, short_plan

PLANS = {plan.reference: plan for plan in demo_plans()}


def brief(content: PlanContent, language: str = "en", proof: Proof = PROOF) -> Document:
    return build_brief(content, proof=proof, language=language)


def reader(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(print_document(document).data))


@pytest.mark.parametrize("content", PLANS.values(), ids=PLANS)
def test_plan_of_the_demo_has_a_brief_of_two_pages_in_its_language(db: None, content: PlanContent) -> None:
    assert len(reader(brief(content, content.identity.language)).pages) <= 2


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_fullest_plan_says_the_same_on_its_two_pages_and_in_word(db: None, language: str) -> None:
    document = brief(full_plan(), language)
    paper = reader(document)
    assert len(paper.pages) == 2
    compare(document, paper, least=2_000)


def test_plan_that_bursts_its_fields_still_takes_two_pages(db: None, proof: Proof) -> None:
    answers = tuple(replace(proof.answers[0], function="F" * 200, reference="R" * 120) for _ in range(20))
    assert len(reader(brief(bursting(), proof=replace(proof, answers=answers))).pages) <= 2


def bursting() -> PlanContent:
    full = sample()
    countries = tuple(values.PlanCountry(uid=str(n), country="SSD", areas="A" * 300) for n in range(20))
    identity = replace(full.identity, title="Wide " + "W" * 190, countries=countries)
    objectives = [values.Objective(uid=str(n), title="Objective " + "O" * 280) for n in range(40)]
    summary = "Without a space: " + "x" * 5_000
    return replace(
        full,
        identity=identity,
        crisis=replace(full.crisis, summary=summary),
        objectives=replace(full.objectives, vision=summary, objectives=tuple(objectives)),
    )


def test_plan_of_which_nothing_is_written_has_a_brief(db: None) -> None:
    document = brief(short_plan())
    assert document.title == "Untitled plan"
    assert list(parts_of(document)) == ["glance", "asked"]


def test_brief_tells_what_happened_and_whom_it_reaches(db: None) -> None:
    parts = parts_of(brief(sample()))
    assert parts["crisis"].blocks
    assert any(isinstance(block, Figure) for block in parts["people"].blocks)


def test_situation_stands_in_for_a_summary_that_nobody_wrote(db: None) -> None:
    content = short_plan(context=values.Context(situation="Rivers rose."))
    assert "Rivers rose." in said(brief(content), "crisis")


def test_sectors_are_listed_with_their_money(db: None) -> None:
    document, content = brief(sample()), sample()
    found = table(document, "sectors")
    assert len(found.rows) == len(content.responses)
    assert found.foot[2].text == f"{content.requirement_usd:,}"


def test_reader_is_asked_for_what_is_missing(db: None) -> None:
    content = sample()
    missing = content.requirement_usd - content.funding.confirmed_usd
    text = said(brief(content), "asked")
    assert f"USD\xa0{missing:,} has not been confirmed" in text
    assert text.count("Most is missing for") == 1


def test_plan_that_is_paid_for_asks_for_no_money(db: None) -> None:
    content = sample()
    gift = values.Contribution(uid="g", donor="A donor", amount_usd=content.requirement_usd)
    paid = replace(content, funding=replace(content.funding, contributions=(gift,)))
    assert "has not been confirmed" not in words_of(brief(paid))


def test_money_for_no_sector_is_said_beside_the_gaps(db: None) -> None:
    content = sample()
    gift = values.Contribution(uid="g", donor="A donor", amount_usd=1_000)
    document = brief(replace(content, funding=replace(content.funding, contributions=(gift,))))
    assert "Not counted there: USD\xa01,000 that is not earmarked." in said(document, "asked")


def test_plan_of_few_sectors_names_no_gaps(db: None) -> None:
    content = sample()
    assert "Most is missing" not in words_of(brief(replace(content, responses=content.responses[:3])))


def test_state_that_has_not_answered_is_named(db: None, proof: Proof) -> None:
    document = brief(sample(), proof=replace(proof, answers=(), owed=("SSD",)))
    assert "South Sudan: the request or consent is awaited." in words_of(document)


def test_answers_beyond_the_room_are_counted(db: None, proof: Proof) -> None:
    many = tuple(replace(proof.answers[0], reference=f"NV {n}") for n in range(30))
    document = brief(sample(), proof=replace(proof, answers=many))
    note = parts_of(document)["asked"].blocks[-1]
    assert isinstance(note, Note)
    assert "more are in the full plan." in note.text


def test_brief_of_a_version_names_it_and_has_no_plan_inside(db: None, proof: Proof) -> None:
    document = brief(sample(), proof=proof)
    assert f"a brief of version 2, whose content has the SHA-256 {proof.sha256}" in words_of(document)
    assert document.frozen == ""


def test_brief_of_a_part_tells_of_its_sections_only(db: None, proof: Proof) -> None:
    extent = Extent(sections=frozenset({"people"}))
    part = limited(sample(), extent)
    document = brief(part, proof=replace(proof, extent=extent))
    assert set(parts_of(document)) == {"glance", "people", "asked"}
    assert "USD" not in words_of(document)


def said(document: Document, key: str) -> str:
    blocks = parts_of(document)[key].blocks
    return "\n".join(run.text for block in blocks if isinstance(block, Paragraph) for run in block.runs)
