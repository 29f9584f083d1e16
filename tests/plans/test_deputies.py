"""What a deputy does to plans: in the name of whoever is away, on record as such, and under four eyes."""

import datetime

import pytest
from django.utils import timezone

from mcof.accounts import managing
from mcof.accounts.access import mandates
from mcof.accounts.models import Absence, User
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from plans import assigning, reviewing, workflow
from plans.access import Refused, plans_visible_to, rights
from plans.models import NoticeKind, Plan, Review, Stage, State
from plans.notices import readable
from plans.portfolio.desk import Task, counts_for, waiting_for
from plans.writers import reviewers_of, writers_of
from tests.cast import Cast
from tests.factories import make_membership, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def deputy(cast: Cast) -> User:
    """Somebody at headquarters who by themselves sees none of what is submitted."""
    user = make_user("Deputy")
    make_membership(user, Role.DRAFTER, cast.headquarters)
    return user


def send_away(person: User, deputy: User) -> None:
    today = timezone.localdate()
    back = today + datetime.timedelta(days=7)
    managing.name_deputy(person=person, deputy=deputy, starts_on=today, ends_on=back, by=person)


def test_deputy_of_a_reviewer_reads_and_returns_in_their_name(endorsed: Plan, cast: Cast, deputy: User) -> None:
    assert not plans_visible_to(deputy).exists()
    send_away(cast.reviewer, deputy)
    assert plans_visible_to(deputy).get() == endorsed
    reviewing.return_for_changes(endorsed, version=1, by=deputy, reason="Say where the figures come from.")
    event = Event.objects.get(action="plan.return")
    assert (event.actor_id, event.acting_as) == (deputy.pk, "reviewer HQ")
    assert event.acting_for == "Reviewer <reviewer@mcof.example>"


def test_own_right_comes_before_that_of_somebody_away(endorsed: Plan, cast: Cast) -> None:
    send_away(cast.reviewer, cast.second_reviewer)
    reviewing.return_for_changes(endorsed, version=1, by=cast.second_reviewer, reason="Say more.")
    assert Event.objects.get(action="plan.return").acting_for == ""


def test_deputy_does_not_decide_on_what_the_absent_wrote(endorsed: Plan, cast: Cast, deputy: User) -> None:
    endorsed.versions.get().drafters.add(cast.reviewer)
    send_away(cast.reviewer, deputy)
    with pytest.raises(Refused, match="Whoever you stand in for wrote or submitted"):
        reviewing.return_for_changes(endorsed, version=1, by=deputy, reason="Say more.")


def test_deputy_does_not_decide_on_what_they_wrote(endorsed: Plan, cast: Cast, deputy: User) -> None:
    endorsed.versions.get().drafters.add(deputy)
    send_away(cast.reviewer, deputy)
    with pytest.raises(Refused, match="You wrote or submitted this version"):
        reviewing.return_for_changes(endorsed, version=1, by=deputy, reason="Say more.")


def test_deputy_of_a_head_does_what_takes_a_head(approved: Plan, cast: Cast) -> None:
    with pytest.raises(Refused):
        workflow.close(approved, by=cast.drafter)
    send_away(cast.head, cast.drafter)
    workflow.close(approved, by=cast.drafter)
    assert approved.state == State.CLOSED
    assert Event.objects.get(action="plan.close").acting_for == "Head <head@mcof.example>"


def test_reviewers_and_writers_are_those_whom_access_lets(endorsed: Plan, cast: Cast, deputy: User) -> None:
    send_away(cast.reviewer, deputy)
    send_away(cast.head, cast.drafter)
    elsewhere = make_user("Deputy of another office")
    make_membership(elsewhere, Role.DRAFTER, cast.other_office)
    Absence.objects.create(
        person=cast.second_reviewer,
        deputy=elsewhere,
        starts_on=timezone.localdate(),
        ends_on=timezone.localdate() + datetime.timedelta(days=1),
    )
    everybody = User.objects.filter(is_active=True)
    assert set(reviewers_of(endorsed)) == {it for it in everybody if rights(it, endorsed).comment}
    assert set(writers_of(endorsed)) == {it for it in everybody if rights(it, endorsed).answer_comments}
    assert deputy in reviewers_of(endorsed)
    assert deputy not in reviewers_of(endorsed, with_deputies=False)


def test_version_given_to_somebody_away_is_told_to_their_deputy_too(endorsed: Plan, cast: Cast, deputy: User) -> None:
    send_away(cast.reviewer, deputy)
    version = endorsed.versions.get()
    version.plan = endorsed
    assigning.assign(version, person=cast.reviewer, stage=Stage.APPROVAL, by=cast.second_reviewer)
    assert readable(deputy).get().kind == NoticeKind.TO_REVIEW
    away = {str(it.review.person): str(it.absence.deputy) for it in assigning.reviews_of(version) if it.absence}
    assert away == {"Reviewer": "Deputy"}


def test_rule_chooses_somebody_who_is_there(ready: Plan, cast: Cast, deputy: User) -> None:
    send_away(cast.reviewer, deputy)
    version = workflow.submit(ready, by=cast.head)
    assert version.reviews.get(stage=Stage.APPROVAL).person == cast.second_reviewer


def test_review_waits_for_the_deputy_in_the_name_of_who_is_away(endorsed: Plan, cast: Cast, deputy: User) -> None:
    assert waiting_for(deputy) == []
    send_away(cast.reviewer, deputy)
    (waiting,) = waiting_for(deputy)
    assert waiting.due is not None
    assert (waiting.task, waiting.due.day) == (Task.APPROVE, Review.objects.get(person=cast.reviewer).due_on)
    assert waiting.absence is not None
    assert waiting.absence.person == cast.reviewer
    (own,) = waiting_for(cast.second_reviewer)
    assert own.absence is None


def test_nothing_waits_for_the_deputy_of_who_wrote_it(endorsed: Plan, cast: Cast, deputy: User) -> None:
    endorsed.versions.get().drafters.add(cast.reviewer)
    send_away(cast.reviewer, deputy)
    assert waiting_for(deputy) == []
    assert counts_for(deputy, mandates(deputy)).waiting == 0


def test_reviewer_who_stands_in_sees_for_whom_a_review_is(endorsed: Plan, cast: Cast) -> None:
    send_away(cast.reviewer, cast.second_reviewer)
    (waiting,) = waiting_for(cast.second_reviewer)
    assert waiting.absence is not None
    assert waiting.absence.person == cast.reviewer
