"""A block of cells read for the rows of a table."""

from typing import Any

import pytest
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.content import values
from plans.forms.pasting import Controls, Reading, read_table
from plans.forms.records import RecordForm, record_form
from tests.plans.forms.sections import FRAME, sections

pytestmark = pytest.mark.django_db


def empty(kind: type = values.Activity) -> RecordForm:
    return record_form(kind)(frame=FRAME)


def read(*rows: list[str], kind: type = values.Activity, **given: Any) -> Reading:
    return read_table(empty(kind), list(rows), **given)


def fields(reading: Reading) -> list[str]:
    return [column.field for column in reading.columns]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["Activity", "Cost in USD"], ["title", "cost_usd"]),
        (["Cost in USD:", "ACTIVITY *"], ["cost_usd", "title"]),
        (["cost_usd", "starts on"], ["cost_usd", "starts_on"]),
        (["Actividad", "Coût en USD", "Remarks"], ["title", "cost_usd", ""]),
        (["Activity", "", "Activity"], ["title", "", ""]),
    ],
)
def test_heads_say_which_column_is_which_in_any_language(heads: list[str], expected: list[str]) -> None:
    reading = read(heads, ["Boreholes"])
    assert (reading.headed, fields(reading)) == (True, expected)
    assert [line.number for line in reading.lines] == [2]


def test_row_in_which_few_cells_are_names_is_no_head() -> None:
    reading = read(["Place", "Juba", "SS01"], ["Camps", "Bor", "SS02"])
    assert (reading.headed, len(reading.lines)) == (False, 2)


def test_columns_follow_each_other_from_a_field() -> None:
    assert fields(read(["x"] * 3, first="people_targeted")) == ["people_targeted", "cost_usd", "phases"]
    assert fields(read(["x"] * 2, first="nothing")) == ["title", "location"]
    assert fields(read(["x"] * 2, first="description")) == ["description", ""]


def test_field_goes_to_the_first_column_that_wants_it() -> None:
    reading = read(["a", "b"], chosen={0: "partner", 1: "partner"})
    assert fields(reading) == ["partner", ""]
    assert [column.number for column in reading.unread] == [2]


def test_cell_says_what_it_reads_as_and_what_its_control_holds() -> None:
    heads = ["Activity", "From", "Cost in USD", "Phases", "Form of assistance"]
    [line] = read(heads, ["Camps", "1/3/2027", "12000", "during; AFTER THE CRISIS", "Voucher"]).good
    assert [cell.shown for cell in line.cells] == [
        "Camps",
        "1 March 2027",
        "12,000",
        "During the crisis; After the crisis",
        "Voucher",
    ]
    assert line.controls["starts_on"] == "2027-03-01"
    assert line.controls["cost_usd"] == "12,000"
    assert (line.name, line.number) == ("Camps", 2)


@pytest.mark.parametrize(
    ("text", "control"),
    [("yes", "True"), ("OUI", "True"), ("TRUE", "True"), ("x", "True"), ("Falso", "False"), ("", "")],
)
def test_word_is_read_in_the_language_of_any_spreadsheet(text: str, control: str) -> None:
    [line] = read(["Nile Hope", text], kind=values.Partner, chosen={1: "local"}).good
    assert line.controls["local"] in (control, [control])


@pytest.mark.parametrize(
    ("chosen", "text", "error"),
    [
        ("local", "maybe", "“maybe” is not in the list. Write one of: Yes; No; Not known."),
        ("sectors", "Shelter and settlements; Tents", "“Tents” is not in the list. Write one of: "),
    ],
)
def test_refusal_names_what_can_be_written(chosen: str, text: str, error: str) -> None:
    [line] = read(["Nile Hope", text], kind=values.Partner, chosen={1: chosen}).wrong
    assert line.wrong[0].error.startswith(error)
    assert line.wrong[0].text == text


def test_row_of_which_nothing_goes_into_the_table_is_not_lost() -> None:
    reading = read(["Activity", "Remarks"], ["Camps", "a"], ["", "only a remark"])
    assert [line.number for line in reading.good] == [2]
    assert [(line.number, line.wrong, line.name) for line in reading.wrong] == [(3, (), "")]
    assert reading.rest() == ([["Activity", "Remarks"], ["", "only a remark"]], [1, 3])


def test_nothing_pasted_is_no_row() -> None:
    assert (read().lines, read().columns) == ([], [])


def test_activity_written_as_a_block_is_read_back() -> None:
    @given(sections(values.Activity, uid=""), st.sampled_from(["en", "fr", "es"]))
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    def check(activity: values.Activity, language: str) -> None:
        with translation.override(language):
            form = record_form(values.Activity)(frame=FRAME, stored=activity)
            [line] = read([_cell(form, field.name) for field in form.shown]).lines
            assert line.wrong == ()
            again = record_form(values.Activity)(MultiValueDict(_listed(line.controls)), frame=FRAME)
            assert again.is_valid()
            assert again.value() == activity

    check()


def _listed(controls: Controls) -> dict[str, list[str]]:
    return {name: held if isinstance(held, list) else [held] for name, held in controls.items()}


def _cell(form: RecordForm, name: str) -> str:
    """Return a value as a spreadsheet of ours would hold it."""
    value = form[name].value()
    return "; ".join(value) if isinstance(value, tuple) else str("" if value is None else value).strip()
