"""The desk: what waits for whom, what it says, and where it leads."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.access import mandates
from mcof.accounts.roles import Role
from mcof.accounts.terms import day_in_words
from mcof.accounts.workdays import Calendar
from plans import commenting, drafting, reviewing, sharing, workflow
from plans.content import values
from plans.models import Assignment, Comment, Plan, PlanVersion, Purpose, Review
from plans.portfolio.behind import left_behind
from plans.portfolio.desk import Task, Waiting, counts_for, waiting_for
from plans.reminding import remind
from plans.terms import Due
from tests.cast import EVERYBODY, PEOPLE, Cast, sign_in
from tests.factories import make_country, make_membership, make_user
from tests.plans.views.editing import section_page
from tests.stages import record_office_consent

DESK = "/desk/"
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def words(cast: Cast, who: str) -> str:
    return cast.client(who).get(DESK).content.decode()


def test_everybody_has_a_desk_and_visitors_sign_in_first(cast: Cast) -> None:
    assert cast.statuses(DESK) == dict.fromkeys(EVERYBODY, 200) | {"visitor": 302}


def test_submitted_plan_waits_for_the_region_and_is_followed_by_the_office(submitted: Plan, cast: Cast) -> None:
    title = submitted.versions.get().title
    shown = {who for who in PEOPLE if title in words(cast, who)}
    assert shown == {"drafter", "colleague", "head", "regional", "reviewer", "second_reviewer"}
    assert "Read and endorse" in words(cast, "regional")
    assert "With the regional office" in words(cast, "head")
    assert "Nothing waits for you." in words(cast, "reviewer")


def test_endorsed_plan_waits_for_headquarters(endorsed: Plan, cast: Cast) -> None:
    assert "Read and decide" in words(cast, "reviewer")
    assert "With headquarters" in words(cast, "drafter")
    assert "Read and endorse" not in words(cast, "regional")


def test_returned_plan_comes_back_with_its_reason(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="Say where the <61,000> come from.")
    page = words(cast, "head")
    assert "Mend and submit again" in page
    assert "Say where the &lt;61,000&gt; come from." in page
    assert "Say where" not in words(cast, "reviewer")


def test_reason_of_an_earlier_return_is_not_shown_once_withdrawn(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods.")
    workflow.submit(submitted, by=cast.head)
    workflow.withdraw(submitted, by=cast.head)
    assert "More on floods." not in words(cast, "head")
    assert "Go on writing" in words(cast, "head")


def test_asked_state_is_led_to_the_version(submitted: Plan, cast: Cast) -> None:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    assert reverse("version", args=[submitted.reference, 1]) in words(cast, "focal_point")
    assert "Nothing waits for your State." in words(cast, "other_focal_point")


def test_only_those_who_draft_are_offered_to_start_a_plan(cast: Cast) -> None:
    offered = {who for who in PEOPLE if reverse("plan-new") in words(cast, who)}
    assert offered == {"drafter", "colleague", "head", "stranger"}


def test_section_assigned_to_somebody_is_on_their_desk_with_its_day(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=timezone.localdate(), by=cast.head)
    page = words(cast, "colleague")
    assert f'href="{section_page(plan, "risks")}"' in page
    assert f"Due on {day_in_words(timezone.localdate())}, today" in page
    assert "overdue" not in page
    assert "Sections assigned to you" not in words(cast, "drafter")


def test_section_whose_day_has_passed_is_overdue_on_the_desk(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=timezone.localdate(), by=cast.head)
    Assignment.objects.update(due_on=timezone.localdate() - datetime.timedelta(days=1))
    assert "overdue" in words(cast, "colleague")


def test_version_assigned_to_somebody_says_until_when(endorsed: Plan, cast: Cast) -> None:
    Review.objects.filter(person=cast.reviewer).update(due_on=timezone.localdate() + datetime.timedelta(days=2))
    assert "overdue" not in words(cast, "reviewer")
    Review.objects.filter(person=cast.reviewer).update(due_on=datetime.date(2026, 1, 5), priority="urgent")
    page = words(cast, "reviewer")
    assert ("ue on Monday 5 January 2026, overdue by" in page, "overdue" in page, "urgent" in page) == (
        True,
        True,
        True,
    )
    assert "ue on Monday 5 January 2026, overdue by" not in words(cast, "second_reviewer")


def test_overdue_review_says_since_when_it_is_escalated_and_lies_on_the_desk_of_the_head(
    endorsed: Plan, cast: Cast
) -> None:
    Review.objects.filter(person=cast.reviewer).update(due_on=datetime.date(2026, 1, 5), assigned_at=LONG_AGO)
    head = make_user("Ruth Head")
    make_membership(head, Role.HEAD, cast.headquarters)
    remind(datetime.datetime(2026, 1, 12, 12, tzinfo=datetime.UTC))
    assert "escalated since 12 January 2026" in words(cast, "reviewer")
    client = Client()
    sign_in(client, head)
    page = client.get(DESK).content.decode()
    assert "Escalated to you" in page
    assert "was due from Reviewer on Monday 5 January 2026" in page
    assert client.get(reverse("review", args=[endorsed.reference, 1])).status_code == 200


def test_what_is_urgent_or_due_comes_first() -> None:
    def term(days: int) -> Due:
        return Due(timezone.localdate() + datetime.timedelta(days), Calendar())

    now = timezone.now()
    about: dict[str, Any] = {"task": Task.APPROVE, "title": "Plan", "office": "IOM South Sudan", "kind": "flash-appeal"}
    old = Waiting(reference="old", since=now - datetime.timedelta(days=9), **about)
    due = Waiting(reference="due", since=now, due=term(0), **about)
    late = Waiting(reference="late", since=now, due=term(-1), **about)
    urgent = Waiting(reference="urgent", since=now, urgent=True, due=term(9), **about)
    found = sorted([old, due, late, urgent], key=lambda it: it.order)
    assert [it.reference for it in found] == ["urgent", "late", "due", "old"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 6),
        ("office=IOM+South+Sudan", 6),
        ("office=Nowhere", 6),
        ("kind=flash-appeal", 1),
        ("task=draft", 6),
        ("due=overdue", 0),
        ("kind=flash-appeal&due=week", 0),
    ],
)
def test_desk_on_which_much_lies_is_narrowed(cast: Cast, query: str, expected: int) -> None:
    for number in range(6):
        identity = values.Identity(title=f"Plan {number}", kind="flash-appeal" if number == 0 else "preparedness")
        drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)
    page = cast.client("drafter").get(f"{DESK}?{query}").content.decode()
    assert page.count("task task--") == expected
    assert "6 things wait for you." in page


def test_desk_with_little_on_it_offers_no_filters(plan: Plan, cast: Cast) -> None:
    assert 'class="filters"' not in words(cast, "drafter")


def test_conditions_are_counted_on_a_returned_plan(submitted: Plan, cast: Cast) -> None:
    remark(submitted, cast, is_condition=True)
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="See the condition.")
    assert "One condition waits for an answer" in words(cast, "drafter")


def test_comment_is_on_the_desk_of_whom_it_was_told(submitted: Plan, cast: Cast) -> None:
    made = remark(submitted, cast, mentioned=(cast.drafter,))
    commenting.reply(made, body="See this.", mentioned=[cast.regional], by=cast.drafter)
    shown = {who for who in PEOPLE if "Comments you were told of" in words(cast, who)}
    assert shown == {"drafter", "regional"}
    commenting.settle(made, by=cast.reviewer)
    assert "Comments you were told of" not in words(cast, "drafter")


def test_comment_leaves_the_desk_of_who_may_not_read_it_any_more(submitted: Plan, cast: Cast) -> None:
    remark(submitted, cast, mentioned=(cast.drafter,))
    cast.drafter.memberships.update(ends_on=timezone.localdate() - datetime.timedelta(days=1))
    assert "Comments you were told of" not in words(cast, "drafter")


def test_office_sees_that_a_reviewer_looked(submitted: Plan, cast: Cast) -> None:
    assert "a reviewer looked at it" not in words(cast, "head")
    cast.client("regional").get(reverse("review", args=[submitted.reference, 1]))
    assert "a reviewer looked at it" in words(cast, "head")


def remark(plan: Plan, cast: Cast, **given: Any) -> Comment:
    version = plan.versions.get()
    version.plan = plan
    about = commenting.Remark(body="Who asked, and when?", section="states", **given)
    return commenting.comment(version, remark=about, by=cast.reviewer)


def test_desk_says_what_will_come_while_it_is_empty(cast: Cast) -> None:
    assert "Plans appear here once your office writes one" in words(cast, "drafter")


@pytest.mark.parametrize("count", [1, 3])
def test_desk_takes_as_many_statements_whatever_waits(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        identity = values.Identity(title=f"Plan {number}")
        plan = drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)
        drafting.assign(plan, keys=["risks"], person=cast.drafter, due_on=None, by=cast.head)
    client = cast.client("drafter")
    client.get(DESK)
    with django_assert_num_queries(36):
        client.get(DESK)


@pytest.mark.parametrize("who", PEOPLE)
def test_bar_counts_in_one_statement_what_the_desk_lists(
    submitted: Plan, cast: Cast, who: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    for title in ("Floods", "Fuel"):
        drafting.start_plan(office=cast.office, identity=values.Identity(title=title), edition="2021", by=cast.drafter)
    person = cast.person(who)
    held = mandates(person)
    with django_assert_num_queries(1):
        counted = counts_for(person, held).waiting
    assert counted == len(waiting_for(person)) == WAITING.get(who, 0)


WAITING = {"drafter": 2, "colleague": 2, "head": 2, "regional": 1, "focal_point": 1}


def test_bar_takes_two_statements(
    submitted: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.client("regional")
    client.get(RULES)
    with django_assert_num_queries(WHO_ASKS + 2):
        page = client.get(RULES).content.decode()
    assert '<span class="chip">1</span>' in page


RULES = "/rules/"  # a page that asks the database nothing itself
WHO_ASKS = 2  # the session and its person


def test_desk_names_the_states_that_read_an_older_version(approved: Plan, cast: Cast) -> None:
    first = approved.versions.get()
    sharing.share(first, country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    assert "States that read an older version" not in words(cast, "head")
    second = approved_anew(approved, cast)
    shown = {who for who in PEOPLE if "States that read an older version" in words(cast, who)}
    assert shown == {"head"}
    assert f"Version 2 is in force; these States still read an older one: {cast.country.name}" in words(cast, "head")
    sharing.share(second, country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    assert "States that read an older version" not in words(cast, "head")


@pytest.mark.parametrize("count", [1, 3])
def test_states_left_behind_take_one_statement(
    approved: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    countries = [make_country(code=code, name=code) for code in ("KEN", "UGA", "TCD")[:count]]
    for country in countries:
        sharing.share(approved.versions.get(), country=country, purpose=Purpose.INFORMATION, by=cast.head)
    approved_anew(approved, cast)
    with django_assert_num_queries(3):  # the mandates for each of two rights, and the shares
        (found,) = left_behind(cast.head)
    assert len(found.states) == count


def approved_anew(plan: Plan, cast: Cast) -> PlanVersion:
    workflow.revise(plan, by=cast.head)
    workflow.submit(plan, by=cast.head)
    reviewing.endorse(plan, version=2, reason="Sound.", by=cast.regional)
    record_office_consent(plan, cast)
    reviewing.approve(plan, version=2, reason="Sound.", by=cast.reviewer)
    return plan.versions.get(number=2)


def test_focal_point_with_a_role_at_an_office_finds_the_states_place(cast: Cast) -> None:
    make_membership(cast.focal_point, Role.DRAFTER, cast.other_office)
    desk = words(cast, "focal_point")
    assert 'href="/state/"' in desk
    assert "Start a plan" in desk
    assert 'href="/state/"' not in words(cast, "drafter")
