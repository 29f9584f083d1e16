"""Each kind of document, of a plan that has all that a document can hold."""

import io
from collections.abc import Callable
from dataclasses import replace

from pypdf import PdfReader

from mcof.accounts.models import User
from plans.content import PlanContent
from plans.models import CouncilReport, Language, ReportKind
from plans.reports import Document, build_report
from plans.reports.application import build_application, build_portfolio, gather, sector_key
from plans.reports.blank import build_blank
from plans.reports.brief import build_brief
from plans.reports.changes import Earlier, build_changes
from plans.reports.pdf import print_document
from tests.plans.contents import SECTORS, complete_content
from tests.plans.reports.test_changes import EARLIER
from tests.plans.reports.test_marks import PROOF, TEXT
from tests.plans.reports.test_pictures import drawn, picture

PICTURES = {"a" * 64: drawn}
LANGUAGES = tuple(Language.values)


def plan() -> PlanContent:
    """Return a plan in English with notes, links, lists within lists and a picture."""
    content = complete_content()
    first, *others = content.responses
    return replace(
        content,
        attachments=(picture("a", "context"),),
        context=replace(content.context, situation=f"{TEXT}\n\n- on land\n- by water\n  - by boat"),
        responses=(replace(first, need=TEXT), *others),
    )


def document(kind: str, language: str, council: CouncilReport, reader: User) -> Document:
    return _BUILD[kind](language, council, reader)


def full(language: str, *_council: object) -> Document:
    return replace(build_report(plan(), proof=PROOF, language=language), frozen="{}")


def _changes(language: str, *_council: object) -> Document:
    before = Earlier(complete_content(), EARLIER)
    return build_changes(plan(), since=before, proof=PROOF, language=language)


def _application(language: str, council: CouncilReport, reader: User) -> Document:
    return build_application(gather(council, reader=reader, language=language))


def _sector(language: str, council: CouncilReport, reader: User) -> Document:
    key = sector_key(SECTORS[0])
    return build_portfolio(gather(council, reader=reader, language=language, sector=key), key)


_BUILD: dict[str, Callable[[str, CouncilReport, User], Document]] = {
    ReportKind.PLAN: full,
    ReportKind.BRIEF: lambda language, *_council: build_brief(plan(), proof=PROOF, language=language),
    ReportKind.CHANGES: _changes,
    ReportKind.APPLICATION: _application,
    ReportKind.BLANK: lambda language, *_council: build_blank(language=language, sectors=SECTORS[:1]),
    ReportKind.SECTOR: _sector,
}


def printed(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(print_document(document, PICTURES).data))
