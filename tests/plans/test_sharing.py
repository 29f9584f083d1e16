"""Sharing with States, what they answer, and that a share ends when it says so."""

import datetime

import pytest
from django.utils import timezone

from mcof.accounts.answers import Refused
from mcof.audit.models import Event
from plans import drafting, reviewing, sharing, workflow
from plans.access import plans_visible_to, rights, versions_visible_to
from plans.consents import standings
from plans.content import values
from plans.models import Attachment, Consent, Plan, PlanVersion, Purpose, Share, State, StateAnswer
from tests.cast import Cast
from tests.factories import make_country
from tests.stages import record_office_consent, reply


def share(plan: Plan, cast: Cast, purpose: Purpose = Purpose.CONSENT, **more: object) -> Share:
    version = plan.versions.all()[0]
    return sharing.share(version, country=cast.country, purpose=purpose, by=cast.head, **more)


def sees(cast: Cast, who: str, plan: Plan) -> bool:
    return plans_visible_to(cast.person(who)).filter(pk=plan.pk).exists()


def test_shared_version_is_read_by_the_state_concerned_only(submitted: Plan, cast: Cast) -> None:
    assert not sees(cast, "focal_point", submitted)
    share(submitted, cast)
    assert sees(cast, "focal_point", submitted)
    assert not sees(cast, "other_focal_point", submitted)
    assert list(versions_visible_to(cast.focal_point, submitted)) == list(submitted.versions.all())


def test_state_reads_the_shared_version_and_no_other(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast)
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods")
    workflow.submit(submitted, by=cast.head)
    assert [it.number for it in versions_visible_to(cast.focal_point, submitted)] == [1]
    assert not rights(cast.focal_point, submitted).view_draft


def test_revoked_share_ends_at_once(submitted: Plan, cast: Cast) -> None:
    made = share(submitted, cast)
    sharing.revoke(made, by=cast.head)
    assert not sees(cast, "focal_point", submitted)
    assert not PlanVersion.objects.get().group_rights.exists()
    sharing.revoke(made, by=cast.head)
    assert Event.objects.filter(action="share.revoked").count() == 1


def test_expired_share_ends_without_any_job(submitted: Plan, cast: Cast) -> None:
    soon = timezone.now() + datetime.timedelta(hours=1)
    share(submitted, cast, expires_at=soon)
    assert sees(cast, "focal_point", submitted)
    later = soon + datetime.timedelta(seconds=1)
    assert not plans_visible_to(cast.focal_point, later).exists()
    assert not rights(cast.focal_point, submitted, later).permissions


def test_focal_point_whose_role_ended_reads_nothing(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast)
    cast.focal_point.memberships.update(ends_on=timezone.localdate())
    assert not sees(cast, "focal_point", submitted)


def test_sharing_again_is_refused_until_revoked(submitted: Plan, cast: Cast) -> None:
    made = share(submitted, cast)
    with pytest.raises(sharing.InvalidShare) as caught:
        share(submitted, cast)
    assert set(caught.value.errors) == {"country"}
    sharing.revoke(made, by=cast.head)
    share(submitted, cast)
    assert sees(cast, "focal_point", submitted)


def test_share_that_does_not_fit_names_its_field(submitted: Plan, cast: Cast) -> None:
    past = timezone.now() - datetime.timedelta(seconds=1)
    version = submitted.versions.get()
    for field, asked in {
        "expires_at": {"country": cast.country, "purpose": Purpose.CONSENT, "expires_at": past},
        "purpose": {"country": cast.country, "purpose": Purpose.INFORMATION},
        "country": {"country": cast.other_country, "purpose": Purpose.CONSENT},
    }.items():
        with pytest.raises(sharing.InvalidShare) as caught:
            sharing.share(version, by=cast.head, **asked)  # type: ignore[arg-type]  # a table of wrong requests
        assert set(caught.value.errors) == {field}
    assert not Share.objects.exists()


@pytest.mark.parametrize("who", ["drafter", "regional", "focal_point", "stranger", "administrator"])
def test_share_by_somebody_without_the_right_is_refused(submitted: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.person(who))
    assert not Share.objects.exists()


def test_approved_version_is_shared_for_information_with_any_state(approved: Plan, cast: Cast) -> None:
    version = approved.versions.get()
    sharing.share(version, country=cast.other_country, purpose=Purpose.INFORMATION, by=cast.reviewer)
    assert sees(cast, "other_focal_point", approved)


def test_focal_point_consents_on_the_version_shared(endorsed: Plan, cast: Cast) -> None:
    share(endorsed, cast)
    version = endorsed.versions.get()
    consent = sharing.record_consent(endorsed, reply=reply(cast), version=version, by=cast.focal_point)
    assert (consent.by_state, consent.version) == (True, version)
    reviewing.approve(endorsed, version=1, reason="Sound.", by=cast.reviewer)
    assert endorsed.state == State.APPROVED


