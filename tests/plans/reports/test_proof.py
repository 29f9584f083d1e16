"""What a document says of its version: read from what was decided and answered."""

import datetime

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from plans import reviewing, sharing
from plans.content import fingerprint, load
from plans.extent import Extent
from plans.models import DecisionKind, Plan, StateAnswer, VersionState
from plans.reports import proof_of_draft, proof_of_version
from tests.cast import Cast
from tests.stages import record_office_consent, reply


def test_draft_is_proved_by_its_content_of_the_moment(ready: Plan) -> None:
    content = load(ready)
    proof = proof_of_draft(ready, content)
    assert (proof.sha256, proof.dated) == (fingerprint(content.to_json()), timezone.localdate())
    assert (proof.version, proof.steps, proof.owed) == (None, (), ("SSD",))


def test_version_in_review_names_the_states_that_owe_an_answer(submitted: Plan) -> None:
    proof = proof_of_version(submitted.versions.get())
    assert (proof.version, proof.standing, proof.owed) == (1, VersionState.SUBMITTED, ("SSD",))
    assert proof.sha256 == submitted.versions.get().sha256


def test_approved_version_names_its_steps_and_owes_nothing(approved: Plan) -> None:
    proof = proof_of_version(approved.versions.get())
    assert [step.kind for step in proof.steps] == [DecisionKind.ENDORSE, DecisionKind.APPROVE]
    assert (proof.dated, proof.owed) == (timezone.localdate(), ())


def test_return_with_its_reason_stays_between_office_and_reviewers(submitted: Plan, cast: Cast) -> None:
    reviewing.return_for_changes(submitted, version=1, by=cast.regional, reason="More on floods")
    proof = proof_of_version(submitted.versions.get())
    assert (proof.standing, proof.steps) == (VersionState.RETURNED, ())


def test_answers_are_told_in_the_order_of_their_days(submitted: Plan, cast: Cast) -> None:
    earlier = datetime.date(2026, 1, 3)
    record_office_consent(submitted, cast)
    sharing.record_consent(submitted, reply=reply(cast, answer=StateAnswer.REQUEST, given_on=earlier), by=cast.head)
    answers = proof_of_version(submitted.versions.get()).answers
    assert [it.answer for it in answers] == [StateAnswer.REQUEST, StateAnswer.CONSENT]
    assert answers[0].function == "Director, Ministry of Humanitarian Affairs"


def test_proof_takes_few_statements(
    approved: Plan, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    version = approved.versions.select_related("plan").get()
    with django_assert_max_num_queries(3):
        proof_of_version(version)


def test_part_leads_nobody_to_the_fingerprint_of_the_whole(submitted: Plan) -> None:
    version = submitted.versions.get()
    part = proof_of_version(version, Extent(frozenset({"context"})))
    assert (part.address, version.sha256 == part.sha256) == ("", False)
    assert version.sha256 in proof_of_version(version).address
