"""Who is reminded of what: reviews and sections, once, while they are owed, and their heads at last."""

import datetime
from datetime import date
from typing import Any

import pytest
from django.core import mail
from kombu.exceptions import OperationalError
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from mcof.accounts.models import Absence, Office, User
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from plans import assigning, drafting, reviewing, workflow
from plans.models import DecisionKind, Frequency, Notice, NoticeKind, Plan, PlanVersion, Reminder, Review, Stage
from plans.notices import readable, told, url_of
from plans.notices.mailing import send_all
from plans.reminding import remind
from tests.at_once import at_once
from tests.cast import PEOPLE, Cast
from tests.factories import make_membership, make_user

DUE = date(2026, 12, 3)  # a Thursday
SOON, TODAY, AFTER, ESCALATED = (f"2026-12-{day:02}T12:00" for day in (1, 3, 4, 8))


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{text}+00:00")


@pytest.fixture
def due(submitted: Plan, cast: Cast) -> Plan:
    """The plan with its region, which is to endorse it by Thursday, and headquarters as soon; both work in UTC."""
    Office.objects.update(seat=None, time_zone="UTC", working_days="01234")
    Review.objects.update(due_on=DUE, assigned_at=at("2026-11-20T12:00"))
    Notice.objects.all().delete()
    return submitted


@pytest.fixture
def section(plan: Plan, cast: Cast) -> Plan:
    """A draft of which the colleague is to write the risks by Thursday."""
    Office.objects.update(time_zone="UTC", working_days="01234")
    drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=date(2036, 12, 3), by=cast.head)
    assignments = plan.sections.get(key="risks").assignment.__class__.objects
    assignments.update(due_on=DUE, assigned_at=at("2026-11-20T12:00"))
    Notice.objects.all().delete()
    return plan


def heard(cast: Cast) -> dict[str, list[str]]:
    """Return the kinds of notices that everybody may read, the newest first."""
    found = {who: [it.kind for it in readable(cast.person(who))] for who in PEOPLE}
    return {who: kinds for who, kinds in found.items() if kinds}


def test_reviewer_is_reminded_before_the_day_on_it_and_after_it(due: Plan, cast: Cast) -> None:
    for moment in (SOON, TODAY, AFTER):
        assert remind(at(moment)) == 1
        assert remind(at(moment)) == 0
    assert heard(cast) == {"regional": ["overdue", "due-today", "due-soon"]}
    assert [told(it) for it in readable(cast.regional)] == [
        "The review of “South Sudan crisis response plan 2027” was due on Thursday 3 December 2026.",
        "The review of “South Sudan crisis response plan 2027” is due on Thursday 3 December 2026.",
        "The review of “South Sudan crisis response plan 2027” is due on Thursday 3 December 2026.",
    ]
    assert {url_of(it) for it in readable(cast.regional)} == {f"/plans/{due.reference}/versions/1/review/"}


def test_headquarters_is_reminded_once_it_is_its_turn(due: Plan, cast: Cast) -> None:
    reviewing.endorse(due, version=1, reason="Sound.", by=cast.regional)
    Review.objects.filter(stage=Stage.APPROVAL).update(due_on=DUE)
    Notice.objects.all().delete()
    assert remind(at(AFTER)) == 1
    assert heard(cast) == {"reviewer": ["overdue"]}


def test_reminders_are_gone_once_the_review_is_given(due: Plan, cast: Cast) -> None:
    remind(at(AFTER))
    reviewing.return_for_changes(due, version=1, reason="More on floods.", by=cast.regional)
    assert (heard(cast).get("regional"), remind(at(ESCALATED))) == (None, 0)


def test_plan_that_was_withdrawn_reminds_nobody(due: Plan, cast: Cast) -> None:
    workflow.withdraw(due, by=cast.head)
    assert remind(at(ESCALATED)) == 0


def test_review_taken_back_or_given_to_another_reminds_its_person_no_more(due: Plan, cast: Cast) -> None:
    remind(at(TODAY))
    assigning.release(Review.objects.get(stage=Stage.ENDORSEMENT), by=cast.reviewer)
    assert (remind(at(AFTER)), heard(cast)) == (0, {})


