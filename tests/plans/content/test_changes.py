"""Changes, and values with changes applied."""

from typing import Any

import pytest
from hypothesis import given

from plans.content import values
from plans.content.changes import afters, applied, changes
from plans.content.codec import Malformed
from tests.plans.content.sections import alike


@given(alike(2))
def test_applied_changes_lead_to_the_other_value_and_back(pair: tuple[Any, Any]) -> None:
    one, other = pair
    assert applied(one, afters(changes(one, other))) == other
    assert applied(other, afters(changes(other, one))) == one


def test_place_that_leads_nowhere_is_an_error() -> None:
    with pytest.raises(KeyError):
        applied(values.Risks(), {"colour": "red"})
    with pytest.raises(KeyError):
        applied(values.Risks(), {"colours.red.name": "red"})
    with pytest.raises(Malformed):
        applied(values.Risks(), {"risks.a": {"likelihood": "high"}})


def test_field_of_a_row_that_is_not_there_changes_nothing() -> None:
    assert applied(values.Risks(), {"risks.a.owner": "Nobody"}) == values.Risks()


def test_row_that_stands_last_needs_no_order() -> None:
    first, second = values.Risk(uid="a"), values.Risk(uid="b")
    longer = values.Risks(risks=(first, second))
    assert set(changes(values.Risks(risks=(first,)), longer)) == {"risks.b"}
    assert set(changes(values.Risks(risks=(second,)), longer)) == {"risks.a", "risks"}
