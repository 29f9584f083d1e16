"""Which kinds of documents there are: how a worker reads what each is made from, and what builds it from that."""

from collections.abc import Callable
from typing import TypeAlias, cast

from mcof.accounts.models import User
from plans.access import rights
from plans.content import RESPONSE_PREFIX, PlanContent, load
from plans.extent import WHOLE, Extent, columns_of, common, extent_of, part_of
from plans.models import CouncilReport, Plan, PlanVersion, Report, ReportKind
from plans.reports.application import build_application, build_portfolio, gather, sector_key
from plans.reports.blank import build_blank
from plans.reports.brief import build_brief
from plans.reports.build import build_report, with_frozen
from plans.reports.changes import Earlier, build_changes
from plans.reports.proof import OUTSIDERS, Proof, proof_of_draft, proof_of_version
from plans.reports.tree import Document

Build: TypeAlias = Callable[[], Document]
"""Builds the document from what has been read: it asks the database for nothing any more."""


def read(report: Report) -> Build:
    """Read what the report is made from, noting in it how much that is. Raises Refused for what may not be read."""
    return _READ[ReportKind(report.kind)](report)


def _plan(report: Report) -> Build:
    content, proof = _material(report)

    def build() -> Document:
        document = build_report(content, proof=proof, language=report.language, symbol=report.symbol)
        return with_frozen(document, content, proof)

    return build


def _brief(report: Report) -> Build:
    content, proof = _material(report)
    return lambda: build_brief(content, proof=proof, language=report.language, symbol=report.symbol)


def _changes(report: Report) -> Build:
    earlier = cast("PlanVersion", report.since)  # the database keeps no changes without it
    extent, states = _given_to(report, earlier)
    if report.version:
        extent = common(extent, _given_to(report, report.version)[0])
    content, proof = _material(report, extent)
    since = Earlier(part_of(earlier, extent), proof_of_version(earlier, extent, states))
    return lambda: build_changes(content, since=since, proof=proof, language=report.language, symbol=report.symbol)


def _application(report: Report) -> Build:
    council, reader = cast("CouncilReport", report.council), cast("User", report.asked_by)
    across = gather(council, reader=reader, language=report.language)
    return lambda: build_application(across, symbol=report.symbol)


def _blank(report: Report) -> Build:
    chosen = extent_of(report).sections
    sectors = None if chosen is None else {it.removeprefix(RESPONSE_PREFIX) for it in chosen}
    return lambda: build_blank(language=report.language, sectors=sectors)


def _sector(report: Report) -> Build:
    council, reader = cast("CouncilReport", report.council), cast("User", report.asked_by)
    key = sector_key(report.sector)
    across = gather(council, reader=reader, language=report.language, sector=key)
    return lambda: build_portfolio(across, key, symbol=report.symbol)


def _material(report: Report, extent: Extent | None = None) -> tuple[PlanContent, Proof]:
    """Read as much as may be read, or what of that is within the extent."""
    if report.version is None:
        plan = cast("Plan", report.plan)
        content = load(plan)
        return content, proof_of_draft(plan, content)
    given, states = _given_to(report, report.version)
    extent = extent or given
    kept = columns_of(extent)
    report.sections, report.languages = kept["sections"], kept["languages"]
    return part_of(report.version, extent), proof_of_version(report.version, extent, states)


def _given_to(report: Report, version: PlanVersion) -> tuple[Extent, frozenset[str] | None]:
    """Return what of a version goes to whoever the report is for, and of which States' answers."""
    if report.asked_by is None:
        return (extent_of(report.link), OUTSIDERS) if report.link else (WHOLE, None)
    allowed = rights(report.asked_by, version.plan)
    return allowed.extent(version), allowed.states


_READ: dict[ReportKind, Callable[[Report], Build]] = {
    ReportKind.PLAN: _plan,
    ReportKind.BRIEF: _brief,
    ReportKind.CHANGES: _changes,
    ReportKind.APPLICATION: _application,
    ReportKind.BLANK: _blank,
    ReportKind.SECTOR: _sector,
}
