"""Names for moments of the draft."""

import pytest

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import drafting, workflow
from plans.drafting import milestones
from plans.models import Milestone, Plan
from tests.cast import Cast
from tests.plans.working import minutes, write


def test_milestone_pins_the_revision_of_every_section(plan: Plan, cast: Cast) -> None:
    write(plan, "One", by=cast.drafter, at=minutes(0))
    named = drafting.name_milestone(plan, name="First text", by=cast.colleague)
    assert named.revisions["states"] == 1
    assert named.revisions.keys() == set(plan.sections.values_list("key", flat=True))
    event = Event.objects.about_plan(plan.reference).newest_first()[0]
    assert (event.action, event.actor_id, event.target_label) == ("milestone.named", cast.colleague.pk, "First text")


def test_milestone_is_removed_on_record(plan: Plan, cast: Cast) -> None:
    named = drafting.name_milestone(plan, name="First text", by=cast.drafter)
    drafting.remove_milestone(named, by=cast.colleague)
    assert not Milestone.objects.exists()
    event = Event.objects.about_plan(plan.reference).newest_first()[0]
    assert (event.action, event.data["before"]) == ("milestone.removed", {"name": "First text"})


def test_there_is_an_end_to_milestones(monkeypatch: pytest.MonkeyPatch, plan: Plan, cast: Cast) -> None:
    monkeypatch.setattr(milestones, "MOST_MILESTONES", 2)
    for name in ("one", "two"):
        drafting.name_milestone(plan, name=name, by=cast.drafter)
    with pytest.raises(drafting.InvalidSection) as caught:
        drafting.name_milestone(plan, name="three", by=cast.drafter)
    assert set(caught.value.errors) == {"name"}
    assert Milestone.objects.count() == 2


@pytest.mark.parametrize("who", ["reviewer", "regional", "focal_point", "stranger", "administrator"])
def test_moments_are_named_by_those_who_may_write(plan: Plan, cast: Cast, who: str) -> None:
    named = drafting.name_milestone(plan, name="Ours", by=cast.drafter)
    with pytest.raises(Refused):
        drafting.name_milestone(plan, name="Theirs", by=cast.person(who))
    with pytest.raises(Refused):
        drafting.remove_milestone(named, by=cast.person(who))
    assert Milestone.objects.get() == named


def test_submitted_plan_gets_no_milestone(submitted: Plan, cast: Cast) -> None:
    with pytest.raises(Refused):
        drafting.name_milestone(submitted, name="Too late", by=cast.drafter)
    workflow.withdraw(submitted, by=cast.head)
    named = drafting.name_milestone(submitted, name="In time", by=cast.drafter)
    assert Milestone.objects.get() == named
