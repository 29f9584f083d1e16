"""The state of each section, as the navigation of the editor shows it."""

import pytest

from plans.catalogue import Catalogue
from plans.content import SECTION_KEYS, PlanContent, values
from plans.validation import Readiness, SectionState, section_states, validate
from tests.plans.contents import TODAY, changed, complete_content

pytestmark = pytest.mark.django_db

DIMENSIONS = tuple(values.MobilityDimension(uid=f"d{n}", dimension=f"D{n}") for n in range(1, 7))
NEW = PlanContent(
    reference="SSD-2027-01",
    office="SSD",
    edition="2021",
    mobility=values.Mobility(dimensions=DIMENSIONS),
    responses=(values.SectorResponse(sector="S21-03", issues=(values.IssueStatement(uid="x1", issue="X1"),)),),
)


def states(content: PlanContent, known: Catalogue) -> dict[str, SectionState]:
    return section_states(content, validate(content, known, today=TODAY))


def test_complete_plan_is_complete_in_every_section(known: Catalogue) -> None:
    found = states(complete_content(), known)
    assert {key for key, it in found.items() if it.state != Readiness.COMPLETE} == {"attachments"}
    assert set(found) == {*SECTION_KEYS, "responses", "response-S21-03", "response-S21-14", "attachments"}


def test_section_in_which_nobody_has_written_is_empty_and_asks_for_something(known: Catalogue) -> None:
    found = states(NEW, known)
    empty = {key for key, it in found.items() if it.state == Readiness.EMPTY}
    assert empty == {*SECTION_KEYS, "response-S21-03", "attachments"}
    assert all(found[key].blocks + found[key].warns for key in empty - {"attachments"})


def test_section_with_a_blocking_finding_is_blocked(known: Catalogue) -> None:
    content = changed(complete_content(), "response-S21-03", "issues.x1.how", "")
    assert states(content, known)["response-S21-03"] == SectionState(Readiness.BLOCKED, blocks=1, warns=0, advises=0)


def test_section_with_a_warning_is_started(known: Catalogue) -> None:
    content = changed(complete_content(), "risks", "risks.flood.impact", None)
    assert states(content, known)["risks"] == SectionState(Readiness.STARTED, blocks=0, warns=1, advises=0)


def test_section_with_advice_only_is_complete(known: Catalogue) -> None:
    content = changed(complete_content(), "monitoring", "learning", "")
    assert states(content, known)["monitoring"] == SectionState(Readiness.COMPLETE, blocks=0, warns=0, advises=1)


@pytest.mark.parametrize(("place", "value"), [("d1.present", False), ("d1.narrative", "None was seen.")])
def test_a_no_is_something_written(place: str, value: object, known: Catalogue) -> None:
    content = changed(NEW, "mobility", f"dimensions.{place}", value)
    assert states(content, known)["mobility"].state == Readiness.STARTED


def test_plan_without_sectors_has_its_choice_empty(known: Catalogue) -> None:
    assert states(complete_content(responses=()), known)["responses"].state == Readiness.EMPTY
