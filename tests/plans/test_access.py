"""The one door: who sees what, in every state. `test_crowd` asks the same of a generated world."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.roles import Permission, Role
from plans import drafting, reviewing, sharing, workflow
from plans.access import plans_visible_to, rights
from plans.content import values
from plans.models import Plan, Purpose
from plans.portfolio.desk import Task, waiting_for
from plans.portfolio.listing import listed, plans_for
from tests.cast import PEOPLE, Cast
from tests.factories import make_membership, make_user

OFFICE = {"drafter", "colleague", "head"}
REVIEWERS = {"regional", "reviewer", "second_reviewer"}


def who_sees(plan: Plan, cast: Cast) -> set[str]:
    return {who for who in PEOPLE if plans_visible_to(cast.person(who)).filter(pk=plan.pk).exists()}


def test_draft_is_seen_by_its_office_only(plan: Plan, cast: Cast) -> None:
    assert who_sees(plan, cast) == OFFICE


def test_submitted_plan_is_seen_by_its_reviewers_too(submitted: Plan, cast: Cast) -> None:
    assert who_sees(submitted, cast) == OFFICE | REVIEWERS


def test_plan_shared_with_a_state_is_seen_by_its_focal_point_too(submitted: Plan, cast: Cast) -> None:
    version = submitted.versions.get()
    sharing.share(version, country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    assert who_sees(submitted, cast) == OFFICE | REVIEWERS | {"focal_point"}


def test_draft_text_is_read_by_its_office_only(submitted: Plan, cast: Cast) -> None:
    readers = {who for who in PEOPLE if rights(cast.person(who), submitted).view_draft}
    assert readers == OFFICE


def test_visitor_and_somebody_who_left_see_nothing(plan: Plan, cast: Cast) -> None:
    cast.drafter.is_active = False
    assert not plans_visible_to(AnonymousUser()).exists()
    assert not plans_visible_to(cast.drafter).exists()
    assert not rights(cast.drafter, plan).permissions


def test_role_that_ended_today_counts_no_more(plan: Plan, cast: Cast) -> None:
    cast.drafter.memberships.update(ends_on=timezone.localdate())
    assert who_sees(plan, cast) == OFFICE - {"drafter"}
    assert not rights(cast.drafter, plan).edit


def test_drafter_at_headquarters_reads_what_headquarters_reviews_only_as_a_reviewer(
    submitted: Plan, cast: Cast
) -> None:
    writer = make_user("Writer")
    make_membership(writer, Role.DRAFTER, cast.headquarters)
    assert not plans_visible_to(writer).exists()
    make_membership(writer, Role.REVIEWER, cast.headquarters)
    assert rights(writer, submitted).permissions == {
        Permission.VIEW_SUBMITTED,
        Permission.COMMENT,
        Permission.APPROVE,
        Permission.RETURN,
        Permission.SHARE,
    }


def test_list_shows_others_the_version_and_never_the_draft(submitted: Plan, cast: Cast) -> None:
    workflow.withdraw(submitted, by=cast.head)
    Plan.objects.filter(pk=submitted.pk).update(title="A title being thought about")
    shown = {who: listed(plans_for(cast.person(who))[0]).title for who in ("drafter", "reviewer")}
    assert shown == {"drafter": "A title being thought about", "reviewer": submitted.versions.get().title}


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_whatever_its_length(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        identity = values.Identity(title=f"Plan {number}")
        drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)
    with django_assert_num_queries(5):
        assert len([listed(plan) for plan in plans_for(cast.drafter)]) == count


def test_desk_tells_each_what_waits_for_them(submitted: Plan, cast: Cast) -> None:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    waiting = {who: [it.task for it in waiting_for(cast.person(who))] for who in PEOPLE}
    expected: dict[str, list[Task]] = {who: [] for who in PEOPLE}
    assert waiting == expected | {"regional": [Task.ENDORSE], "focal_point": [Task.ANSWER]}


def test_desk_asks_the_drafter_to_mend_what_was_returned(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods")
    assert [it.task for it in waiting_for(cast.drafter)] == [Task.MEND]
    assert waiting_for(cast.regional) == []


def test_desk_leaves_out_what_one_wrote_oneself(endorsed: Plan, cast: Cast) -> None:
    assert [it.task for it in waiting_for(cast.reviewer)] == [Task.APPROVE]
    endorsed.versions.get().drafters.add(cast.reviewer)
    assert waiting_for(cast.reviewer) == []
    assert [it.task for it in waiting_for(cast.second_reviewer)] == [Task.APPROVE]
