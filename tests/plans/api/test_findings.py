"""Findings over the interface, and what the office says about them."""

from typing import Any

import pytest

from plans import sharing, workflow
from plans.models import Consideration, Plan, Purpose
from tests.cast import EVERYBODY, Cast
from tests.plans.api.conftest import Program, Programs
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill

REASON = "The donor pays in 2028 only."


@pytest.fixture
def doubtful(plan: Plan, cast: Cast) -> Plan:
    """The complete plan with more earmarked for a sector than it requires."""
    fill(plan, changed(complete_content(), "funding", "contributions.c1.amount_usd", 9_600_001), by=cast.drafter)
    plan.refresh_from_db()
    return plan


@pytest.fixture
def path(doubtful: Plan) -> str:
    return f"plans/{doubtful.reference}/findings/"


def only(program: Program, path: str) -> dict[str, Any]:
    [found] = program.results(path)
    return found


def place(program: Program, path: str) -> str:
    return f"{path}{only(program, path)['id']}/consideration/"


def test_finding_is_considered_and_taken_up_again(path: str, drafter: Program, cast: Cast) -> None:
    answer = drafter.put(place(drafter, path), reason=REASON)
    said = only(drafter, path)["considered"]
    assert (answer.status_code, answer.json()) == (200, said)
    assert (said["reason"], said["considered_by"], said["outdated"]) == (REASON, str(cast.drafter), False)
    assert drafter.delete(place(drafter, path)).status_code == 204
    assert only(drafter, path)["considered"] is None


def test_reason_is_out_of_date_once_the_figures_change(path: str, doubtful: Plan, drafter: Program) -> None:
    drafter.put(place(drafter, path), reason=REASON)
    rows = [{"uid": "c1", "donor": "Emergency fund", "sector": "S21-14", "amount_usd": 12_000_000}]
    value = {"contributions": rows}
    saved = drafter.patch(f"plans/{doubtful.reference}/", section="funding", revision=1, value=value)
    assert saved.status_code == 200
    [said] = [it["considered"] for it in drafter.results(path) if it["code"] == "M-03"]
    assert (said["reason"], said["outdated"]) == (REASON, True)


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": "x" * 2_001}])
def test_reason_is_needed(path: str, drafter: Program, body: dict[str, str]) -> None:
    answer = drafter.put(place(drafter, path), **body)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, {"reason"})


def test_forged_finding_is_not_found(path: str, drafter: Program) -> None:
    assert drafter.put(f"{path}{'0' * 16}/consideration/", reason=REASON).status_code == 404


def test_what_blocks_is_refused_with_the_reason(plan: Plan, drafter: Program) -> None:
    path = f"plans/{plan.reference}/findings/"
    blocks = next(it for it in drafter.results(path) if it["level"] == "blocks")
    answer = drafter.put(f"{path}{blocks['id']}/consideration/", reason=REASON)
    assert (answer.status_code, "mended" in answer.json()["detail"]) == (403, True)


def test_only_those_who_write_consider(path: str, drafter: Program, programs: Programs) -> None:
    at = place(drafter, path)
    found = {who: programs.of(who).put(at, reason=REASON).status_code for who in EVERYBODY}
    allowed = {"drafter", "colleague", "head"}
    assert found == {who: 200 if who in allowed else 404 for who in EVERYBODY} | {"visitor": 401}
    assert Consideration.objects.count() == 1


def test_reviewers_read_the_reasons_and_a_state_does_not(
    path: str, doubtful: Plan, drafter: Program, programs: Programs, cast: Cast
) -> None:
    drafter.put(place(drafter, path), reason=REASON)
    version = workflow.submit(doubtful, by=cast.head)
    sharing.share(version, country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    read = {who: only(programs.of(who), path)["considered"] for who in ("drafter", "reviewer", "focal_point")}
    assert {who: it and it["reason"] for who, it in read.items()} == {
        "drafter": REASON,
        "reviewer": REASON,
        "focal_point": None,
    }
