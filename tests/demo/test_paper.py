"""The demo's documents as they are printed: no word is where it cannot be read, and pages break well."""

import pytest

from mcof.demo.documents import documents
from tests.paper.finding import faults_of, margins_of

# One language for each, so that every language has some; `python -m tests.paper` reads all that the demo makes.
PRINTED = {"part": "fr", "brief": "es", "changes": "en", "blank": "es", "application": "fr", "sector": "es"}


@pytest.mark.usefixtures("demo", "own_files")
@pytest.mark.parametrize(("kind", "language"), PRINTED.items())
def test_document_is_printed_without_a_fault(kind: str, language: str) -> None:
    (made,) = documents([language], kinds=[kind], formats=["pdf"])
    with made.report.file.open("rb") as file:
        assert faults_of(file.read(), margins_of(str(made.report.file.name))) == []
