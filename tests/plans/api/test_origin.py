"""What a plan was started from, over the interface."""

from plans import drafting
from plans.models import OriginNote, Plan
from tests.cast import Cast
from tests.plans.api.conftest import Program
from tests.plans.views.test_origin import start


def test_open_notes_say_what_was_carried_and_cleared(approved: Plan, cast: Cast, drafter: Program) -> None:
    plan = start(approved, cast)
    told = drafter.get(f"plans/{plan.reference}/origin/").json()
    assert (told["reference"], told["version"], told["same_crisis"]) == (approved.reference, 1, True)
    [learning] = [it for it in told["notes"] if it["fields"] == ["learning"]]
    assert learning == {
        "outcome": "carried",
        "reason": "check",
        "why": "Written for the earlier plan: check whether it still holds.",
        "section": "monitoring",
        "place": "",
        "fields": ["learning"],
        "sector": "",
    }
    assert {it["outcome"] for it in told["notes"]} == {"carried", "cleared"}


def test_note_that_was_checked_is_open_no_more(approved: Plan, cast: Cast, drafter: Program) -> None:
    plan = start(approved, cast)
    everything = OriginNote.objects.filter(plan=plan).values_list("pk", flat=True)
    drafting.check_notes(plan, notes=everything, by=cast.drafter)
    assert drafter.get(f"plans/{plan.reference}/origin/").json()["notes"] == []


def test_plan_that_began_from_nothing_has_no_origin(plan: Plan, drafter: Program) -> None:
    assert drafter.get(f"plans/{plan.reference}/origin/").status_code == 404
