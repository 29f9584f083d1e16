"""What a new plan takes along beside its sections: pictures and translations, or a note that keeps them."""

from dataclasses import replace
from typing import Any

import pytest

from plans.carrying import Carried, left
from plans.content import PlanContent, values
from plans.content.codec import to_plain
from plans.content.translating import digest, standing, swapped, texts
from plans.models import Outcome, Reason
from tests.plans.carrying.test_carry import carried, new_plan
from tests.plans.contents import changed, complete_content

pytestmark = pytest.mark.django_db
PICTURE = values.Attachment(uid="p1", filename="camp.jpg", section="context", caption="The camp", credit="IOM")
LETTER = values.Attachment(uid="l1", title="Letter", filename="letter.pdf")


def in_french(content: PlanContent, language: str = "fr") -> PlanContent:
    """Return the plan with every text translated."""
    found = tuple(
        values.Translation(
            language=language, section=it.section, place=it.place, text=f"« {it.text} »", original=it.fingerprint
        )
        for it in texts(content)
    )
    return replace(content, translations=(*content.translations, *found))


def notes_on(found: Carried, section: str) -> dict[tuple[str, str], Any]:
    return {
        (note.outcome.value, note.reason.value): note.was[section] for note in found.notes if note.section == section
    }


def test_pictures_go_along_within_the_crisis_and_other_files_stay() -> None:
    found = carried(complete_content(attachments=(PICTURE, LETTER)))
    assert found.content.attachments == (PICTURE,)
    assert notes_on(found, "attachments") == {
        ("carried", "check"): to_plain((PICTURE,)),
        ("cleared", "files"): to_plain((LETTER,)),
    }


@pytest.mark.parametrize(("office", "same_crisis"), [("PNG", True), ("SSD", False)])
def test_pictures_of_another_crisis_or_office_are_told_and_stay(office: str, same_crisis: bool) -> None:
    source = complete_content(attachments=(PICTURE,))
    found = carried(source, new_plan(office), same_crisis=same_crisis)
    assert found.content.attachments == ()
    assert notes_on(found, "attachments") == {("cleared", "files"): to_plain((PICTURE,))}


def test_picture_follows_its_sector_and_stays_where_that_has_no_place() -> None:
    response = replace(complete_content().responses[0], sector="S12-01")
    picture = replace(PICTURE, section="response-S12-01")
    source = replace(complete_content(attachments=(picture,)), edition="2012", responses=(response,))
    found = carried(source, chosen={"S12-01": ["S21-14"]})
    assert [it.section for it in found.content.attachments] == [
        f"response-{it.sector}" for it in found.content.responses
    ]
    assert carried(source, chosen={"S12-01": []}).content.attachments == ()


def test_translations_go_along_with_the_texts_that_they_translate() -> None:
    source = in_french(complete_content())
    found = carried(source)
    there = {(it.section, it.place) for it in texts(found.content)}
    kept = {(it.section, it.place) for it in found.content.translations}
    assert ("risks", "overview") in kept
    assert kept == there - {("identity", "title")}
    cleared = notes_on(found, "translations")[("cleared", "translation")]
    assert {(it["section"], it["place"]) for it in cleared} == {
        (it.section, it.place) for it in source.translations
    } - kept


def test_translation_whose_original_had_changed_stays_marked() -> None:
    source = changed(in_french(complete_content()), "risks", "overview", "Looked at every week.")
    [it] = [it for it in carried(source).content.translations if it.place == "overview" and it.section == "risks"]
    assert it.original == digest(complete_content().risks.overview)


def test_translations_into_a_plan_of_another_language_are_cleared() -> None:
    source = in_french(complete_content())
    found = carried(source, new_plan(language="fr"))
    assert found.content.translations == ()
    assert len(notes_on(found, "translations")[("cleared", "translation")]) == len(source.translations)


def test_note_on_translations_is_open_for_those_that_nobody_gave_again() -> None:
    source = in_french(complete_content())
    found = carried(source, new_plan(language="es"))
    [note] = [note for note in found.notes if note.section == "translations"]
    again = replace(found.content, translations=source.translations[1:])
    still = left(note, again)
    assert still is not None
    assert [it["place"] for it in still["translations"]] == [source.translations[0].place]
    assert left(note, replace(found.content, translations=source.translations)) is None
    assert (note.outcome, note.reason) == (Outcome.CLEARED, Reason.TRANSLATION)


def test_complete_translation_becomes_the_original_and_the_original_its_translation() -> None:
    source = in_french(in_french(complete_content()), "es")
    french = swapped(source, "fr")
    assert french.identity.language == "fr"
    assert french.risks.overview == f"« {source.risks.overview} »"
    assert (standing(french, "en").complete, standing(french, "es").complete) == (True, True)
    assert standing(french, "fr").begun is False
    assert swapped(french, "en").risks == source.risks
    found = carried(french, new_plan(language="fr"))
    assert found.content.risks.overview == f"« {source.risks.overview} »"
    assert {it.language for it in found.content.translations} == {"en", "es"}
