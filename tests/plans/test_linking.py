"""Links for people without an account: who makes them, what ends them, and that their secret is nowhere."""

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import linking, reviewing, workflow
from plans.content import PlanContent
from plans.extent import Extent, extent_of, given_parts
from plans.linking import Gone, Throttled, Wanted, Way, WrongCode
from plans.models import Link, LinkCode, LinkState, Plan
from plans.sharing import InvalidShare
from tests.cast import PEOPLE, Cast
from tests.stages import record_office_consent
from tests.test_trail import everything

SHARERS = {"head", "reviewer", "second_reviewer"}


def make(plan: Plan, cast: Cast, **wanted: Any) -> tuple[Link, str]:
    asked = Wanted(**({"label": "Ministry of Health"} | wanted))
    return linking.make(plan.versions.all()[0], wanted=asked, by=cast.head)


def make_with_code(plan: Plan, cast: Cast) -> tuple[Link, str]:
    return make(plan, cast, mail="planning@health.example", asks_code=True)


def ask(link: Link, capture: DjangoCaptureOnCommitCallbacks) -> str:
    """Ask for a code a while after the last one, and return it from the mail."""
    Link.objects.update(code_asked_at=timezone.now() - datetime.timedelta(minutes=2))
    with capture(execute=True):
        linking.ask_code(link, language="en")
    return next(line for line in mail.outbox[-1].body.splitlines() if line.replace(" ", "").isdecimal())


def wrong(code: str) -> str:
    return str((int(code.replace(" ", "")) + 1) % 10**8).zfill(8)


def moments(link: Link, **ago: Any) -> None:
    Link.objects.filter(pk=link.pk).update(**ago)


# Making


def test_link_is_made_by_those_who_may_share(submitted: Plan, cast: Cast) -> None:
    version, wanted = submitted.versions.get(), Wanted(label="Ministry of Health")
    for who in PEOPLE:
        if who in SHARERS:
            link, secret = linking.make(version, wanted=wanted, by=cast.person(who))
            assert linking.reach(secret) == link
        else:
            with pytest.raises(Refused):
                linking.make(version, wanted=wanted, by=cast.person(who))
    assert {it.made_by for it in Link.objects.all()} == {cast.person(who) for who in SHARERS}


def test_link_leads_to_a_version_in_review_or_in_force_only(approved: Plan, cast: Cast) -> None:
    make(approved, cast)
    workflow.revise(approved, by=cast.head)
    workflow.submit(approved, by=cast.head)
    make(approved, cast)
    reviewing.return_for_changes(approved, version=2, by=cast.regional, reason="More on floods")
    with pytest.raises(InvalidShare) as caught:
        make(approved, cast)
    assert set(caught.value.errors) == {"version"}
    assert {it.version.number for it in Link.objects.all()} == {1, 2}


def test_link_ends_after_the_days_of_the_site_unless_said(submitted: Plan, cast: Cast) -> None:
    link, _ = make(submitted, cast)
    days = (link.expires_at - timezone.now()) / datetime.timedelta(days=1)
    assert settings.LINK_DAYS - 0.01 < days <= settings.LINK_DAYS


def test_part_that_a_link_gives_is_kept_and_on_record(submitted: Plan, cast: Cast) -> None:
    link, secret = make(submitted, cast, extent=Extent(frozenset({"risks"}), frozenset({"en"})))
    assert extent_of(linking.reach(secret)) == extent_of(link) == Extent(frozenset({"risks"}), frozenset({"en"}))
    after = Event.objects.get(action="link.made").data["after"]
    assert (after["sections"], after["languages"]) == (["risks"], ["en"])
    assert given_parts(linking.content_of(link), extent_of(link)) == ("risks",)
    assert linking.content_of(make(submitted, cast)[0]) == PlanContent.from_json(submitted.versions.get().content)


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("label", {"label": " "}),
    ("label", {"label": "x" * 121}),
    ("expires_at", {"expires_at": datetime.timedelta(seconds=-1)}),
    ("expires_at", {"expires_at": datetime.timedelta(days=settings.LINK_DAYS_AT_MOST + 2)}),
    ("mail", {"asks_code": True}),
    ("mail", {"mail": "somebody"}),
    ("mail", {"mail": "x" * 250 + "@health.example"}),
    ("times_allowed", {"times_allowed": 0}),
    ("sections", {"extent": Extent(frozenset({"gossip"}))}),
    ("sections", {"extent": Extent(frozenset())}),
    ("languages", {"extent": Extent(None, frozenset({"fr"}))}),
    ("times_allowed", {"times_allowed": settings.LINK_OPENINGS_AT_MOST + 1}),
]


def test_link_that_does_not_fit_names_its_field(submitted: Plan, cast: Cast) -> None:
    for field, wanted in WRONG:
        asked = {name: timezone.now() + it if name == "expires_at" else it for name, it in wanted.items()}
        with pytest.raises(InvalidShare) as caught:
            make(submitted, cast, **asked)
        assert (wanted, set(caught.value.errors)) == (wanted, {field})
    assert not Link.objects.exists()


