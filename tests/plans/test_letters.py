"""The letter with which a State answers, and the reason with which it declines."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from mcof.audit.models import Event
from plans import sharing
from plans.models import Consent, Letter, Plan, Purpose, StateAnswer
from tests.cast import Cast
from tests.stages import record_office_consent, reply

PDF = b"%PDF-1.7 We agree."


def letter(data: bytes = PDF, name: str = "note verbale.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def answer(plan: Plan, cast: Cast, **changes: Any) -> Consent:
    version = plan.versions.get()
    return sharing.record_consent(plan, reply=reply(cast, **changes), version=version, by=cast.focal_point)


def files() -> set[Path]:
    return set(Path(settings.MEDIA_ROOT).glob("letters/*"))


@pytest.fixture
def shared(submitted: Plan, cast: Cast) -> Plan:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    return submitted


def test_focal_point_attaches_the_letter_itself(shared: Plan, cast: Cast) -> None:
    made = answer(shared, cast, letter=letter())
    assert (made.letter.filename, made.letter.media_type, made.letter.size) == (
        "note verbale.pdf",
        "application/pdf",
        len(PDF),
    )
    with made.letter.stored.open() as stored:
        assert stored.read() == PDF
    assert Event.objects.get(action="consent.recorded").data["after"]["letter"] == "note verbale.pdf"


def test_letter_leaves_the_files_of_the_plan_as_they_were(shared: Plan, cast: Cast) -> None:
    answer(shared, cast, letter=letter())
    assert not shared.attachment_rows.exists()


@pytest.mark.parametrize(("data", "name"), [(b"MZ program", "note.pdf"), (b"", "note.pdf"), (PDF, "note.exe")])
def test_letter_of_a_wrong_type_is_refused(shared: Plan, cast: Cast, data: bytes, name: str) -> None:
    before = files()
    with pytest.raises(sharing.InvalidShare) as caught:
        answer(shared, cast, letter=letter(data, name))
    assert (set(caught.value.errors), files(), Consent.objects.count()) == ({"letter"}, before, 0)


def test_letter_of_an_answer_that_does_not_stand_goes_again(shared: Plan, cast: Cast) -> None:
    before = files()
    with pytest.raises(sharing.InvalidShare):
        answer(shared, cast, letter=letter(), reference=" ")
    assert (files(), Letter.objects.count()) == (before, 0)


@pytest.mark.parametrize("by_state", [True, False])
def test_decline_without_a_reason_is_refused(shared: Plan, cast: Cast, *, by_state: bool) -> None:
    declined = {"answer": StateAnswer.DECLINE, "reason": "  "}
    with pytest.raises(sharing.InvalidShare) as caught:
        answer(shared, cast, **declined) if by_state else record_office_consent(shared, cast, **declined)
    assert set(caught.value.errors) == {"reason"}
    assert not Consent.objects.exists()


def test_decline_keeps_its_reason(shared: Plan, cast: Cast) -> None:
    answer(shared, cast, answer=StateAnswer.DECLINE, reason=" The camps close in May. ")
    assert Consent.objects.get().reason == "The camps close in May."


def test_database_refuses_a_decline_without_a_reason(shared: Plan, cast: Cast) -> None:
    made = answer(shared, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=made.pk).update(answer=StateAnswer.DECLINE)


@contextmanager
def as_before() -> Iterator[None]:
    """Let the database keep what it kept before it asked for reasons; the end of the test brings the rule back."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA ignore_check_constraints = ON"
            if sqlite
            else "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE plans_consent DROP CONSTRAINT decline_has_reason"
        )
        yield
        if sqlite:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


@pytest.mark.parametrize(("note", "after"), [("No more camps.", ("No more camps.", "")), ("", ("—", ""))])
def test_refusals_of_before_keep_their_words_as_the_reason(
    shared: Plan, cast: Cast, note: str, after: tuple[str, str]
) -> None:
    made = answer(shared, cast, answer=StateAnswer.DECLINE, reason="To be taken away", note=note)
    with as_before():
        Consent.objects.filter(pk=made.pk).update(reason="")
    import_module("plans.migrations.0014_answers").give_reasons(apps, None)
    assert Consent.objects.values_list("reason", "note").get() == after
