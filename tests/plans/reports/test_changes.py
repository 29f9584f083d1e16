"""What changed between two states of a plan, as a document: all of it, and nothing of what stayed."""

import datetime
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from plans.content import PlanContent, values
from plans.extent import Extent
from plans.models import VersionState
from plans.reports import Document, Proof
from plans.reports.changes import Earlier, build_changes
from plans.reports.pdf import html_of, print_document
from plans.reports.tree import Change, Facts, Note, Table
from plans.reports.word import print_word
from plans.validation.examples.languages import FINISHED
from tests.plans.reports.reading import parts_of, table, texts, words_of
from tests.plans.reports.said_by_word import W, WordFile
from tests.plans.reports.sample import sample
from tests.plans.reports.saying import compare
from tests.plans.reports.test_languages import in_french

BEFORE = sample()
EARLIER = Proof(
    sha256="01234567" * 8,
    dated=datetime.date(2026, 9, 1),
    version=1,
    standing=VersionState.SUPERSEDED,
    submitted_on=datetime.date(2026, 9, 1),
)


def changes(after: PlanContent, proof: Proof, before: PlanContent = BEFORE, language: str = "en") -> Document:
    return build_changes(after, since=Earlier(before, EARLIER), proof=proof, language=language)


def rewritten() -> PlanContent:
    """Return the plan with a word, a paragraph, figures, activities and three sectors changed."""
    first, second, *others = BEFORE.responses
    activity, *kept = first.activities
    cheaper = replace(activity, title="Another title", cost_usd=1)
    first = replace(first, need=f"{first.need}\n\nRains came early.", activities=(cheaper, *kept[1:]))
    added = values.SectorResponse(sector=second.sector, need="New needs.", people_targeted=12)
    return replace(
        BEFORE,
        people=replace(BEFORE.people, targeted=1_234_567),
        responses=(first, added, *others[1:]),
        context=replace(BEFORE.context, needs=BEFORE.context.needs.replace(" the ", " every ", 1)),
    )


def without_second() -> PlanContent:
    first, _second, *others = BEFORE.responses
    return replace(BEFORE, responses=(first, *others))


def change(document: Document, key: str, where: str) -> list[list[tuple[str, str]]]:
    """Return the lines of a text that changed, each as pieces with what became of them."""
    blocks = parts_of(document)[key].blocks
    found = next(block for block in blocks if isinstance(block, Change) and block.where == where)
    return [[(piece.text, piece.kind) for piece in line] for line in found.lines]


def test_only_sections_that_differ_have_a_part(db: None, proof: Proof) -> None:
    first, second, third, *_others = BEFORE.responses
    keys = ["about", "context", "people", *(f"response-{it.sector}" for it in (first, second, third))]
    assert list(parts_of(changes(rewritten(), proof))) == keys


def test_words_within_a_text_are_marked_where_they_stand(db: None, proof: Proof) -> None:
    context = values.Context(needs="They need water. They need shelter.")
    later = replace(BEFORE, context=replace(context, needs="They need clean water. They need shelter."))
    document = changes(later, proof, replace(BEFORE, context=context))
    where = next(block.where for block in parts_of(document)["context"].blocks if isinstance(block, Change))
    assert change(document, "context", where) == [
        [("They need", ""), (" clean", "added"), (" water. They need shelter.", "")]
    ]


def test_line_that_came_is_a_line_of_its_own(db: None, proof: Proof) -> None:
    context = values.Context(needs="They need water.")
    later = replace(BEFORE, context=replace(context, needs="They need water.\n\nThey need shelter."))
    document = changes(later, proof, replace(BEFORE, context=context))
    where = next(block.where for block in parts_of(document)["context"].blocks if isinstance(block, Change))
    assert change(document, "context", where) == [[("They need water.", "")], [("They need shelter.", "added")]]


def test_figures_stand_before_and_now(db: None, proof: Proof) -> None:
    found = texts(table(changes(rewritten(), proof), "people"))
    assert found == [("Targeted", f"{BEFORE.people.targeted:,}", "1,234,567")]