def test_day_that_changes_begins_anew(due: Plan, cast: Cast) -> None:
    remind(at(AFTER))
    version = PlanVersion.objects.select_related("plan__office__parent").get(plan=due)
    later = date(2026, 12, 10)
    assigning.assign(version, person=cast.regional, stage=Stage.ENDORSEMENT, due_on=later, by=cast.reviewer)
    Review.objects.update(assigned_at=at(AFTER))
    assert [it.kind for it in readable(cast.regional)] == ["to-review"]
    assert [remind(at(f"2026-12-{day}T12:00")) for day in ("07", "08", "10", "11")] == [0, 1, 1, 1]


def test_whoever_gave_an_opinion_waits_for_the_others(due: Plan, cast: Cast) -> None:
    reviewing.endorse(due, version=1, reason="Sound.", by=cast.regional)
    version = PlanVersion.objects.select_related("plan__office__parent").get(plan=due)
    assigning.assign(version, person=cast.second_reviewer, stage=Stage.APPROVAL, due_on=DUE, by=cast.reviewer)
    Review.objects.filter(stage=Stage.APPROVAL).update(due_on=DUE, assigned_at=at("2026-11-20T12:00"))
    Notice.objects.all().delete()
    reviewing.advise(version, advice=DecisionKind.APPROVE, reason="Whole.", by=cast.reviewer)
    remind(at(TODAY))
    assert heard(cast) == {"second_reviewer": ["due-today"]}
    reviewing.advise(version, advice=DecisionKind.APPROVE, reason="Whole.", by=cast.second_reviewer)
    remind(at(AFTER))
    assert heard(cast) == {"reviewer": ["overdue"], "second_reviewer": ["overdue", "due-today"]}


def test_each_office_hears_at_its_own_morning(due: Plan, cast: Cast) -> None:
    Office.objects.filter(pk=cast.regional_office.pk).update(time_zone="Pacific/Kiritimati")
    assert [remind(at(f"2026-12-02T{hour}")) for hour in ("17:59", "18:00")] == [1, 1]
    assert heard(cast) == {"regional": ["due-today", "due-soon"]}


def head_of(office: Office, name: str = "Ruth Head") -> User:
    person = make_user(name)
    make_membership(person, Role.HEAD, office)
    return person


def test_overdue_review_is_escalated_to_the_head_of_its_office(due: Plan, cast: Cast) -> None:
    head = head_of(cast.regional_office)
    assert (remind(at(ESCALATED)), remind(at(ESCALATED))) == (2, 0)
    [notice] = readable(head)
    assert told(notice) == (
        "The review of “South Sudan crisis response plan 2027” was due from Regional on Thursday 3 December 2026."
    )
    event = Event.objects.get(action="review.escalated")
    assert event.data["after"] == {"person": "Regional", "due_on": "2026-12-03", "to": ["Ruth Head"]}
    assert (event.plan_reference, event.actor_id) == (due.reference, None)


def test_head_who_is_away_is_told_together_with_the_deputy(due: Plan, cast: Cast) -> None:
    head, deputy = head_of(cast.regional_office), make_user("Deputy")
    make_membership(deputy, Role.DRAFTER, cast.regional_office)
    Absence.objects.create(person=head, deputy=deputy, starts_on=date(2026, 12, 1), ends_on=date(2036, 12, 20))
    remind(at(ESCALATED))
    found = Notice.objects.filter(kind=NoticeKind.ESCALATED).order_by("recipient__name")
    assert [str(it.recipient) for it in found] == ["Deputy", "Ruth Head"]


def test_reviewer_who_is_away_is_reminded_together_with_the_deputy(due: Plan, cast: Cast) -> None:
    reviewing.endorse(due, version=1, reason="Sound.", by=cast.regional)
    Review.objects.filter(stage=Stage.APPROVAL).update(due_on=DUE)
    away = {"starts_on": date(2026, 12, 3), "ends_on": date(2026, 12, 4)}
    Absence.objects.create(person=cast.reviewer, deputy=cast.second_reviewer, **away)
    Notice.objects.all().delete()
    remind(at(TODAY))
    assert heard(cast) == {"reviewer": ["due-today"], "second_reviewer": ["due-today"]}
    remind(at(AFTER))
    assert heard(cast)["second_reviewer"] == ["due-today"]


