"""A part of a version: no word and no figure of what is left out is in what anything is made of."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from plans.content import PlanContent, response_key, values
from plans.content.rows import columns_of, kind_of, model_of, tables_of
from plans.content.translating import texts
from plans.extent import WHOLE, Extent, NotTranslated, given_parts, joined, limited, parts_of, told
from plans.models import VersionState
from plans.models.fields import CountField, LineField, NarrativeField
from plans.reports import Proof, build_report
from tests.plans.contents import SECTORS, complete_content

COUNTED = 7_919
PROOF = Proof(sha256="9f2c41ab" * 8, dated=datetime.date(2026, 11, 23), version=2, standing=VersionState.APPROVED)
FORMS = {"glide", "url"}  # what has a form of its own takes no word more
FILES = (
    values.Attachment(uid="letter", title="letter-attachments", filename="letter.pdf", size=1, sha256="a" * 64),
    values.Attachment(
        uid="map", title="map-risks", filename="map-context.png", size=1, sha256="b" * 64, section="context"
    ),
)


def token(key: str) -> str:
    return f"xq{key.replace('-', '')}qx"


def marked(value: Any, key: str) -> Any:
    """Return the section with a word of its own in every text and line, and a figure of its own in every count."""
    fields = {name: _mark(kind_of(value), name, getattr(value, name), key) for name in columns_of(kind_of(value))}
    rows = {name: tuple(marked(row, key) for row in getattr(value, name)) for name in tables_of(kind_of(value))}
    return replace(value, **fields, **rows)


def _mark(kind: type, name: str, old: Any, key: str) -> Any:
    column = model_of(kind)._meta.get_field(name)
    if isinstance(column, NarrativeField | LineField) and name not in FORMS:
        return f"{old} {token(key)}"[-(column.max_length or 0) :]
    return COUNTED if isinstance(column, CountField) and key == response_key(SECTORS[0]) else old


def everything_marked() -> PlanContent:
    content = replace(complete_content(), attachments=FILES)
    for key in parts_of(content):
        if key != "attachments":
            content = content.with_section(key, marked(content.section(key), key))
    return content


KEYS = ("crisis", *parts_of(replace(complete_content(), attachments=FILES))[1:])


def told_by(content: PlanContent, extent: Extent) -> str:
    part = limited(content, extent)
    document = build_report(part, proof=replace(PROOF, extent=extent), language="en")
    return f"{part.to_json()} {document}"


@pytest.mark.parametrize("key", KEYS)
def test_section_left_out_is_in_neither_content_nor_document(db: None, key: str) -> None:
    content = everything_marked()
    found = told_by(content, Extent(frozenset(KEYS) - {key}))
    words = {it: token(it) for it in KEYS} | {"attachments": "letter-attachments"}
    assert [it for it in KEYS if words[it] not in found] == [key]
    assert ("map-context.png" in found) == (key != "context")


def test_figures_of_a_response_left_out_are_in_no_sum(db: None) -> None:
    content = everything_marked()
    left_out = response_key(SECTORS[0])
    whole, part = told_by(content, WHOLE), told_by(content, Extent(frozenset(KEYS) - {left_out}))
    of_other = content.response(SECTORS[1])
    assert of_other is not None
    for figure in (content.requirement_usd, COUNTED, content.requirement_usd - of_other.requirement_usd):
        assert f"{figure:,}" in whole
        assert f"{figure:,}" not in part
    assert SECTORS[0] in whole
    assert SECTORS[0] not in part


def test_part_says_which_sections_it_has_and_nothing_of_the_whole(db: None) -> None:
    extent = Extent(frozenset({"risks", response_key(SECTORS[1])}))
    part = limited(complete_content(), extent)
    document = build_report(part, proof=replace(PROOF, extent=extent), language="en")
    assert document.masthead.standing == "Part of version 2, approved"
    assert "These are sections of version 2: Shelter and settlements; Risks" in str(document.parts[0].blocks[0])
    assert [it.key for it in document.parts if not it.key.startswith("annex")] == ["identity", "responses", "risks"]
    assert [it.key for it in document.parts[3:]] == ["annex-states", "annex-indicators", "annex-decision"]
    assert document.key_figures == ()
    assert told(part, WHOLE) == []


def test_whole_is_the_content_itself() -> None:
    content = complete_content()
    assert limited(content, WHOLE) is content
    assert limited(content, Extent(frozenset({"identity", *parts_of(content)}))) == content


@pytest.fixture
def bilingual() -> PlanContent:
    content = complete_content()
    found = tuple(
        values.Translation(
            language="fr", section=it.section, place=it.place, text=f"« {it.text} »", original=it.fingerprint
        )
        for it in texts(content)
    )
    return replace(content, translations=found)


def test_languages_left_out_take_their_texts_along(bilingual: PlanContent) -> None:
    english = limited(bilingual, Extent(languages=frozenset({"en"})))
    assert english.translations == ()
    assert english.identity == bilingual.identity
    french = limited(bilingual, Extent(languages=frozenset({"fr"})))
    assert french.translations == ()
    assert french.identity.language == "fr"
    assert not {it.text for it in texts(bilingual)} & {it.text for it in texts(french)}
    assert limited(bilingual, Extent(languages=frozenset({"en", "fr"}))) == bilingual
    with pytest.raises(NotTranslated):
        limited(bilingual, Extent(languages=frozenset({"es"})))


def test_translations_of_sections_left_out_go_with_them(bilingual: PlanContent) -> None:
    part = limited(bilingual, Extent(frozenset({"risks"})))
    assert {it.section for it in part.translations} == {"identity", "risks"}
    assert given_parts(part, Extent(frozenset({"risks"}))) == ("risks",)


RISKS, PEOPLE, ENGLISH, FRENCH = (frozenset({it}) for it in ("risks", "people", "en", "fr"))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (WHOLE, Extent(RISKS, FRENCH), WHOLE),
        (Extent(RISKS, FRENCH), WHOLE, WHOLE),
        (Extent(RISKS), Extent(PEOPLE), Extent(RISKS | PEOPLE)),
        (Extent(None, ENGLISH), Extent(None, FRENCH), Extent(None, ENGLISH | FRENCH)),
        (Extent(RISKS, ENGLISH), Extent(RISKS, FRENCH), Extent(RISKS, ENGLISH | FRENCH)),
        (Extent(RISKS, ENGLISH), Extent(PEOPLE), Extent(RISKS | PEOPLE, ENGLISH)),
        (Extent(RISKS), Extent(PEOPLE, ENGLISH), Extent(RISKS | PEOPLE, ENGLISH)),
        (Extent(RISKS, ENGLISH | FRENCH), Extent(PEOPLE, FRENCH), Extent(RISKS | PEOPLE, FRENCH)),
        (Extent(RISKS, ENGLISH), Extent(PEOPLE, FRENCH), Extent(RISKS, ENGLISH)),
    ],
)
def test_two_parts_give_no_section_in_a_language_that_neither_gives(one: Extent, other: Extent, both: Extent) -> None:
    assert joined([one, other]) == both
