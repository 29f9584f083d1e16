"""Who is told of what, what of it they may still read, and how it goes by mail: once, and never too much."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from mcof.accounts.models import User
from plans import commenting, drafting, reviewing, sharing, workflow
from plans.models import Audience, Comment, Frequency, Notice, NoticeKind, Plan, Purpose
from plans.notices import mark_read, prefer, readable, told, url_of
from plans.notices.mailing import send_all
from tests.at_once import at_once
from tests.cast import PEOPLE, Cast
from tests.stages import record_office_consent

OFFICE = {"drafter", "colleague", "head"}


def heard(cast: Cast, kind: NoticeKind) -> set[str]:
    return {who for who in PEOPLE if readable(cast.person(who)).filter(kind=kind).exists()}


def comment(plan: Plan, cast: Cast, **given: Any) -> Comment:
    version = plan.versions.get()
    version.plan = plan
    return commenting.comment(version, remark=commenting.Remark(body="Who?", **given), by=cast.reviewer)


def sentences(person: User) -> list[str]:
    return [told(it) for it in readable(person)]


def test_reviewers_hear_of_the_version_that_is_theirs(submitted: Plan, cast: Cast) -> None:
    assert heard(cast, NoticeKind.TO_REVIEW) == {"regional", "reviewer"}
    assert sentences(cast.regional) == ["Version 1 of “South Sudan crisis response plan 2027” is for you to review."]
    assert url_of(readable(cast.regional)[0]) == f"/plans/{submitted.reference}/versions/1/review/"


def test_office_hears_of_a_decision(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, reason="More on floods.", by=cast.regional)
    assert heard(cast, NoticeKind.DECIDED) == OFFICE
    assert sentences(cast.head) == ["“South Sudan crisis response plan 2027” was returned for changes."]


def test_comment_is_told_to_the_office_its_answer_to_the_author(submitted: Plan, cast: Cast) -> None:
    made = comment(submitted, cast, mentioned=(cast.drafter,))
    assert heard(cast, NoticeKind.COMMENTED) == OFFICE - {"drafter"}
    assert heard(cast, NoticeKind.MENTIONED) == {"drafter"}
    commenting.answer(made, body="The commission did.", by=cast.drafter)
    assert heard(cast, NoticeKind.ANSWERED) == {"reviewer"}
    Notice.objects.all().delete()
    commenting.reopen(made, body="When?", by=cast.second_reviewer)
    assert heard(cast, NoticeKind.COMMENTED) == OFFICE


def test_comment_among_reviewers_is_told_to_no_one_else(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast, audience=Audience.REVIEWERS, mentioned=(cast.regional,))
    assert heard(cast, NoticeKind.COMMENTED) == set()
    assert heard(cast, NoticeKind.MENTIONED) == {"regional"}


def test_state_hears_of_what_is_shared_and_the_office_of_its_answer(submitted: Plan, cast: Cast) -> None:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    record_office_consent(submitted, cast)
    assert heard(cast, NoticeKind.SHARED) == {"focal_point"}
    assert heard(cast, NoticeKind.STATE_ANSWERED) == OFFICE - {"head"}


def test_section_is_told_to_whom_it_is_assigned_but_not_by_themselves(plan: Plan, cast: Cast) -> None:
    drafting.assign(plan, keys=["risks"], person=cast.colleague, due_on=None, by=cast.head)
    drafting.assign(plan, keys=["people"], person=cast.head, due_on=None, by=cast.head)
    assert heard(cast, NoticeKind.SECTION) == {"colleague"}
    assert url_of(readable(cast.colleague)[0]) == f"/plans/{plan.reference}/sections/risks/"


def test_revoked_share_takes_its_notice_along(submitted: Plan, cast: Cast) -> None:
    made = sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    sharing.revoke(made, by=cast.head)
    assert heard(cast, NoticeKind.SHARED) == set()


def test_role_that_ended_takes_its_notices_along(submitted: Plan, cast: Cast) -> None:
    cast.regional.memberships.update(ends_on=timezone.localdate() - datetime.timedelta(days=1))
    assert not readable(cast.regional).exists()
    assert Notice.objects.filter(recipient=cast.regional).exists()


def test_mail_goes_once_to_each_in_their_language(submitted: Plan, cast: Cast) -> None:
    User.objects.filter(pk=cast.regional.pk).update(language="fr")
    comment(submitted, cast, section="states", quote="The relief commission asked for this support")
    assert send_all(Frequency.AT_ONCE) == 5
    assert send_all(Frequency.AT_ONCE) == 0
    written = {message.to[0]: message for message in mail.outbox}
    assert set(written) == {f"{who}@mcof.example" for who in ("regional", "reviewer", "drafter", "colleague", "head")}
    french = written["regional@mcof.example"]
    assert "vous revient pour examen" in french.subject
    assert f"/plans/{submitted.reference}/versions/1/review/" in french.body


def test_mail_tells_nothing_of_the_plans_text(submitted: Plan, cast: Cast) -> None:
    comment(submitted, cast, section="states", quote="The relief commission asked for this support")
    send_all(Frequency.AT_ONCE)
    assert not [it for it in mail.outbox if "relief commission" in it.body or "Who?" in it.body]


def test_mail_is_not_sent_of_what_may_not_be_read_any_more(submitted: Plan, cast: Cast) -> None:
    made = sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    sharing.revoke(made, by=cast.head)
    send_all(Frequency.AT_ONCE)
    assert "focalpoint@mcof.example" not in {message.to[0] for message in mail.outbox}


def test_what_was_read_meanwhile_is_not_mailed(submitted: Plan, cast: Cast) -> None:
    mark_read(cast.regional)
    send_all(Frequency.AT_ONCE)
    assert [message.to for message in mail.outbox] == [["reviewer@mcof.example"]]


def test_preference_decides_how_often(submitted: Plan, cast: Cast) -> None:
    prefer(cast.regional, frequencies={NoticeKind.TO_REVIEW: Frequency.DAILY})
    prefer(cast.reviewer, frequencies={NoticeKind.TO_REVIEW: Frequency.NEVER})
    assert (send_all(Frequency.AT_ONCE), send_all(Frequency.DAILY), send_all(Frequency.DAILY)) == (0, 1, 0)
    assert [message.to for message in mail.outbox] == [["regional@mcof.example"]]


def test_mail_that_fails_is_sent_the_next_time(submitted: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_more: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("plans.notices.mailing.send_mail", fail)
        with pytest.raises(OSError):
            send_all(Frequency.AT_ONCE)
    assert mail.outbox == []
    assert send_all(Frequency.AT_ONCE) == 2


def test_one_address_that_fails_keeps_nobody_elses_mail(
    submitted: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def picky(subject: str, message: str, sender: None, to: list[str]) -> int:
        if "regional" in to[0]:
            raise ConnectionResetError
        return mail.send_mail(subject, message, sender, to)

    monkeypatch.setattr("plans.notices.mailing.send_mail", picky)
    with pytest.raises(OSError):
        send_all(Frequency.AT_ONCE)
    assert [message.to for message in mail.outbox] == [["reviewer@mcof.example"]]


def test_mail_is_sent_once_it_is_committed(
    ready: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        workflow.submit(ready, by=cast.head)
        assert mail.outbox == []
    assert {message.to[0] for message in mail.outbox} == {"regional@mcof.example", "reviewer@mcof.example"}


def test_write_that_is_rolled_back_leaves_no_notice_and_no_mail(
    ready: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        workflow.submit(ready, by=cast.head)
        transaction.set_rollback(True)
    assert (Notice.objects.count(), mail.outbox) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_mail(transactional_db: None, submitted: Plan, cast: Cast) -> None:
    Notice.objects.update(mailed_at=None)
    mail.outbox.clear()
    at_once(lambda: send_all(Frequency.AT_ONCE), lambda: send_all(Frequency.AT_ONCE))
    assert sorted(message.to[0] for message in mail.outbox) == ["regional@mcof.example", "reviewer@mcof.example"]
