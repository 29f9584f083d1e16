"""The documents of the demo: every kind in every language and format, asked for and made as people have them made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from time import perf_counter
from typing import Any, Protocol

from mcof.accounts.adapter import DEMO_DOMAIN
from mcof.accounts.models import User
from plans.models import CouncilReport, Language, Plan, Report, ReportFormat, ReportKind, ReportState
from plans.reports import jobs

REFERENCE = "SSD-2026-01"
SECTOR = "S21-03"
KINDS = ("plan", "part", "brief", "changes", "blank", "application", "sector")
FORMATS = tuple(it.value for it in ReportFormat if it.is_document)


class Ask(Protocol):
    def __call__(self, *, language: str, file_format: str) -> Report: ...


class NotMade(Exception):
    """A document that was asked for and is not there."""


@dataclass(frozen=True)
class Made:
    kind: str
    report: Report
    seconds: float


def documents(
    languages: Iterable[str] = Language.values, *, kinds: Iterable[str] = KINDS, formats: Iterable[str] = FORMATS
) -> Iterator[Made]:
    """Yield every document of the demo as soon as it is made. Raises NotMade naming the first that could not be."""
    ways = _ways()
    for kind, language, file_format in product(kinds, languages, formats):
        began = perf_counter()
        report = ways[kind](language=language, file_format=file_format)
        jobs.run(report.pk)
        report.refresh_from_db()
        if report.state != ReportState.DONE:
            raise NotMade(f"{kind} in {language} as {file_format}: {report.error}")
        yield Made(kind, report, perf_counter() - began)


def ask_for_some() -> None:
    """Let people find documents of theirs without waiting: a worker makes them while the demo starts."""
    if Report.objects.exists():
        return
    council = CouncilReport.objects.latest("ends_on")
    _of_plan("drafter")(language="en", file_format=ReportFormat.PDF)
    _of_plan("focalpoint", kind=ReportKind.BRIEF)(language="en", file_format=ReportFormat.WORD)
    jobs.ask_application(council, language="en", file_format=ReportFormat.PDF, by=_person("reviewer"))


def _ways() -> dict[str, Ask]:
    """Return how each kind is asked for; a part is the full plan, as a State reads it that was shown some sections."""
    council = CouncilReport.objects.latest("ends_on")
    return {
        ReportKind.PLAN: _of_plan("drafter"),
        "part": _of_plan("uganda"),
        ReportKind.BRIEF: _of_plan("drafter", kind=ReportKind.BRIEF),
        ReportKind.CHANGES: _changes("drafter"),
        ReportKind.BLANK: partial(jobs.ask_blank, by=_person("drafter")),
        ReportKind.APPLICATION: partial(jobs.ask_application, council, by=_person("reviewer")),
        ReportKind.SECTOR: partial(jobs.ask_application, council, sector=SECTOR, by=_person("reviewer")),
    }


def _of_plan(who: str, **wish: Any) -> Ask:
    plan = Plan.objects.get(reference=REFERENCE)
    return partial(jobs.ask_report, plan, version=plan.versions.latest("number"), by=_person(who), **wish)


def _changes(who: str) -> Ask:
    first = Plan.objects.get(reference=REFERENCE).versions.earliest("number")
    return _of_plan(who, kind=ReportKind.CHANGES, since=first)


def _person(key: str) -> User:
    return User.objects.get(email=f"{key}@{DEMO_DOMAIN}")
