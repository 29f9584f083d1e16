"""Which notes are still open in the plan as it is now."""

from typing import Any

import pytest

from plans.carrying import Note, left
from plans.content import PlanContent, values
from plans.models import Outcome, Reason
from tests.plans.contents import changed, complete_content

CONTENT = complete_content()


def note(outcome: Outcome, section: str, place: str = "", **was: Any) -> Note:
    return Note(outcome=outcome, reason=Reason.CHECK, section=section, place=place, was=was)


def test_carried_text_is_open_until_it_changes() -> None:
    carried = note(Outcome.CARRIED, "monitoring", learning=CONTENT.monitoring.learning)
    assert left(carried, CONTENT) == {"learning": "A review after each flood."}
    assert left(carried, changed(CONTENT, "monitoring", "learning", "We learn monthly.")) is None


def test_carried_row_is_open_until_one_of_its_fields_changes() -> None:
    carried = note(Outcome.CARRIED, "risks", "risks.flood", likelihood=4, owner="Head of the sub-office")
    assert left(carried, CONTENT) == carried.was
    assert left(carried, changed(CONTENT, "risks", "risks.flood.mitigation", "Other"))
    assert left(carried, changed(CONTENT, "risks", "risks.flood.owner", "Somebody else")) is None


def test_cleared_fields_are_open_until_each_is_given() -> None:
    cleared = note(Outcome.CLEARED, "people", targeted=1, in_need=2)
    emptied = changed(CONTENT, "people", "targeted", None)
    assert left(cleared, changed(emptied, "people", "in_need", None)) == {"targeted": 1, "in_need": 2}
    assert left(cleared, emptied) == {"targeted": 1}
    assert left(cleared, CONTENT) is None


def test_people_whom_the_earlier_plan_reached_wait_for_nothing() -> None:
    assert left(note(Outcome.CLEARED, "people", reached=5, reached_on="2026-06-30"), CONTENT) is None
    cleared = note(Outcome.CLEARED, "people", reached=5, targeted=7)
    assert left(cleared, changed(CONTENT, "people", "targeted", None)) == {"targeted": 7}


def test_zero_is_given() -> None:
    assert left(note(Outcome.CLEARED, "people", targeted=1), changed(CONTENT, "people", "targeted", 0)) is None


def test_cleared_table_is_open_until_it_has_a_row() -> None:
    cleared = note(Outcome.CLEARED, "funding", contributions=[{"donor": "A"}])
    assert left(cleared, CONTENT) is None
    assert left(cleared, changed(CONTENT, "funding", "", values.Funding()))


def test_files_are_open_until_one_is_attached() -> None:
    cleared = note(Outcome.CLEARED, "attachments", attachments=[{"title": "Letter"}])
    assert left(cleared, CONTENT)
    assert left(cleared, complete_content(attachments=(values.Attachment(uid="a", title="Letter"),))) is None


@pytest.mark.parametrize(("section", "place"), [("response-S21-99", ""), ("risks", "risks.gone")])
def test_note_on_what_is_gone_is_closed(section: str, place: str) -> None:
    assert left(note(Outcome.CARRIED, section, place, title="A"), CONTENT) is None


def test_decision_stays_open_whatever_changes() -> None:
    empty = PlanContent(reference="A", office="A", edition="2021")
    assert left(note(Outcome.UNDECIDED, "response-S12-01", need="A"), empty) == {"need": "A"}


@pytest.mark.parametrize("outcome", [Outcome.CARRIED, Outcome.UNDECIDED])
def test_note_on_where_a_response_came_from_is_open_while_the_response_is_there(outcome: Outcome) -> None:
    assert left(note(outcome, "response-S21-14"), CONTENT) == {}
    assert left(note(outcome, "response-S21-15"), CONTENT) is None
