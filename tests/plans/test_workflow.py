"""The way of a plan: every step from every state by everybody, and what each leaves behind."""

from collections.abc import Callable
from functools import partial

import pytest

from mcof.accounts.answers import Refused
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from plans import drafting, reviewing, workflow
from plans.access import rights
from plans.content import PlanContent, fingerprint, load, values
from plans.content.rows import load_section
from plans.models import (
    Decision,
    Frozen,
    Plan,
    PlanVersion,
    Section,
    State,
    StateAnswer,
    VersionState,
)
from plans.transitions import TRANSITIONS, Action
from tests.at_once import at_once
from tests.cast import PEOPLE, Cast
from tests.factories import make_membership, make_user
from tests.stages import record_office_consent

STATES = ("ready", "submitted", "endorsed", "approved", "closed")

# State × action → who may. The head submitted; the drafter wrote; the State has agreed in "endorsed".
MAY: dict[tuple[str, Action], set[str]] = {
    ("ready", Action.SUBMIT): {"drafter", "colleague", "head"},
    ("submitted", Action.WITHDRAW): {"drafter", "colleague", "head"},
    ("submitted", Action.ENDORSE): {"regional"},
    ("submitted", Action.RETURN): {"regional", "reviewer", "second_reviewer"},
    ("endorsed", Action.WITHDRAW): {"drafter", "colleague", "head"},
    ("endorsed", Action.RETURN): {"regional", "reviewer", "second_reviewer"},
    ("endorsed", Action.APPROVE): {"reviewer", "second_reviewer"},
    ("approved", Action.REVISE): {"head"},
    ("approved", Action.CLOSE): {"head"},
}


@pytest.fixture
def bring(request: pytest.FixtureRequest, cast: Cast) -> Callable[[str], Plan]:
    """Return a plan brought to a state; on the way to approval its State has agreed."""

    def to(state: str) -> Plan:
        plan: Plan = request.getfixturevalue("approved" if state == "closed" else state)
        if state == "endorsed":
            record_office_consent(plan, cast)
        if state == "closed":
            workflow.close(plan, by=cast.head)
        return plan

    return to


@pytest.mark.parametrize("state", STATES)
def test_every_action_in_a_state_is_for_exactly_these_people(
    bring: Callable[[str], Plan], cast: Cast, state: str
) -> None:
    plan = bring(state)
    for action in Action:
        allowed = {who for who in PEOPLE if rights(cast.person(who), plan).may(action)}
        assert allowed == MAY.get((state, action), set()), (state, action)


@pytest.mark.parametrize("state", STATES)
def test_every_refusal_has_a_reason_and_changes_nothing(bring: Callable[[str], Plan], cast: Cast, state: str) -> None:
    plan = bring(state)
    for action in Action:
        for who in set(PEOPLE) - MAY.get((state, action), set()):
            events = Event.objects.count()
            with pytest.raises(Refused) as caught:
                workflow.move(plan, action, by=cast.person(who))
            assert str(caught.value.reason)
            assert Event.objects.count() == events
    assert Plan.objects.get(pk=plan.pk).state == plan.state


def test_every_transition_of_the_table_has_somebody_who_takes_it() -> None:
    assert {action for (_state, action), people in MAY.items() if people} == set(TRANSITIONS)


def test_submission_freezes_the_plan_as_it_is(submitted: Plan, cast: Cast) -> None:
    version = submitted.versions.get()
    assert (version.number, version.state, version.submitted_by) == (1, VersionState.SUBMITTED, cast.head)
    assert PlanContent.from_json(version.content) == load(submitted)
    assert version.sha256 == fingerprint(version.content)
    assert set(version.drafters.all()) == {cast.drafter}


def test_submission_is_refused_while_findings_block(plan: Plan, cast: Cast) -> None:
    with pytest.raises(workflow.NotReady) as caught:
        workflow.submit(plan, by=cast.head)
    assert caught.value.findings
    assert plan.state == State.DRAFT
    plan.refresh_from_db()
    assert (plan.state, plan.versions.count()) == (State.DRAFT, 0)


def test_second_submission_is_refused(submitted: Plan, cast: Cast) -> None:
    with pytest.raises(Refused):
        workflow.submit(Plan.objects.get(pk=submitted.pk), by=cast.drafter)
    assert submitted.versions.count() == 1


def test_submission_from_a_stale_page_is_refused(ready: Plan, cast: Cast) -> None:
    stale = Plan.objects.get(pk=ready.pk)
    workflow.submit(ready, by=cast.head)
    with pytest.raises(Refused):
        workflow.submit(stale, by=cast.drafter)
    assert ready.versions.count() == 1


def test_version_refuses_to_be_changed_or_deleted(submitted: Plan) -> None:
    version = submitted.versions.get()
    with pytest.raises(Frozen):
        PlanVersion.objects.filter(pk=version.pk).update(content="{}")
    with pytest.raises(Frozen):
        PlanVersion.objects.all().delete()
    with pytest.raises(Frozen):
        version.delete()
    version.content = "{}"
    with pytest.raises(Frozen):
        version.save()
    assert PlanVersion.objects.get().sha256 == fingerprint(PlanVersion.objects.get().content)


