"""The plan of realistic size as an approved version, and its document."""

import datetime

import pytest

from plans.models import DecisionKind, StateAnswer, VersionState
from plans.reports import Document, Proof, build_report
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