def test_office_without_a_head_escalates_to_those_who_may_do_it_as_well(due: Plan, cast: Cast) -> None:
    reviewing.endorse(due, version=1, reason="Sound.", by=cast.regional)
    Review.objects.filter(stage=Stage.APPROVAL).update(due_on=DUE)
    Notice.objects.all().delete()
    remind(at(ESCALATED))
    assert heard(cast) == {"reviewer": ["overdue"], "second_reviewer": ["escalated"]}


def test_review_that_nobody_supervises_is_not_escalated(due: Plan, cast: Cast) -> None:
    assert remind(at(ESCALATED)) == 1
    assert heard(cast) == {"regional": ["overdue"]}
    assert not Reminder.objects.filter(step="escalated").exists()


def test_section_is_reminded_of_and_escalated_to_the_head(section: Plan, cast: Cast) -> None:
    remind(at(SOON))
    assert heard(cast) == {"colleague": ["due-soon"]}
    assert [told(it) for it in readable(cast.colleague)] == [
        "A section of “South Sudan crisis response plan 2026” is due on Thursday 3 December 2026."
    ]
    remind(at(ESCALATED))
    assert heard(cast) == {"colleague": ["overdue", "due-soon"], "head": ["escalated"]}
    assert Event.objects.get(action="section.escalated").data["detail"] == {"section": "risks"}


def test_section_that_is_ready_or_somebody_elses_reminds_no_more(section: Plan, cast: Cast) -> None:
    remind(at(SOON))
    drafting.mark_ready(section, key="risks", revision=0, by=cast.colleague)
    assert (remind(at(TODAY)), heard(cast)) == (0, {})
    drafting.unmark_ready(section, key="risks", by=cast.colleague)
    assert heard(cast) == {"colleague": ["due-soon"]}
    later = date(2036, 12, 3)
    drafting.assign(section, keys=["risks"], person=cast.drafter, due_on=later, by=cast.head)
    assert (remind(at(TODAY)), heard(cast)) == (0, {"drafter": ["section"]})


@pytest.mark.parametrize("item_count", [1, 3])
def test_run_takes_a_constant_number_of_queries(
    section: Plan, cast: Cast, item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keys = ["risks", "people", "context"][:item_count]
    drafting.assign(section, keys=keys, person=cast.colleague, due_on=date(2036, 12, 3), by=cast.head)
    found = type(section.sections.get(key="risks").assignment).objects
    found.update(due_on=DUE, assigned_at=at("2026-11-20T12:00"))
    with django_assert_num_queries(13):
        assert remind(at(SOON)) == item_count
    with django_assert_num_queries(8):
        assert remind(at(SOON)) == 0


def test_mail_that_the_broker_lost_goes_with_the_next_sweep(
    due: Plan,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def away(*_given: Any) -> None:
        raise OperationalError

    monkeypatch.setattr("plans.notices.telling.mail_notices.delay", away)
    with django_capture_on_commit_callbacks(execute=True):
        assert remind(at(SOON)) == 1
    assert mail.outbox == []
    assert (send_all(Frequency.AT_ONCE), send_all(Frequency.AT_ONCE)) == (1, 0)
    [sent] = mail.outbox
    assert (sent.to, "is due on Thursday 3 December 2026" in sent.body) == (["regional@mcof.example"], True)


def test_run_that_fails_leaves_neither_reminder_nor_notice(
    due: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("plans.reminding.sweeping.deliver", lambda _notices: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            remind(at(SOON))
    assert (Reminder.objects.count(), Notice.objects.count()) == (0, 0)
    assert remind(at(SOON)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_tell_each_step_once(transactional_db: None, due: Plan, cast: Cast) -> None:
    head = head_of(cast.regional_office)
    counts = at_once(*[lambda: remind(at(ESCALATED))] * 4)
    assert sum(counts) == 2
    found = Notice.objects.order_by("kind").values_list("kind", "recipient__name")
    assert list(found) == [("escalated", head.name), ("overdue", "Regional")]
    assert Event.objects.filter(action="review.escalated").count() == 1