def test_returned_plan_is_a_draft_again_with_the_reason(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="Say where the 61,000 come from.")
    submitted.refresh_from_db()
    decision = Decision.objects.get()
    assert submitted.state == State.DRAFT
    assert (decision.kind, decision.reason) == ("return", "Say where the 61,000 come from.")
    assert decision.version.state == VersionState.RETURNED


@pytest.mark.parametrize("decide", [reviewing.endorse, reviewing.return_for_changes])
@pytest.mark.parametrize("reason", ["", "  \n "])
def test_decision_of_the_region_without_a_reason_is_refused(
    submitted: Plan, cast: Cast, decide: Callable[..., Decision], reason: str
) -> None:
    with pytest.raises(reviewing.ReasonNeeded):
        decide(submitted, version=1, by=cast.regional, reason=reason)
    assert not Decision.objects.exists()


def test_approval_without_a_reason_is_refused(endorsed: Plan, cast: Cast) -> None:
    record_office_consent(endorsed, cast)
    with pytest.raises(reviewing.ReasonNeeded):
        reviewing.approve(endorsed, version=1, by=cast.reviewer, reason=" ")
    endorsed.refresh_from_db()
    assert endorsed.state == State.ENDORSED


def test_mended_plan_is_submitted_as_the_next_version(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods.")
    before = load_section(submitted, "monitoring")
    mended = values.Monitoring(**{**vars(before), "learning": "After-action reviews every quarter."})
    revision = Section.objects.get(plan=submitted, key="monitoring").revision
    drafting.save_section(submitted, key="monitoring", value=mended, revision=revision, by=cast.colleague)
    version = workflow.submit(submitted, by=cast.drafter)
    assert version.number == 2
    assert set(version.drafters.all()) == {cast.drafter, cast.colleague}
    assert [it.state for it in submitted.versions.all()] == [VersionState.SUBMITTED, VersionState.RETURNED]


def test_withdrawn_plan_is_a_draft_again(submitted: Plan, cast: Cast) -> None:
    workflow.withdraw(submitted, by=cast.drafter)
    assert submitted.state == State.DRAFT
    assert submitted.versions.get().state == VersionState.WITHDRAWN
    assert rights(cast.drafter, submitted).edit


def test_nobody_decides_on_what_they_wrote(submitted: Plan, cast: Cast) -> None:
    submitted.versions.get().drafters.add(cast.regional)
    with pytest.raises(Refused) as caught:
        reviewing.endorse(submitted, version=1, reason="Sound.", by=cast.regional)
    assert "somebody else decides" in str(caught.value.reason)


def test_headquarters_waits_for_the_region(submitted: Plan, cast: Cast) -> None:
    record_office_consent(submitted, cast)
    with pytest.raises(Refused) as caught:
        reviewing.approve(submitted, version=1, reason="Sound.", by=cast.reviewer)
    assert "regional office" in str(caught.value.reason)


def test_office_without_a_region_goes_straight_to_headquarters(submitted: Plan, cast: Cast) -> None:
    type(cast.office).objects.filter(pk=cast.office.pk).update(parent=None)
    plan = Plan.objects.select_related("office").get(pk=submitted.pk)
    record_office_consent(plan, cast)
    assert not rights(cast.regional, plan).may(Action.ENDORSE)
    reviewing.approve(plan, version=1, reason="Sound.", by=cast.reviewer)
    assert plan.state == State.APPROVED


def test_approval_is_refused_while_a_consent_is_owed(endorsed: Plan, cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        reviewing.approve(endorsed, version=1, reason="Sound.", by=cast.reviewer)
    assert cast.country.name in str(caught.value.reason)
    endorsed.refresh_from_db()
    assert endorsed.state == State.ENDORSED


def test_approval_against_a_state_is_refused(endorsed: Plan, cast: Cast) -> None:
    record_office_consent(endorsed, cast)
    record_office_consent(endorsed, cast, answer=StateAnswer.DECLINE, reason="Not in these camps.")
    with pytest.raises(Refused) as caught:
        reviewing.approve(endorsed, version=1, reason="Sound.", by=cast.reviewer)
    assert "Declined by" in str(caught.value.reason)


def test_approved_version_is_in_force(approved: Plan) -> None:
    approved.refresh_from_db()
    assert approved.state == State.APPROVED
    assert approved.in_force is not None
    assert (approved.in_force.number, approved.in_force.state) == (1, VersionState.APPROVED)


def test_approved_version_stays_in_force_while_the_next_is_written(approved: Plan, cast: Cast) -> None:
    workflow.revise(approved, by=cast.head)
    workflow.submit(approved, by=cast.head)
    approved.refresh_from_db()
    assert approved.in_force is not None
    assert approved.in_force.number == 1
    assert [it.state for it in approved.versions.all()] == [VersionState.SUBMITTED, VersionState.APPROVED]


def test_next_version_needs_consent_anew_and_supersedes(approved: Plan, cast: Cast) -> None:
    workflow.revise(approved, by=cast.head)
    workflow.submit(approved, by=cast.head)
    reviewing.endorse(approved, version=2, reason="Sound.", by=cast.regional)
    with pytest.raises(Refused):
        reviewing.approve(approved, version=2, reason="Sound.", by=cast.reviewer)
    record_office_consent(approved, cast, reference="MHA/2026/99")
    reviewing.approve(approved, version=2, reason="Sound.", by=cast.reviewer)
    assert approved.in_force is not None
    assert approved.in_force.number == 2
    assert [it.state for it in approved.versions.all()] == [VersionState.APPROVED, VersionState.SUPERSEDED]


def test_decision_on_a_version_not_read_is_refused(submitted: Plan, cast: Cast) -> None:
    workflow.withdraw(submitted, by=cast.head)
    workflow.submit(submitted, by=cast.head)
    with pytest.raises(Refused) as caught:
        reviewing.endorse(submitted, version=1, reason="Sound.", by=cast.regional)
    assert "not the version in review" in str(caught.value.reason)


def test_second_decision_is_refused(endorsed: Plan, cast: Cast) -> None:
    record_office_consent(endorsed, cast)
    stale = Plan.objects.get(pk=endorsed.pk)
    reviewing.approve(endorsed, version=1, reason="Sound.", by=cast.reviewer)
    with pytest.raises(Refused):
        reviewing.return_for_changes(stale, version=1, by=cast.second_reviewer, reason="Too late")
    assert set(Decision.objects.values_list("kind", flat=True)) == {"endorse", "approve"}


def test_closed_plan_is_read_but_not_written(approved: Plan, cast: Cast) -> None:
    workflow.close(approved, by=cast.head)
    answer = rights(cast.drafter, approved).edit
    assert (answer.allowed, str(answer.reason)) == (False, "The plan is closed.")


def test_failing_record_takes_the_submission_back(ready: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("no room for events")

    monkeypatch.setattr("plans.workflow.record", fail)
    with pytest.raises(RuntimeError):
        workflow.submit(ready, by=cast.head)
    ready.refresh_from_db()
    assert (ready.state, ready.versions.count()) == (State.DRAFT, 0)


def test_story_leaves_its_events(approved: Plan, cast: Cast) -> None:
    workflow.close(approved, by=cast.head)
    told = Event.objects.about_plan(approved.reference).exclude(action="section.saved").exclude(action="response.added")
    assert list(told.order_by("pk").values_list("action", flat=True)) == [
        "plan.started",
        "plan.submit",
        "review.assigned",
        "review.assigned",
        "plan.endorse",
        "consent.recorded",
        "plan.approve",
        "plan.close",
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_once_one_wins(transactional_db: None, endorsed: Plan, cast: Cast) -> None:
    record_office_consent(endorsed, cast)

    def decide(write: Callable[[Plan], object]) -> str:
        plan = Plan.objects.select_related("office").get(pk=endorsed.pk)
        try:
            write(plan)
        except Refused:
            return "refused"
        return "decided"

    def approve(plan: Plan) -> None:
        reviewing.approve(plan, version=1, reason="Sound.", by=cast.reviewer)

    def send_back(plan: Plan) -> None:
        reviewing.return_for_changes(plan, version=1, by=cast.second_reviewer, reason="Not yet")

    assert sorted(at_once(lambda: decide(approve), lambda: decide(send_back))) == ["decided", "refused"]
    assert Decision.objects.exclude(kind="endorse").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_fifty_decisions_at_once_one_holds_and_none_is_of_a_writer(
    transactional_db: None, endorsed: Plan, cast: Cast
) -> None:
    """Half of the fifty approve and half return; ten of them wrote the version, and none of those may decide."""
    record_office_consent(endorsed, cast)
    version = endorsed.versions.get()
    reviewers = [make_user(f"Reviewer {number}") for number in range(50)]
    for reviewer in reviewers:
        make_membership(reviewer, Role.REVIEWER, cast.headquarters)
    writers = reviewers[::5]
    version.drafters.add(*writers)
    notes = Event.objects.filter(action__in=("plan.approve", "plan.return"))

    def decide(number: int) -> str:
        plan, by = Plan.objects.select_related("office").get(pk=endorsed.pk), reviewers[number]
        try:
            if number % 2:
                reviewing.approve(plan, version=1, reason="Sound.", by=by)
            else:
                reviewing.return_for_changes(plan, version=1, by=by, reason="Not yet")
        except Refused:
            return "refused"
        return "decided"

    assert sorted(at_once(*(partial(decide, number) for number in range(50)))) == ["decided"] + ["refused"] * 49
    decision = Decision.objects.exclude(kind="endorse").get()
    assert decision.decided_by not in writers
    assert notes.count() == 1
    assert Plan.objects.get(pk=endorsed.pk).state == (State.APPROVED if decision.kind == "approve" else State.DRAFT)
