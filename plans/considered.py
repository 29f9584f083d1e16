"""Which findings the office has considered, and which it has to look at again because they changed since."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.models import Consideration
from plans.validation import Finding, Level


@dataclass(frozen=True)
class Considered:
    """`settled` holds for the finding as it stands; `before` was said of its place when the figures were others."""

    finding: Finding
    settled: Consideration | None = None
    before: Consideration | None = None


def considered(findings: Iterable[Finding], considerations: Iterable[Consideration]) -> list[Considered]:
    """Return every finding with what the office said about it. What blocks is never settled by words."""
    said: dict[tuple[str, str, str], list[Consideration]] = {}
    for it in considerations:
        said.setdefault((it.code, it.section, it.place), []).append(it)
    return [_considered(finding, said.get((finding.code, finding.section, finding.place), [])) for finding in findings]


def _considered(finding: Finding, said: list[Consideration]) -> Considered:
    if not said or finding.level == Level.BLOCKS:
        return Considered(finding)
    settled = next((it for it in said if it.finding == finding.id), None)
    return Considered(finding, settled) if settled else Considered(finding, before=said[-1])


def unsettled(findings: Iterable[Considered]) -> tuple[Finding, ...]:
    return tuple(it.finding for it in findings if it.settled is None)
