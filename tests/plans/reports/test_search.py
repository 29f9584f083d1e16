"""Words looked for in a document: found whatever their case and accents, and marked without harm to the markup."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string

from plans.content import PlanContent
from plans.content.prose import plain
from plans.models import Plan
from plans.reports.build import build_report
from plans.reports.proof import proof_of_version
from plans.reports.search import Words, bare, excerpt, marked, passages, passages_with, words_asked
from plans.reports.tree import Block, Column, Document, Fact, Facts, Masthead, Paragraph, Part, Table, row


def words(text: str) -> Words:
    found = words_asked(text)
    assert found is not None
    return found


def document(*blocks: Block, title: str = "A plan") -> Document:
    masthead = Masthead(organization="", mark="", original="", date="", bodies=())
    parts = (Part(key="risks", heading="Risks", blocks=blocks), Part(key="funding", heading="Funding"))
    return Document(
        title=title,
        subtitle="",
        language="en",
        own_language="en",
        language_note="",
        masthead=masthead,
        key_figures=(),
        parts=parts,
        proof="",
    )


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("eleve", "Les élèves", {"eleve"}),
        ("Flood", "FLOODING of the plains", {"flood"}),
        ("lood", "FLOODING of the plains", set()),
        ("flood plain", "Floods on the plains", {"flood", "plain"}),
        ("c++ .*", "nothing", None),
        ("a ?", "a", None),
    ],
)
def test_word_is_found_where_words_begin_with_it(asked: str, text: str, found: set[str] | None) -> None:
    looked_for = words_asked(asked)
    assert (looked_for and looked_for.among(text)) == found


@pytest.mark.parametrize("text", ["Straße", "İstanbul", "ﬁnal", "e\u0301te\u0301", "漢字", ""])
def test_bare_text_is_as_long_as_it_was(text: str) -> None:
    assert len(bare(text)) == len(text)


def test_every_word_must_be_somewhere_and_the_best_passage_comes_first() -> None:
    found = document(Paragraph(plain("Rain.")), Paragraph(plain("Rain and floods.")), Facts((Fact("Dam", "floods"),)))
    assert [it.text for it in passages_with(found, words("floods rain"))] == [
        "Rain and floods.",
        "Rain.",
        "Dam: floods",
    ]
    assert passages_with(found, words("floods snow")) == []
    assert passages_with(found, words("plan floods"))[0].text == "Rain and floods."


def test_rows_of_a_table_are_passages() -> None:
    table = Table(
        caption="", columns=(Column(heading="", width=12), Column(heading="", width=12)), rows=(row("Dam", "7"),)
    )
    assert "Dam · 7" in [it.text for it in passages(document(table))]


def test_excerpt_shows_what_stands_around() -> None:
    text = f"{'before ' * 40}floods{' after' * 40}"
    pieces = excerpt(text, words("flood"))
    assert [said for said, hit in pieces if hit] == ["floods"]
    assert pieces[0][0] == "…" == pieces[-1][0]
    assert {*pieces[1][0].split(), *pieces[3][0].split()} == {"before", "after"}
    assert len("".join(said for said, _hit in pieces)) < 160


def test_marks_leave_the_markup_as_it_was(approved: Plan) -> None:
    version = approved.versions.get()
    made = build_report(PlanContent.from_json(version.content), proof=proof_of_version(version), language="en")
    html = render_to_string("reports/_document.html", {"document": made, "plan": approved})
    found = marked(html, words("the section class paragraph svg"), made)
    assert found.count > 20
    assert re.sub(r'<mark id="hit-\d+">|</mark>', "", found.html) == html
    assert len(set(re.findall(r'id="(hit-\d+)"', found.html))) == found.count
    assert "<mark" not in "".join(re.findall(r"<svg.*?</svg>", found.html, re.DOTALL))
    assert unescape(found.html).count("<mark") == found.count


def test_hits_stand_under_the_heading_of_their_part() -> None:
    html = '<section class="part" id="risks"><section><p>A &lt;flood&gt;</p></section></section>flood'
    found = marked(html, words("flood"), document())
    assert {heading: len(hits) for heading, hits in found.hits.items()} == {"Risks": 1, "": 1}
    html = '<section class="part" id="risks"><p>A &lt;flood&gt;</p></section>'
    found = marked(html, words("flood"), document())
    assert list(found.hits) == ["Risks"]
    assert found.html == '<section class="part" id="risks"><p>A &lt;<mark id="hit-1">flood</mark>&gt;</p></section>'
