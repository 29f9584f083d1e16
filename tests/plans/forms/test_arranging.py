"""Rows added, moved and removed by the buttons of a form, without saving it."""

import pytest
from django.http import QueryDict

from plans.forms.arranging import UnknownCommand, arranged


def rows(*names: str) -> QueryDict:
    """Return a form with stored rows of these names."""
    data = QueryDict(mutable=True)
    data.update({"overview": "Weekly", "risks-TOTAL_FORMS": str(len(names)), "risks-INITIAL_FORMS": str(len(names))})
    for number, name in enumerate(names):
        data.update(
            {f"risks-{number}-uid": name, f"risks-{number}-text": name, f"risks-{number}-ORDER": str(number + 1)}
        )
    return data


def order(data: QueryDict) -> list[str]:
    return [str(data[f"risks-{number}-text"]) for number in range(int(data.get("risks-TOTAL_FORMS", "")))]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("risks:up:2", "acb"),
        ("risks:down:0", "bac"),
        ("risks:up:0", "abc"),
        ("risks:down:2", "abc"),
        ("risks:keep:1", "abc"),
    ],
)
def test_row_moves_by_one(command: str, expected: str) -> None:
    data = arranged(rows(*"abc"), command)
    assert "".join(order(data)) == expected
    assert [data[f"risks-{number}-ORDER"] for number in range(3)] == ["1", "2", "3"]
    assert data["overview"] == "Weekly"


def test_row_moves_from_where_typed_positions_put_it() -> None:
    data = rows(*"abc")
    data["risks-0-ORDER"] = "9"
    assert "".join(order(arranged(data, "risks:up:0"))) == "bac"


def test_copied_row_stands_below_and_is_a_new_one() -> None:
    data = rows(*"ab")
    data["risks-0-DELETE"] = "on"
    data.setlist("risks-0-phases", ["before", "after"])
    copied = arranged(data, "risks:copy:0")
    assert order(copied) == ["a", "a", "b"]
    assert [copied[f"risks-{number}-uid"] for number in range(3)] == ["a", "", "b"]
    assert copied.getlist("risks-1-phases") == ["before", "after"]
    assert "risks-1-DELETE" not in copied


def test_new_row_stands_last() -> None:
    data = arranged(rows(*"ab"), "risks:add:text=c&when=")
    assert order(data) == ["a", "b", "c"]
    assert data["risks-2-uid"] == ""


def test_removed_row_stays_in_sight_until_saved() -> None:
    data = arranged(rows(*"ab"), "risks:remove:0")
    assert order(data) == ["a", "b"]
    assert data["risks-0-DELETE"] == "on"
    assert "risks-0-DELETE" not in arranged(data, "risks:keep:0")


def test_new_row_removed_goes_at_once() -> None:
    data = rows(*"abc")
    data["risks-1-uid"] = ""
    assert order(arranged(data, "risks:remove:1")) == ["a", "c"]


def test_rows_below_a_row_move_with_it() -> None:
    data = rows(*"ab")
    data.update({"risks-0-splits-TOTAL_FORMS": "1", "risks-0-splits-0-sex": "f"})
    moved = arranged(data, "risks:down:0")
    assert moved["risks-1-splits-0-sex"] == "f"
    assert "risks-0-splits-0-sex" not in moved


def test_several_values_of_a_field_stay_several() -> None:
    data = rows(*"ab")
    data.setlist("risks-0-phases", ["before", "after"])
    assert arranged(data, "risks:down:0").getlist("risks-1-phases") == ["before", "after"]


@pytest.mark.parametrize(
    "command", ["", "risks", "risks:burn:1", "risks:up:7", "risks:up:x", "partners:add", "risks:up", "risks:remove:"]
)
def test_command_of_no_button_is_refused(command: str) -> None:
    with pytest.raises(UnknownCommand):
        arranged(rows(*"abc"), command)


def test_table_with_more_rows_than_anybody_has_is_refused() -> None:
    data = rows("a")
    data["risks-TOTAL_FORMS"] = "99999999"
    with pytest.raises(UnknownCommand):
        arranged(data, "risks:add")
