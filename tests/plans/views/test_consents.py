"""What States answered: recorded by their focal points or by the office, and seen by whom it concerns."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import sharing, workflow
from plans.models import Consent, Plan, Purpose
from tests.cast import Cast
from tests.factories import make_country
from tests.stages import record_office_consent

ANSWER = {
    "country": "SSD",
    "answer": "consent",
    "given_on": "2026-01-20",
    "function": "Director, Ministry of Humanitarian Affairs",
    "reference": "MHA/2026/14",
    "note": "",
}


def address(plan: Plan) -> str:
    return reverse("plan-consents", args=[plan.reference])


def words(cast: Cast, who: str, plan: Plan) -> str:
    return cast.client(who).get(address(plan)).content.decode()


@pytest.fixture
def shared(submitted: Plan, cast: Cast) -> Plan:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    return submitted


def test_state_records_its_answer_on_the_version(shared: Plan, cast: Cast) -> None:
    assert cast.client("focal_point").post(address(shared), ANSWER).status_code == 302
    consent = Consent.objects.get()
    assert (consent.by_state, consent.version, consent.recorded_by) == (True, shared.versions.get(), cast.focal_point)
    assert "recorded for the State by Focalpoint" in words(cast, "head", shared)


def test_office_records_what_it_holds_in_writing(shared: Plan, cast: Cast) -> None:
    assert cast.client("head").post(address(shared), ANSWER).status_code == 302
    consent = Consent.objects.get()
    assert (consent.by_state, consent.version, consent.recorded_by) == (False, None, cast.head)
    assert "recorded by the office, Head" in words(cast, "reviewer", shared)


def test_state_sends_its_letter_along(shared: Plan, cast: Cast) -> None:
    letter = SimpleUploadedFile("note.pdf", b"%PDF-1.7 We agree.", content_type="application/pdf")
    assert cast.client("focal_point").post(address(shared), ANSWER | {"letter": letter}).status_code == 302
    url = reverse("consent-letter", args=[shared.reference, Consent.objects.get().pk])
    assert url in words(cast, "head", shared)
    answer = cast.client("head").get(url)
    assert (answer.getvalue(), answer["Content-Type"]) == (b"%PDF-1.7 We agree.", "application/pdf")


def test_form_comes_without_complaints(shared: Plan, cast: Cast) -> None:
    assert "This field is required" not in words(cast, "focal_point", shared)


def test_letter_of_one_state_is_not_found_by_another(shared: Plan, cast: Cast) -> None:
    letter = SimpleUploadedFile("note.pdf", b"%PDF-1.7 We agree.", content_type="application/pdf")
    cast.client("focal_point").post(address(shared), ANSWER | {"letter": letter})
    shared.countries.create(uid="png", country="PNG", position=1)
    sharing.share(shared.versions.get(), country=cast.other_country, purpose=Purpose.CONSENT, by=cast.head)
    url = reverse("consent-letter", args=[shared.reference, Consent.objects.get().pk])
    assert cast.client("other_focal_point").get(url).status_code == 404


def test_answer_without_a_letter_has_no_file(shared: Plan, cast: Cast) -> None:
    cast.client("focal_point").post(address(shared), ANSWER)
    url = reverse("consent-letter", args=[shared.reference, Consent.objects.get().pk])
    assert cast.client("head").get(url).status_code == 404


def test_state_declines_with_a_reason_that_the_office_reads(shared: Plan, cast: Cast) -> None:
    client, declined = cast.client("focal_point"), ANSWER | {"answer": "decline"}
    refused = client.post(address(shared), declined)
    assert refused.status_code == 422
    assert "Say why the State declines" in refused.content.decode()
    assert client.post(address(shared), declined | {"reason": "The camps close in May."}).status_code == 302
    assert words(cast, "head", shared).count("The camps close in May.") == 2


@pytest.mark.parametrize("who", ["drafter", "colleague", "regional", "reviewer"])
def test_insider_without_the_right_is_refused(shared: Plan, cast: Cast, who: str) -> None:
    assert cast.client(who).post(address(shared), ANSWER).status_code == 403
    assert "<form" not in words(cast, who, shared).partition("<main")[2].partition("</main")[0]
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"country": "PNG"},
        {"answer": "perhaps"},
        {"given_on": "2999-01-01"},
        {"given_on": "yesterday"},
        {"function": "  "},
        {"reference": ""},
        {"document": "made-up"},
    ],
)
def test_wrong_answer_comes_back_with_what_was_typed(shared: Plan, cast: Cast, changes: dict[str, str]) -> None:
    answer = cast.client("head").post(address(shared), ANSWER | {"note": "Kept as typed"} | changes)
    assert answer.status_code == 422
    assert "Kept as typed" in answer.content.decode()
    assert not Consent.objects.exists()


def test_state_cannot_answer_for_another(shared: Plan, cast: Cast) -> None:
    assert cast.client("focal_point").post(address(shared), ANSWER | {"country": "PNG"}).status_code == 422
    assert not Consent.objects.exists()


def test_state_cannot_answer_once_the_review_has_ended(shared: Plan, cast: Cast) -> None:
    workflow.withdraw(shared, by=cast.head)
    answer = cast.client("focal_point").post(address(shared), ANSWER)
    assert answer.status_code == 403
    assert "no version in review that asks for it" in answer.content.decode()
    assert not Consent.objects.exists()
    assert "Record the answer" not in words(cast, "focal_point", shared)


def test_state_sees_its_own_answers_only(shared: Plan, cast: Cast) -> None:
    record_office_consent(shared, cast)
    shared.countries.create(uid="ken", country="KEN", position=1)
    record_office_consent(shared, cast, country=make_country("KEN"), reference="KEN/1")
    seen = {who for who in ("head", "focal_point") if "KEN/1" in words(cast, who, shared)}
    assert seen == {"head"}
    assert "MHA/2026/14" in words(cast, "focal_point", shared)


def test_standing_of_every_state_is_shown_to_insiders(shared: Plan, cast: Cast) -> None:
    assert "request or consent owed" in words(cast, "reviewer", shared)
    record_office_consent(shared, cast)
    assert "agreed" in words(cast, "reviewer", shared)
    record_office_consent(shared, cast, answer="decline", reason="No.", reference="MHA/2026/15")
    assert "declined" in words(cast, "reviewer", shared)


def test_page_says_towards_what_the_states_stand(approved: Plan, cast: Cast) -> None:
    in_force = words(cast, "head", approved)
    assert "towards version 1, which is in force. The next version is asked about anew" in in_force
    assert "request or consent owed" not in in_force
    workflow.revise(approved, by=cast.head)
    next_version = words(cast, "head", approved)
    assert "Where they stand towards the draft." in next_version
    assert "request or consent owed" in next_version
    assert "towards version 1 (approved)" in words(cast, "reviewer", approved)


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_statements_whatever_its_length(
    shared: Plan, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        record_office_consent(shared, cast, reference=f"MHA/{number}")
    client = cast.client("head")
    client.get(address(shared))
    with django_assert_num_queries(17):
        client.get(address(shared))
