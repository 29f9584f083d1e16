"""Two people at one section: what merges, what is asked about, and that no word of either is lost."""

from dataclasses import fields
from typing import Any

from hypothesis import given

from plans.content import values
from plans.content.changes import afters, changes
from plans.content.codec import to_plain
from plans.content.merging import Conflict, merge
from plans.content.rows import kind_of, tables_of
from tests.plans.content.sections import alike

FLOOD = values.Risk(uid="flood", description="Floods cut roads", likelihood=4)
BASE = values.Risks(overview="Watched weekly", risks=(FLOOD,))


def leaves(value: Any, at: str = "") -> dict[str, Any]:
    """Return every field by its place, and of every row that it is there."""
    found: dict[str, Any] = {}
    for field in fields(value):
        if field.name not in tables_of(kind_of(value)):
            found[f"{at}{field.name}"] = to_plain(getattr(value, field.name))
            continue
        for row in getattr(value, field.name):
            place = f"{at}{field.name}.{row.uid}"
            found |= {place: True, **leaves(row, f"{place}.")}
    return found


def moved(base: dict[str, Any], other: dict[str, Any]) -> set[str]:
    """Return the places that are not what they were; a field that was never there was empty."""
    return {place for place in base | other if (base.get(place) or "") != (other.get(place) or "")}


@given(alike(3))
def test_merging_loses_no_word_of_either(three: tuple[Any, Any, Any]) -> None:
    base, theirs, mine = three
    merged = merge(base, theirs, afters(changes(base, mine)))
    was, there, here, now = (leaves(it) for it in (base, theirs, mine, merged.value))
    asked = {conflict.place for conflict in merged.conflicts}
    gone = {place for place in was if place not in there}
    assert {place for place in moved(was, there) - gone if now.get(place) != there.get(place)} == set()
    lost = {place for place in moved(was, here) if (now.get(place) or "") != (here.get(place) or "")}
    assert {place for place in lost if not any(f"{place}.".startswith(f"{it}.") for it in asked)} == set()


@given(alike(2))
def test_one_person_alone_is_never_asked(pair: tuple[Any, Any]) -> None:
    base, mine = pair
    assert merge(base, base, afters(changes(base, mine))).value == mine
    assert merge(base, mine, {}).value == mine
    assert merge(base, mine, afters(changes(base, mine))).conflicts == ()


def test_different_fields_of_a_row_merge() -> None:
    theirs = values.Risks(overview="Watched weekly", risks=(FLOOD, values.Risk(uid="fuel")))
    merged = merge(BASE, theirs, {"overview": "Watched daily", "risks.flood.impact": 3})
    assert merged.conflicts == ()
    assert merged.value.overview == "Watched daily"
    assert [(row.uid, row.impact) for row in merged.value.risks] == [("flood", 3), ("fuel", None)]


def test_same_field_is_asked_about_and_stays_as_it_is() -> None:
    theirs = values.Risks(overview="Watched hourly", risks=(FLOOD,))
    merged = merge(BASE, theirs, {"overview": "Watched daily", "risks.flood.impact": 3})
    assert merged.conflicts == (Conflict("overview", "Watched weekly", "Watched hourly", "Watched daily"),)
    assert merged.value.overview == "Watched hourly"
    assert merged.value.risks[0].impact == 3


def test_row_taken_out_while_somebody_writes_in_it_is_asked_about_whole() -> None:
    theirs = values.Risks(overview="Watched weekly")
    merged = merge(BASE, theirs, {"risks.flood.impact": 3, "risks.flood.owner": "Head of office"})
    (conflict,) = merged.conflicts
    assert (conflict.place, conflict.theirs) == ("risks.flood", None)
    assert (conflict.mine["impact"], conflict.mine["owner"]) == (3, "Head of office")
    assert merged.value.risks == ()


def test_row_that_somebody_wrote_in_is_not_taken_out_unasked() -> None:
    theirs = values.Risks(overview="Watched weekly", risks=(values.Risk(uid="flood", description="Floods", impact=5),))
    merged = merge(BASE, theirs, {"risks.flood": None})
    assert [conflict.place for conflict in merged.conflicts] == ["risks.flood"]
    assert merged.value == theirs


def test_line_that_both_fill_in_for_the_first_time_merges_by_field() -> None:
    base = values.Risks()
    theirs = values.Risks(risks=(values.Risk(uid="flood", owner="Logistics"),))
    merged = merge(base, theirs, {"risks.flood": {"uid": "flood", "impact": 4}})
    assert merged.conflicts == ()
    assert merged.value.risks == (values.Risk(uid="flood", owner="Logistics", impact=4),)


def test_order_is_never_asked_about() -> None:
    fuel, access = values.Risk(uid="fuel"), values.Risk(uid="access")
    base = values.Risks(risks=(FLOOD, fuel))
    theirs = values.Risks(risks=(fuel, FLOOD, access))
    merged = merge(base, theirs, {"risks": ["fuel", "flood"]})
    assert merged.conflicts == ()
    assert merged.value == theirs
    later = merge(theirs, values.Risks(risks=(access, fuel, FLOOD)), {"risks": ["flood", "fuel", "access"]})
    assert later.conflicts == ()
    assert [row.uid for row in later.value.risks] == ["flood", "fuel", "access"]
