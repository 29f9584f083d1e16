"""The plan of realistic size as an approved version, and its document; what jobs print, and where to."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from mcof.celery import app
from plans.models import DecisionKind, StateAnswer, VersionState
from plans.reports import Document, Proof, build_report, jobs
from plans.reports.printed import Printed
from plans.reports.proof import Answered, Step
from tests.plans.reports.sample import sample


@pytest.fixture
def proof() -> Proof:
    return Proof(
        sha256="9f2c41ab" * 8,
        dated=datetime.date(2026, 11, 23),
        version=2,
        standing=VersionState.APPROVED,
        submitted_on=datetime.date(2026, 11, 2),
        steps=(
            Step(kind=DecisionKind.ENDORSE, on=datetime.date(2026, 11, 12)),
            Step(kind=DecisionKind.APPROVE, on=datetime.date(2026, 11, 23)),
        ),
        answers=(
            Answered(
                country="SSD",
                answer=StateAnswer.CONSENT,
                on=datetime.date(2026, 11, 18),
                function="Undersecretary, Ministry of Foreign Affairs",
                reference="NV 88/26",
                by_state=True,
            ),
        ),
    )


@pytest.fixture
def document(db: None, proof: Proof) -> Document:
    return build_report(sample(), proof=proof, language="en")


@pytest.fixture
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def quick_print(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print one sentence instead of thirty pages: these tests are about the job."""
    monkeypatch.setattr(jobs.running, "print_document", lambda document, _pictures: Printed(document.title.encode(), 7))


@pytest.fixture
def real_queue(transactional_db: None) -> Iterator[None]:
    """Queue what is asked for, instead of doing it at once."""
    app.conf.task_always_eager = False
    yield
    app.conf.task_always_eager = True
