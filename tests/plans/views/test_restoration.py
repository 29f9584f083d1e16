"""Bringing back an earlier text of a section."""

import pytest
from django.urls import reverse

from plans.content import values
from plans.content.rows import load_section
from plans.models import Plan
from tests.cast import Cast
from tests.plans.working import minutes, revision_of, write


@pytest.fixture
def worked(plan: Plan, cast: Cast) -> Plan:
    write(plan, "The river rose.", by=cast.drafter, at=minutes(0))
    write(plan, "The river fell.", by=cast.colleague, at=minutes(60))
    return plan


def address(plan: Plan, *, to: str = "states-1", key: str = "states") -> str:
    return f"{reverse('section-restoration', args=[plan.reference, key])}?to={to}"


def test_page_shows_what_restoring_changes(worked: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(address(worked)).content.decode()
    assert "removed: </span>fell</del" in page
    assert "added: </span>rose</ins" in page
    assert '<input type="hidden" name="revision" value="2">' in page


def test_earlier_text_is_saved_anew(worked: Plan, cast: Cast) -> None:
    answer = cast.client("colleague").post(address(worked), {"revision": 2})
    assert (answer.status_code, answer["Location"]) == (303, reverse("plan-section", args=[worked.reference, "states"]))
    assert load_section(worked, "states") == values.States(cooperation="The river rose.")
    assert revision_of(worked, "states") == 3


def test_nothing_is_offered_where_nothing_differs(worked: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(address(worked, to="states-2")).content.decode()
    assert "Nothing: the section is as it was then." in page
    assert "Bring it back" not in page


def test_change_of_a_colleague_since_the_look_is_shown_first(worked: Plan, cast: Cast) -> None:
    write(worked, "The river froze.", by=cast.colleague, at=minutes(70))
    answer = cast.client("drafter").post(address(worked), {"revision": 2})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "A colleague changed this section after you looked." in page
    assert "removed: </span>froze</del" in page
    assert '<input type="hidden" name="revision" value="3">' in page
    assert load_section(worked, "states") == values.States(cooperation="The river froze.")


@pytest.mark.parametrize("data", [{}, {"revision": "x"}])
def test_form_without_its_revision_restores_nothing(worked: Plan, cast: Cast, data: dict[str, object]) -> None:
    assert cast.client("drafter").post(address(worked), data).status_code == 409
    assert load_section(worked, "states") == values.States(cooperation="The river fell.")


@pytest.mark.parametrize(("to", "key"), [("", "states"), ("states-x", "states"), ("states-1", "responses")])
def test_what_never_was_is_not_found(worked: Plan, cast: Cast, to: str, key: str) -> None:
    assert cast.client("drafter").get(address(worked, to=to, key=key)).status_code == 404


def test_reader_of_a_locked_plan_is_told_why_not(submitted: Plan, cast: Cast) -> None:
    answer = cast.client("drafter").post(address(submitted), {"revision": 1})
    assert answer.status_code == 403
