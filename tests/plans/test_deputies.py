"""What a deputy does to plans: in the name of whoever is away, on record as such, and under four eyes."""

import datetime

import pytest
from django.utils import timezone

from mcof.accounts import managing
from mcof.accounts.models import User
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from plans import reviewing, workflow
from plans.access import Refused, plans_visible_to
from plans.models import Plan, State
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
