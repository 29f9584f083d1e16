"""Which plans count as applied in a period: never one that the person may not read, or that was not approved then."""

import datetime

import pytest
from django.utils import timezone
from guardian.shortcuts import assign_perm
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.groups import group_of
from mcof.accounts.models import User
from mcof.audit.digest import digest_of
from mcof.audit.models import Event
from plans import workflow
from plans.access import REVIEW
from plans.content import fingerprint
from plans.models import Decision, DecisionKind, Plan, PlanVersion, StateAnswer, VersionState
from plans.portfolio.application import Applied, Period, applied_plans
from tests.cast import PEOPLE, Cast
from tests.plans.contents import complete_content
from tests.plans.versions import next_version

YEAR = Period(datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))


@pytest.fixture
def in_force(approved: Plan) -> Plan:
    """The plan of 2027, approved in February of that year."""
    approve_on(approved, 1, datetime.date(2027, 2, 3))
    return approved


def approve_on(plan: Plan, number: int, day: datetime.date) -> None:
    at = noon(day)
    Decision.objects.filter(version__plan=plan, version__number=number, kind=DecisionKind.APPROVE).update(decided_at=at)
    plan.consents.update(recorded_at=at - datetime.timedelta(days=1))


def noon(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


def references(user: User, period: Period = YEAR) -> list[tuple[str, int]]:
    return [(it.content.reference, it.version) for it in applied_plans(user, period)]


def only(user: User, period: Period = YEAR) -> Applied:
    (found,) = applied_plans(user, period)
    return found


def test_plan_approved_in_the_period_counts_for_those_who_review_it(in_force: Plan, cast: Cast) -> None:
    counted = {who for who in PEOPLE if references(cast.person(who))}
    assert counted == {"regional", "reviewer", "second_reviewer"}
    assert references(cast.reviewer) == [(in_force.reference, 1)]


def test_plan_in_review_does_not_count(endorsed: Plan, cast: Cast) -> None:
    assert references(cast.reviewer) == []


def test_plan_approved_before_counts_as_long_as_its_own_days_last(in_force: Plan, cast: Cast) -> None:
    approve_on(in_force, 1, datetime.date(2026, 12, 1))
    assert references(cast.reviewer) == [(in_force.reference, 1)]
    assert references(cast.reviewer, Period(datetime.date(2028, 1, 1), datetime.date(2028, 12, 31))) == []


def test_plan_approved_after_the_last_day_does_not_count(in_force: Plan, cast: Cast) -> None:
    assert references(cast.reviewer, Period(datetime.date(2027, 1, 1), datetime.date(2027, 2, 2))) == []
    assert references(cast.reviewer, Period(datetime.date(2027, 1, 1), datetime.date(2027, 2, 3))) != []


def test_plan_counts_by_the_version_that_was_approved_last_in_the_period(in_force: Plan, cast: Cast) -> None:
    later = next_version(in_force, cast)
    Decision.objects.create(version=later.versions.get(number=2), kind=DecisionKind.APPROVE, decided_by=cast.reviewer)
    approve_on(in_force, 2, datetime.date(2027, 10, 1))
    approve_on(in_force, 1, datetime.date(2027, 2, 3))
    first, second = only(cast.reviewer, Period(YEAR.starts_on, datetime.date(2027, 9, 30))), only(cast.reviewer)
    assert (first.version, second.version) == (1, 2)
    assert second.sha256 == later.versions.get(number=2).sha256
    assert len(second.content.responses) == len(first.content.responses) - 1
    assert second.approved_on == datetime.date(2027, 10, 1)


def test_plan_being_revised_still_counts(in_force: Plan, cast: Cast) -> None:
    workflow.revise(in_force, by=cast.head)
    assert references(cast.reviewer) == [(in_force.reference, 1)]


def test_plan_counts_until_the_day_it_was_closed(in_force: Plan, cast: Cast) -> None:
    close_on(in_force, datetime.date(2027, 6, 15))
    assert references(cast.reviewer, Period(datetime.date(2027, 6, 15), datetime.date(2027, 7, 1))) != []
    assert references(cast.reviewer, Period(datetime.date(2027, 6, 16), datetime.date(2027, 7, 1))) == []


def close_on(plan: Plan, day: datetime.date) -> None:
    event = Event(at=noon(day), action="plan.close", target_type="plans.plan", target_id=str(plan.pk))
    event.plan_reference = plan.reference
    event.digest = digest_of(event)
    event.save()


def test_answer_that_led_to_the_approval_is_told(in_force: Plan, cast: Cast) -> None:
    it = only(cast.reviewer)
    assert [(given.country, given.answer, given.on.isoformat()) for given in it.answers] == [
        ("SSD", StateAnswer.CONSENT, "2026-01-20")
    ]
    assert it.owed == ()


def test_answer_recorded_after_the_approval_is_about_what_comes_next(in_force: Plan, cast: Cast) -> None:
    in_force.consents.update(recorded_at=noon(datetime.date(2027, 5, 1)))
    assert only(cast.reviewer).answers == ()
    assert only(cast.reviewer).owed == ("SSD",)


def test_answer_on_the_version_counts_whenever_it_came_in_the_period(in_force: Plan, cast: Cast) -> None:
    in_force.consents.update(recorded_at=noon(datetime.date(2027, 5, 1)), version=in_force.versions.get())
    assert [it.country for it in only(cast.reviewer).answers] == ["SSD"]
    assert only(cast.reviewer, Period(YEAR.starts_on, datetime.date(2027, 4, 30))).answers == ()


@pytest.mark.parametrize("count", [1, 3])
def test_plans_are_read_in_five_statements_however_many(
    in_force: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, count):
        one_more(f"SSD-2027-9{number}", cast)
    with django_assert_num_queries(5):
        assert len(applied_plans(cast.reviewer, YEAR)) == count


def one_more(reference: str, cast: Cast) -> None:
    """Put a plan in force without the whole way there."""
    about = {"office": cast.office, "edition": "2021", "title": reference, "created_by": cast.head}
    plan = Plan.objects.create(reference=reference, **about)
    assign_perm(f"plans.{REVIEW}", group_of(cast.headquarters), plan)
    frozen = complete_content(reference=reference).to_json()
    kept = {"language": "en", "content": frozen, "sha256": fingerprint(frozen), "submitted_by": cast.head}
    version = PlanVersion.objects.create(plan=plan, number=1, state=VersionState.APPROVED, title=reference, **kept)
    Decision.objects.create(version=version, kind=DecisionKind.APPROVE, decided_by=cast.reviewer)
    approve_on(plan, 1, datetime.date(2027, 2, 3))
