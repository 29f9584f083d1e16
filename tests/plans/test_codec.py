"""Values to JSON and back."""

import datetime
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.content import PlanContent, fingerprint, values
from plans.content.changes import changes
from plans.content.codec import Malformed, from_json, from_plain, to_json, to_plain
from tests.plans.contents import changed

CONTENT = PlanContent(reference="SSD-2026-01", office="SSD", edition="2021")

texts = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40)
counts = st.none() | st.integers(0, 10**10)
risks = st.builds(values.Risk, uid=texts, description=texts, likelihood=st.none() | st.integers(1, 5), mitigation=texts)
indicators = st.builds(
    values.Indicator,
    title=texts,
    baseline=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2),
)
figures = st.builds(
    values.PopulationFigure,
    group=texts,
    in_need=counts,
    reached=counts,
    splits=st.lists(st.builds(values.PeopleSplit, reached=counts)).map(tuple),
)


@given(st.lists(risks).map(tuple), st.lists(indicators).map(tuple), st.lists(figures).map(tuple))
def test_content_read_from_its_json_is_the_same(
    risks: tuple[values.Risk, ...],
    indicators: tuple[values.Indicator, ...],
    figures: tuple[values.PopulationFigure, ...],
) -> None:
    content = (
        CONTENT.with_section("risks", values.Risks(risks=risks))
        .with_section("people", values.People(figures=figures))
        .with_section("responses", (values.SectorResponse(sector="S21-14", indicators=indicators),))
    )
    again = PlanContent.from_json(content.to_json())
    assert again == content
    assert again.to_json() == content.to_json()


def test_equal_content_has_equal_fingerprints() -> None:
    same = PlanContent.from_json(json.dumps(json.loads(CONTENT.to_json()), indent=2))
    assert fingerprint(same.to_json()) == fingerprint(CONTENT.to_json())
    assert len(fingerprint(CONTENT.to_json())) == 64


OF_OLD = replace(
    CONTENT,
    people=values.People(
        targeted=10,
        figures=(
            values.PopulationFigure(
                uid="idp",
                group="IDP",
                targeted=10,
                splits=(values.PeopleSplit(uid="f", sex="f", band="0-17", targeted=4),),
            ),
        ),
    ),
    responses=(values.SectorResponse(sector="S21-14", people_targeted=7),),
)


def test_plan_without_later_fields_keeps_the_fingerprint_that_it_had_before_them() -> None:
    frozen = OF_OLD.to_json()
    assert fingerprint(frozen) == "ee674811ce4417fdfd6098cb22f50a73e8ea7b447c112f8a6b0cfb7fe160dc33"
    assert PlanContent.from_json(frozen) == OF_OLD


@pytest.mark.parametrize(
    ("section", "place"),
    [
        ("people", "reached"),
        ("people", "figures.idp.reached"),
        ("people", "figures.idp.splits.f.reached"),
        ("response-S21-14", "people_reached"),
    ],
)
def test_nobody_reached_is_frozen_and_is_not_the_same_as_nothing_reported(section: str, place: str) -> None:
    nobody = changed(OF_OLD, section, place, 0)
    assert nobody.to_json() != OF_OLD.to_json()
    assert PlanContent.from_json(nobody.to_json()) == nobody


def test_dates_and_decimals_travel_as_text() -> None:
    source = values.Source(uid="s1", published_on=datetime.date(2026, 8, 31))
    indicator = values.Indicator(uid="i1", target=Decimal("12.50"))
    assert to_plain(source)["published_on"] == "2026-08-31"
    assert to_plain(indicator)["target"] == "12.50"


def test_every_error_is_named_with_its_place() -> None:
    plain = {"overview": 3, "risks": [{"impact": "high"}, {"colour": "red"}, 7]}
    with pytest.raises(Malformed) as caught:
        from_plain(values.Risks, plain)
    assert set(caught.value.errors) == {"overview", "risks.0.impact", "risks.1.colour", "risks.2"}


@pytest.mark.parametrize(
    "plain", [{"published_on": "31/08/2026"}, {"published_on": 5}, {"url": None}, {"title": "a\x00b"}]
)
def test_value_of_a_wrong_type_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(Malformed) as caught:
        from_plain(values.Source, plain)
    assert set(caught.value.errors) == set(plain)


def test_fields_left_out_keep_what_was_there() -> None:
    before = values.Monitoring(approach="Visits", learning="After-action reviews")
    after = from_plain(values.Monitoring, {"approach": "Calls"}, base=before)
    assert after == values.Monitoring(approach="Calls", learning="After-action reviews")


def test_content_without_its_reference_is_refused() -> None:
    with pytest.raises(Malformed) as caught:
        from_json(PlanContent, '{"office": "SSD", "edition": "2021"}')
    assert set(caught.value.errors) == {"reference"}


def test_canonical_json_has_sorted_keys_and_no_spaces() -> None:
    assert to_json(values.States(cooperation="à deux")) == '{"cooperation":"à deux"}'


def test_changes_name_fields_rows_and_order() -> None:
    first = values.Risk(uid="a", impact=2)
    second = values.Risk(uid="b", impact=3)
    third = values.Risk(uid="c", impact=4)
    before = values.Risks(overview="Weekly", risks=(first, second))
    after = values.Risks(overview="Daily", risks=(third, values.Risk(uid="b", impact=5), first))
    assert changes(before, after) == {
        "overview": ["Weekly", "Daily"],
        "risks.b.impact": [3, 5],
        "risks.c": [None, to_plain(third)],
        "risks": [["a", "b"], ["c", "b", "a"]],
    }


def test_changes_of_equal_values_are_none() -> None:
    assert changes(CONTENT, CONTENT) == {}


def test_section_that_the_plan_has_not_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        CONTENT.section("response-S21-99")
    with pytest.raises(KeyError):
        CONTENT.section("reference")
