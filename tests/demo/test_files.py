"""How the demo's data files become plans."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from mcof.demo.copying import later, overlay, without
from mcof.demo.shares import divide
from mcof.demo.shorthand import unwrapped, written_out

SHARES = st.lists(st.integers(1, 1000), min_size=1, max_size=20)


@given(st.integers(0, 10**10), SHARES)
def test_parts_add_up_to_the_total(total: int, shares: list[int]) -> None:
    assert sum(divide(total, shares)) == total


@given(st.integers(0, 10**6), SHARES)
def test_parts_are_near_their_share(total: int, shares: list[int]) -> None:
    for part, share in zip(divide(total, shares), shares, strict=True):
        assert abs(part - total * share / sum(shares)) < 1


def test_paragraphs_lose_their_line_breaks() -> None:
    assert unwrapped("\nOne\nparagraph.\n\nAnd\nanother.\n") == "One paragraph.\n\nAnd another."


def test_marks_keep_their_lines() -> None:
    text = """
## Water

It comes
first:
- in the
  camps
  - taps
- in towns.[^1]

[^1]: Household
survey.
"""
    assert (
        unwrapped(text)
        == "## Water\n\nIt comes first:\n- in the camps\n  - taps\n- in towns.[^1]\n\n[^1]: Household survey."
    )


def test_activity_has_the_dates_and_phases_of_its_plan_unless_it_names_its_own() -> None:
    identity = {"starts_on": datetime.date(2026, 1, 1), "ends_on": datetime.date(2026, 12, 31)}
    activities = [{"title": "All year"}, {"title": "Spring", "ends_on": datetime.date(2026, 5, 1)}]

    section = written_out("response-S21-14", {"phases": ["during"], "activities": activities}, identity)

    year = {"starts_on": "2026-01-01", "ends_on": "2026-12-31", "phases": ["during"]}
    assert section["activities"] == [
        {**year, "title": "All year"},
        {**year, "title": "Spring", "ends_on": "2026-05-01"},
    ]


def test_bare_text_under_a_code_means_that_it_holds() -> None:
    section = written_out("mobility", {"dimensions": {"D1": "Seen.", "D2": {"present": False}}}, {})
    assert section["dimensions"] == [
        {"uid": "d1", "dimension": "D1", "narrative": "Seen.", "present": True},
        {"uid": "d2", "dimension": "D2", "present": False},
    ]


def test_figures_are_split_by_the_shares_of_their_profile() -> None:
    people = {
        "profiles": {"all": {"f": {"0-17": 1, "18-59": 2}}},
        "figures": [{"group": "IDP", "targeted": 10, "profile": "all"}, {"group": "HST", "targeted": 5}],
    }
    assert written_out("people", people, {})["figures"] == [
        {
            "group": "IDP",
            "targeted": 10,
            "splits": [{"sex": "f", "band": "0-17", "targeted": 3}, {"sex": "f", "band": "18-59", "targeted": 7}],
        },
        {"group": "HST", "targeted": 5},
    ]


def test_copy_moves_its_own_years_and_leaves_history() -> None:
    year = {"text": "In 2026 as in 2025, not as in 2019.", "dates": [datetime.date(2026, 1, 1)], "cost_usd": 2026}
    moved = {"text": "In 2027 as in 2026, not as in 2019.", "dates": [datetime.date(2027, 1, 1)], "cost_usd": 2026}
    assert later(year, 1) == moved


def test_copy_keeps_dates_before_its_time() -> None:
    assert later(datetime.date(2023, 4, 15), 1) == datetime.date(2023, 4, 15)


def test_overlay_joins_tables_and_replaces_lists() -> None:
    below = {"people": {"targeted": 1, "figures": [1, 2]}, "title": "Old"}
    assert overlay(below, {"people": {"figures": []}, "title": "New"}) == {
        "people": {"targeted": 1, "figures": []},
        "title": "New",
    }


def test_gap_takes_a_field_or_a_row_out() -> None:
    data = {"risks": [{"mitigation": "Watch."}, {"mitigation": "Wait."}]}

    without(data, "risks.0.mitigation")
    without(data, "risks.1")

    assert data == {"risks": [{}]}