def test_row_that_went_is_told_whole_and_a_cell_by_its_row(db: None, proof: Proof) -> None:
    document = changes(rewritten(), proof)
    gone = BEFORE.responses[0].activities[1].title
    told = words_of(document)
    key = f"response-{BEFORE.responses[0].sector}"
    assert next(kind for line in change(document, key, f"Activity · {gone}") for _text, kind in line) == "removed"
    assert f"Activity · {BEFORE.responses[0].activities[0].title} · Cost in USD" in told


def test_long_text_that_stayed_is_left_out_and_counted(db: None, proof: Proof) -> None:
    assert "words unchanged) …" in words_of(changes(rewritten(), proof))


def test_sector_that_came_is_told_and_one_that_went_is_named(db: None, proof: Proof) -> None:
    came = parts_of(changes(BEFORE, proof, without_second()))[f"response-{BEFORE.responses[1].sector}"]
    went = parts_of(changes(without_second(), proof))[f"response-{BEFORE.responses[1].sector}"]
    assert came.blocks[0] == Note("This sector is new in the plan.")
    assert any(isinstance(block, Table) for block in came.blocks)
    assert went.blocks == (Note("The plan does not answer in this sector any more."),)


def test_both_states_are_named_with_their_fingerprints(db: None, proof: Proof) -> None:
    facts = next(it for it in parts_of(changes(rewritten(), proof))["about"].blocks if isinstance(it, Facts)).facts
    told = {it.term: it.text for it in facts}
    assert told["Compared with"] == f"version 1 (superseded), submitted on 1 September 2026, SHA-256 {EARLIER.sha256}"
    assert told["Sections that differ"] == "5"


def test_draft_is_named_by_its_day(db: None, proof: Proof) -> None:
    draft = Proof(sha256="89abcdef" * 8, dated=datetime.date(2026, 11, 30))
    assert f"the draft of 30 November 2026, SHA-256 {draft.sha256}" in words_of(changes(rewritten(), draft))


def test_states_that_are_the_same_say_so(db: None, proof: Proof) -> None:
    document = changes(BEFORE, proof)
    assert list(parts_of(document)) == ["about"]
    assert "Nothing differs." in words_of(document)


def test_objective_that_left_is_called_by_its_title(db: None, proof: Proof) -> None:
    gone, *others = BEFORE.objectives.objectives
    responses = tuple(replace(it, objectives=()) for it in BEFORE.responses)
    later = replace(BEFORE, objectives=replace(BEFORE.objectives, objectives=tuple(others)), responses=responses)
    cells = [text for row in texts(table(changes(later, proof), f"response-{responses[0].sector}")) for text in row]
    assert any(gone.title in text for text in cells)


def test_part_says_that_it_is_one(db: None, proof: Proof) -> None:
    extent = Extent(sections=frozenset({"people"}))
    document = changes(rewritten(), replace(proof, extent=extent))
    assert "This is not the whole plan." in words_of(document)


def test_texts_are_compared_in_the_language_of_the_document_where_both_have_it(db: None, proof: Proof) -> None:
    before = in_french(FINISHED)
    summaries = (replace(it, text="Les crues du sud") if it.place == "summary" else it for it in before.translations)
    later = replace(before, translations=tuple(summaries))
    assert list(parts_of(changes(later, proof, before))) == ["about"]
    document = changes(later, proof, before, "fr")
    assert list(parts_of(document)) == ["about", "crisis"]
    pieces = {piece for line in change(document, "crisis", "Ce qui s’est passé") for piece in line}
    assert {(text.strip(), kind) for text, kind in pieces} == {
        ("Les crues du", ""),
        ("nord", "removed"),
        ("sud", "added"),
    }


@pytest.mark.parametrize("language", ["en", "fr"])
def test_paper_and_word_say_the_same(db: None, proof: Proof, language: str) -> None:
    document = changes(rewritten(), proof, language=language)
    compare(document, PdfReader(io.BytesIO(print_document(document).data)), least=2_000)


def test_marks_need_neither_colour_nor_eyes(db: None, proof: Proof) -> None:
    document = changes(rewritten(), proof)
    html = html_of(document)
    assert html.count("added: </span><ins>") >= 2
    assert html.count("removed: </span><del>") >= 2
    styles = {it.get(f"{W}val") for it in WordFile(print_word(document).data).body.iter(f"{W}rStyle")}
    assert {"Added", "Removed", "ChangeSign"} <= styles
