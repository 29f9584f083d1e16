"""The texts of a plan, and how they stand in another language."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

from django.db.models import Field, URLField
from hypothesis import given
from hypothesis import strategies as st

from plans.content import PlanContent, values
from plans.content.rows import columns_of, model_of
from plans.content.translating import (
    Pair,
    Text,
    digest,
    held,
    pairs,
    standing,
    standings,
    text_columns,
    texts,
    translated,
)
from plans.models.fields import CodeField, LineField, NarrativeField
from tests.plans.contents import changed, complete_content

CONTENT = complete_content()
TEXTS = texts(CONTENT)
some_texts = st.lists(st.sampled_from(TEXTS), unique_by=lambda text: (text.section, text.place))


def said(text: Text, language: str = "fr", *, words: str = "", original: str = "") -> values.Translation:
    return values.Translation(
        language=language,
        section=text.section,
        place=text.place,
        text=words or f"« {text.text} »",
        original=original or text.fingerprint,
    )


def with_translations(*translations: values.Translation) -> PlanContent:
    return replace(CONTENT, translations=translations)


def kinds(kind: type = PlanContent) -> Iterator[type]:
    """Yield every dataclass that a plan is made of."""
    for hint in get_type_hints(kind).values():
        for part in (hint, *get_args(hint)):
            if is_dataclass(part):
                assert isinstance(part, type)
                yield from (part, *kinds(part))


def test_every_text_column_is_classified() -> None:
    """Words, a code, an address, a choice, or named here: a new column of text is one of them or fails."""
    facts = {(values.Attachment, name) for name in ("filename", "media_type", "section", "sha256")}
    found = {kind for kind in kinds() if kind is not values.Translation}
    strings = {(kind, name) for kind in found for name in columns_of(kind) if get_type_hints(kind)[name] is str}
    other = {it for it in strings if not _known(model_of(it[0])._meta.get_field(it[1]))}
    assert {it for it in other if it[1] != "uid"} == facts


def _known(column: Any) -> bool:
    return isinstance(column, CodeField | NarrativeField | LineField | URLField) or bool(column.choices)


def test_lines_that_are_names_and_numbers_are_no_texts() -> None:
    stay = {(kind, name) for kind in kinds() for name in _lines(kind) if name not in text_columns(kind)}
    assert {f"{kind.__name__}.{name}" for kind, name in stay} == {
        *("Activity.pcode", "Attachment.title", "Contribution.donor", "Contribution.reference", "Crisis.glide"),
        *("Partner.name", "ResponseSystem.plan_code", "Source.publisher", "Source.title"),
    }


def _lines(kind: type) -> list[str]:
    if kind is values.Translation:
        return []
    return [name for name in columns_of(kind) if isinstance(_column(kind, name), LineField)]


def _column(kind: type, name: str) -> "Field[Any, Any]":
    column = model_of(kind)._meta.get_field(name)
    assert isinstance(column, Field)
    return column


def test_every_text_of_every_kind_is_found() -> None:
    holders = {kind: text_columns(kind) for kind in kinds() if kind is not values.Translation}
    wanted = {(kind, name) for kind, names in holders.items() for name in names}
    absence = values.ModalityAbsence(uid="m4", modality="M4", reason="Nobody can return.")
    note = replace(CONTENT.people.figures[0], note="Counted in May")
    content = changed(CONTENT, "modalities", "absences", (absence,))
    picture = values.Attachment(
        uid="p1", section="context", caption="The camp", credit="Deng", alternative_text="Tents"
    )
    letter = values.Attachment(uid="l1", title="Letter", caption="Not shown")
    content = replace(content, attachments=(letter, picture))
    found = texts(changed(content, "people", "figures", (note,)))
    names = ("caption", "credit", "alternative_text")
    assert [text.place for text in found[-3:]] == [f"attachments.p1.{name}" for name in names]
    assert {(type(text.owner), text.column) for text in found} == wanted


def test_texts_stand_in_the_order_of_the_plan_with_their_places() -> None:
    places = [(text.section, text.place, text.number) for text in TEXTS]
    assert places[:2] == [("identity", "title", 0), ("identity", "countries.ssd.areas", 1)]
    assert places.index(("response-S21-14", "activities.plots.title", 2)) < places.index(("modalities", "overview", 0))
    assert len(set(places)) == len(places)


def test_what_has_no_letter_needs_no_translation() -> None:
    content = changed(CONTENT, "response-S21-03", "indicators.i1.unit", "%")
    assert {text.place for text in TEXTS} - {text.place for text in texts(content)} == set()
    assert len(texts(content)) == len(TEXTS) - 1


@given(some_texts)
def test_translated_says_what_is_translated_and_leaves_the_rest(chosen: Sequence[Text]) -> None:
    content = translated(with_translations(*map(said, chosen)), "fr")
    words = {(text.section, text.place): said(text).text for text in chosen}
    found = {(text.section, text.place): text.text for text in texts(content)}
    assert found == {(text.section, text.place): text.text for text in TEXTS} | words
    back = tuple(said(text, words=text.text) for text in chosen)
    assert replace(translated(replace(content, translations=back), "fr"), translations=()) == CONTENT


@given(some_texts, some_texts)
def test_standing_counts_every_text_once(current: Sequence[Text], outdated: Sequence[Text]) -> None:
    old = {(it.section, it.place): said(it, original=digest("before")) for it in outdated}
    known = {(it.section, it.place): said(it) for it in current} | old
    found = standing(with_translations(*known.values()), "fr")
    assert (found.missing, found.changed) == (len(TEXTS) - len(known), len(old))
    assert found.current + found.missing + found.changed == found.texts == len(TEXTS)
    assert found.complete == (found.current == len(TEXTS))
    assert found.begun == bool(known)


def test_language_is_complete_with_a_current_translation_of_every_text() -> None:
    content = with_translations(*map(said, TEXTS), said(TEXTS[0], "es"))
    assert [(it.language, it.complete) for it in standings(content)] == [("es", False), ("fr", True)]
    later = changed(content, "risks", "overview", "Looked at each week.")
    assert [pair.text.place for pair in pairs(later, "fr") if pair.changed] == ["overview"]
    assert not standing(later, "fr").complete


def test_language_is_complete_again_when_a_text_is_taken_out() -> None:
    content = with_translations(*map(said, TEXTS[1:]))
    assert not standing(content, "fr").complete
    assert standing(changed(content, "identity", "title", ""), "fr").complete


@given(some_texts)
def test_plan_holds_translations_of_what_it_says_in_its_order(chosen: Sequence[Text]) -> None:
    wanted = sorted(chosen, key=TEXTS.index)
    gone = replace(said(TEXTS[0]), place="countries.gone.areas")
    stray = (gone, said(TEXTS[1], "en"), replace(said(TEXTS[2], "es"), text=" \n"))
    content = held(with_translations(*stray, *map(said, chosen)))
    assert content.translations == tuple(map(said, wanted))
    assert translated(content, "fr") == replace(
        translated(with_translations(*stray, *map(said, chosen)), "fr"), translations=content.translations
    )


def test_translation_of_a_text_that_is_empty_now_puts_nothing_there() -> None:
    content = changed(with_translations(*map(said, TEXTS)), "crisis", "summary", "")
    assert translated(content, "fr").crisis.summary == ""


def test_pair_without_a_translation_has_not_changed() -> None:
    assert not Pair(TEXTS[0], None).changed


@given(some_texts)
def test_plan_with_translations_read_from_its_json_is_the_same(chosen: Sequence[Text]) -> None:
    content = with_translations(*map(said, chosen))
    assert PlanContent.from_json(content.to_json()) == content


def test_plan_without_translations_is_frozen_as_before_there_were_any() -> None:
    frozen = json.loads(CONTENT.to_json())
    assert {field.name for field in fields(CONTENT)} - frozen.keys() == {"translations"}
