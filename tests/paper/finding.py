"""All faults of a printed document."""

from tests.paper.breaking import badly_broken
from tests.paper.fault import Fault
from tests.paper.placing import Margins, misplaced
from tests.paper.reading import read

PAPER = Margins()
BRIEF = Margins(top=21, bottom=18, first=21)


def margins_of(name: str) -> Margins:
    """Return those of the styles for a document with this name of its file."""
    return BRIEF if "-brief-" in name else PAPER


def faults_of(data: bytes, margins: Margins = PAPER) -> list[Fault]:
    sheets = read(data)
    return [it for sheet in sheets for it in misplaced(sheet, margins)] + list(badly_broken(sheets, margins))