def test_secret_is_in_no_table_and_no_event(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    link, secret = make_with_code(submitted, cast)
    with django_capture_on_commit_callbacks(execute=True):
        linking.send(link, secret=secret, language="fr", by=cast.head)
    code = ask(link, django_capture_on_commit_callbacks)
    linking.enter(linking.reach(secret), code=code)
    kept = repr(everything())
    assert secret not in kept
    assert code not in kept
    assert code.replace(" ", "") not in kept
    assert link.sha256 in kept
    subjects = [it.subject for it in mail.outbox]
    assert subjects == ["IOM South Sudan vous donne un document à lire", "The code for your document"]
    assert linking.address_of(secret) in mail.outbox[0].body
    assert [it.to for it in mail.outbox] == [["planning@health.example"]] * 2


def test_every_secret_is_another(submitted: Plan, cast: Cast) -> None:
    secrets = {make(submitted, cast)[1] for _ in range(3)}
    assert {len(secret) for secret in secrets} == {43}
    assert len(secrets) == 3


def test_link_is_mailed_only_where_there_is_an_address_and_by_those_who_may_share(submitted: Plan, cast: Cast) -> None:
    link, secret = make(submitted, cast)
    with pytest.raises(InvalidShare):
        linking.send(link, secret=secret, language="en", by=cast.head)
    with pytest.raises(Refused):
        linking.send(link, secret=secret, language="en", by=cast.drafter)
    assert not Event.objects.filter(action="link.mailed").exists()


# Opening, and what ends it


def test_opening_is_counted_and_on_record(submitted: Plan, cast: Cast) -> None:
    link, secret = make(submitted, cast)
    linking.enter(linking.reach(secret))
    link.refresh_from_db()
    event = Event.objects.newest_first()[0]
    assert (link.times_opened, link.opened_at is None) == (1, False)
    assert (event.action, event.actor_id, event.acting_as) == (Way.OPENED, None, "link for Ministry of Health")
    assert (event.plan_reference, event.office, event.target_id) == (submitted.reference, "SSD", str(link.pk))
    assert event.data == {"detail": {"version": 1, "for": "Ministry of Health"}}


def test_ended_link_leads_nowhere_and_so_does_reading_on(submitted: Plan, cast: Cast) -> None:
    link, secret = make(submitted, cast)
    ends: dict[str, Any] = {
        "expired": {"expires_at": timezone.now()},
        "revoked": {"revoked_at": timezone.now(), "revoked_by": cast.head},
    }
    for change in ends.values():
        assert linking.visited(secret, link.pk) == linking.reach(secret) == link
        before = {name: getattr(link, name) for name in change}
        moments(link, **change)
        with pytest.raises(Gone):
            linking.reach(secret)
        with pytest.raises(Gone):
            linking.visited(secret, link.pk)
        with pytest.raises(Gone):
            linking.enter(link)
        moments(link, **before)


def test_expiry_is_asked_at_the_moment_of_reading(submitted: Plan, cast: Cast) -> None:
    link, secret = make(submitted, cast)
    a_moment = datetime.timedelta(microseconds=1)
    assert linking.reach(secret, link.expires_at - a_moment) == link
    with pytest.raises(Gone):
        linking.reach(secret, link.expires_at)
    with pytest.raises(Gone):
        linking.visited(secret, link.pk, link.expires_at)


def test_returned_version_is_read_by_link_no_more(submitted: Plan, cast: Cast) -> None:
    link, secret = make(submitted, cast)
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods")
    with pytest.raises(Gone):
        linking.visited(secret, link.pk)
    assert Link.objects.get().state() == LinkState.TAKEN_BACK


def test_link_stays_with_its_version_once_the_next_is_approved(approved: Plan, cast: Cast) -> None:
    _, secret = make(approved, cast)
    workflow.revise(approved, by=cast.head)
    workflow.submit(approved, by=cast.head)
    reviewing.endorse(approved, version=2, reason="Sound.", by=cast.regional)
    record_office_consent(approved, cast, reference="MHA/2027/1")
    reviewing.approve(approved, version=2, reason="Sound.", by=cast.reviewer)
    assert linking.reach(secret).version.number == 1


def test_link_used_up_is_read_on_by_who_opened_it(submitted: Plan, cast: Cast) -> None:
    link, secret = make(submitted, cast, times_allowed=2)
    late = linking.reach(secret)
    linking.enter(late)
    linking.enter(late)
    with pytest.raises(Gone):
        linking.enter(late)
    with pytest.raises(Gone):
        linking.reach(secret)
    assert linking.visited(secret, link.pk) == link
    assert Link.objects.get().state() == LinkState.USED_UP
    assert Event.objects.filter(action=Way.OPENED).count() == Link.objects.get().times_opened == 2


def test_database_keeps_openings_within_what_is_allowed(submitted: Plan, cast: Cast) -> None:
    link, _ = make(submitted, cast, times_allowed=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        moments(link, times_opened=2, opened_at=timezone.now())


def test_visit_is_of_its_own_link_only(submitted: Plan, cast: Cast) -> None:
    (one, _), (_, other) = make(submitted, cast), make(submitted, cast)
    with pytest.raises(Gone):
        linking.visited(other, one.pk)


def test_unknown_and_ended_links_ask_the_same_of_the_database(
    submitted: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    link, secret = make(submitted, cast)
    linking.revoke(link, by=cast.head)
    asked = []
    for tried in (secret, "x" * 43):
        with django_assert_num_queries(1) as statements, pytest.raises(Gone):
            linking.reach(tried)
        asked.append(statements[0]["sql"].partition("sha256")[0])
    assert asked[0] == asked[1]


def test_link_is_revoked_by_those_who_may_share_and_once(submitted: Plan, cast: Cast) -> None:
    link, _ = make(submitted, cast)
    for who in set(PEOPLE) - SHARERS:
        with pytest.raises(Refused):
            linking.revoke(link, by=cast.person(who))
    linking.revoke(link, by=cast.reviewer)
    linking.revoke(link, by=cast.head)
    assert Link.objects.get().revoked_by == cast.reviewer
    assert Event.objects.filter(action="link.revoked").count() == 1


def test_state_of_a_link_is_told(submitted: Plan, cast: Cast) -> None:
    link, _ = make(submitted, cast)
    assert link.state() == LinkState.OPEN
    assert link.state(link.expires_at) == LinkState.EXPIRED
    linking.revoke(link, by=cast.head)
    assert Link.objects.get().state() == LinkState.REVOKED


# Codes


def test_link_that_asks_a_code_opens_with_the_one_from_the_mail(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    link, _ = make_with_code(submitted, cast)
    code = ask(link, django_capture_on_commit_callbacks)
    with pytest.raises(WrongCode):
        linking.enter(link)
    linking.enter(link, code=code)
    assert Link.objects.get().times_opened == 1
    actions = list(Event.objects.order_by("pk").values_list("action", flat=True))
    assert actions[-3:] == ["link.code_asked", "link.code_missed", "link.opened"]


def test_code_works_once_and_only_the_last_one(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    link, _ = make_with_code(submitted, cast)
    first = ask(link, django_capture_on_commit_callbacks)
    last = ask(link, django_capture_on_commit_callbacks)
    for code in (first, last, last):
        if code == last and not Link.objects.get().times_opened:
            linking.enter(link, code=code)
        else:
            with pytest.raises(WrongCode):
                linking.enter(link, code=code)
    assert Link.objects.get().times_opened == 1


def test_code_holds_for_ten_minutes(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    link, _ = make_with_code(submitted, cast)
    code = ask(link, django_capture_on_commit_callbacks)
    until = LinkCode.objects.get().expires_at
    assert until is not None
    assert until - timezone.now() <= datetime.timedelta(minutes=10)
    LinkCode.objects.update(expires_at=timezone.now())
    with pytest.raises(WrongCode):
        linking.enter(link, code=code)
    LinkCode.objects.update(expires_at=until)
    linking.enter(link, code=code)


def test_sixth_try_is_refused_even_with_the_right_code(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    link, _ = make_with_code(submitted, cast)
    code = ask(link, django_capture_on_commit_callbacks)
    for _try in range(5):
        with pytest.raises(WrongCode):
            linking.enter(link, code=wrong(code))
    with pytest.raises(WrongCode):
        linking.enter(link, code=code)
    assert LinkCode.objects.get().tries == 5
    assert Event.objects.filter(action="link.code_missed").count() == 5
    linking.enter(link, code=ask(link, django_capture_on_commit_callbacks))


def test_codes_are_sent_once_a_minute_and_five_times_an_hour(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    link, _ = make_with_code(submitted, cast)
    for _time in range(5):
        ask(link, django_capture_on_commit_callbacks)
        with pytest.raises(Throttled):
            linking.ask_code(link, language="en")
    with pytest.raises(Throttled):
        ask(link, django_capture_on_commit_callbacks)
    assert len(mail.outbox) == 5
    LinkCode.objects.update(asked_at=timezone.now() - datetime.timedelta(hours=1))
    ask(link, django_capture_on_commit_callbacks)


def test_link_that_asks_no_code_sends_none(submitted: Plan, cast: Cast) -> None:
    link, _ = make(submitted, cast, mail="planning@health.example")
    with pytest.raises(Throttled):
        linking.ask_code(link, language="en")
    assert not LinkCode.objects.exists()


def test_code_is_mailed_in_the_language_of_the_page(
    submitted: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    link, _ = make_with_code(submitted, cast)
    with django_capture_on_commit_callbacks(execute=True):
        linking.ask_code(link, language="es")
    assert mail.outbox[0].subject == "El código para su documento"