def test_focal_point_without_a_share_for_consent_is_refused(endorsed: Plan, cast: Cast) -> None:
    with pytest.raises(Refused):
        sharing.record_consent(endorsed, reply=reply(cast), version=endorsed.versions.get(), by=cast.focal_point)
    share(endorsed, cast)
    with pytest.raises(Refused):
        sharing.record_consent(endorsed, reply=reply(cast), by=cast.focal_point)
    other = reply(cast, country=cast.other_country)
    with pytest.raises(Refused):
        sharing.record_consent(endorsed, reply=other, version=endorsed.versions.get(), by=cast.focal_point)
    assert not Consent.objects.exists()


def test_consent_to_an_earlier_version_does_not_count_for_the_next(endorsed: Plan, cast: Cast) -> None:
    share(endorsed, cast)
    sharing.record_consent(endorsed, reply=reply(cast), version=endorsed.versions.get(), by=cast.focal_point)
    reviewing.return_for_changes(endorsed, version=1, by=cast.reviewer, reason="More on floods")
    workflow.submit(endorsed, by=cast.head)
    reviewing.endorse(endorsed, version=2, reason="Sound.", by=cast.regional)
    with pytest.raises(Refused):
        reviewing.approve(endorsed, version=2, reason="Sound.", by=cast.reviewer)


def test_answer_that_does_not_fit_names_every_field(submitted: Plan, cast: Cast) -> None:
    wrong = reply(
        cast,
        country=make_country("KEN"),
        given_on=timezone.localdate() + datetime.timedelta(days=1),
        function=" ",
        reference="",
    )
    with pytest.raises(sharing.InvalidShare) as caught:
        sharing.record_consent(submitted, reply=wrong, by=cast.head)
    assert set(caught.value.errors) == {"country", "given_on", "function", "reference"}
    assert not Consent.objects.exists()


def test_document_of_another_plan_is_refused(submitted: Plan, cast: Cast) -> None:
    other = drafting.start_plan(
        office=cast.other_office, identity=values.Identity(title="B"), edition="2021", by=cast.stranger
    )
    letter = Attachment.objects.create(plan=other, uid="l", filename="l.pdf", size=1, uploaded_by=cast.stranger)
    with pytest.raises(sharing.InvalidShare) as caught:
        sharing.record_consent(submitted, reply=reply(cast, document=letter), by=cast.head)
    assert set(caught.value.errors) == {"document"}


@pytest.mark.parametrize("who", ["drafter", "regional", "reviewer", "stranger", "administrator"])
def test_answer_recorded_by_somebody_without_the_right_is_refused(submitted: Plan, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        sharing.record_consent(submitted, reply=reply(cast), by=cast.person(who))
    assert not Consent.objects.exists()


def test_office_record_names_who_wrote_it(submitted: Plan, cast: Cast) -> None:
    consent = record_office_consent(submitted, cast)
    event = Event.objects.newest_first()[0]
    assert (consent.by_state, consent.recorded_by) == (False, cast.head)
    assert (event.action, event.data["after"]["reference"]) == ("consent.recorded", "MHA/2026/14")


def test_colleague_of_elsewhere_writes_once_admitted(plan: Plan, cast: Cast) -> None:
    assert not sees(cast, "stranger", plan)
    sharing.admit(plan, colleague=cast.stranger, by=cast.head)
    assert rights(cast.stranger, plan).edit
    assert not rights(cast.stranger, plan).share
    sharing.dismiss(plan, colleague=cast.stranger, by=cast.head)
    assert not sees(cast, "stranger", plan)


def test_colleague_is_admitted_by_the_head_only(plan: Plan, cast: Cast) -> None:
    for who in ("drafter", "stranger", "reviewer"):
        with pytest.raises(Refused):
            sharing.admit(plan, colleague=cast.stranger, by=cast.person(who))
    assert not sees(cast, "stranger", plan)


def test_what_the_office_records_after_an_approval_counts_for_the_next_version(approved: Plan, cast: Cast) -> None:
    record_office_consent(approved, cast, answer=StateAnswer.DECLINE, reason="Not in these camps.")
    assert [it.agreed for it in standings(approved, approved.versions.get())] == [True]
    assert [it.declined for it in standings(approved)] == [True]


def test_standing_towards_a_version_stays_once_the_next_is_approved(approved: Plan, cast: Cast) -> None:
    workflow.revise(approved, by=cast.head)
    workflow.submit(approved, by=cast.head)
    reviewing.endorse(approved, version=2, reason="Sound.", by=cast.regional)
    record_office_consent(approved, cast, reference="MHA/2027/1")
    reviewing.approve(approved, version=2, reason="Sound.", by=cast.reviewer)
    records = [standings(approved, version)[0].record for version in approved.versions.order_by("number")]
    assert [record and record.reference for record in records] == ["MHA/2026/14", "MHA/2027/1"]


def test_what_the_trail_names_reads_well(submitted: Plan, cast: Cast) -> None:
    made = share(submitted, cast)
    consent = record_office_consent(submitted, cast)
    named = Event.objects.filter(action__in=["share.made", "consent.recorded"]).order_by("pk")
    assert [event.target_label for event in named] == [str(made), str(consent)]
    assert str(made) == "SSD-2026-01 v1, South Sudan, for consent"
    assert str(consent) == "South Sudan, Consented, MHA/2026/14"
