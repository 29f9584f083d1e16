"""The five cross-cutting issues: to what extent, when and how each sector takes them in."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank
from plans.validation.rules import Found, rule
from plans.validation.wording import say

NOT_YET = "0"


@rule(
    "F-10",
    Level.BLOCKS,
    title=_("Each sector says to what extent it takes in each issue"),
    why=demands.ISSUES,
    remedy=_("Choose an extent for each of the five issues. “Not yet” is an honest answer and only needs a reason."),
)
def extents_chosen(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        stated = {row.issue for row in response.issues if row.extent}
        missing = [entry for entry in case.issues if entry.code not in stated]
        if missing:
            message = _("Choose to what extent this sector takes in: %(issues)s. “Not yet” is an answer too.")
            yield key, "issues", say(message, issues=missing)


@rule(
    "F-11",
    Level.BLOCKS,
    title=_("An issue that is taken in says when and how"),
    why=demands.ISSUES,
    remedy=_(
        "Choose when the issue is taken in and write one thing that is done differently because of it, in this "
        "sector and not in general."
    ),
)
def statements_whole(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.issues:
            if row.extent and row.extent != NOT_YET:
                if not row.when:
                    message = _("Say when “%(issue)s” is taken in: at assessment, design, delivery or monitoring.")
                    yield key, f"issues.{row.uid}.when", say(message, issue=case.named("issue", row.issue))
                if blank(row.how):
                    message = _("Say how “%(issue)s” is taken in: one thing that is done differently is enough.")
                    yield key, f"issues.{row.uid}.how", say(message, issue=case.named("issue", row.issue))


@rule(
    "F-12",
    Level.BLOCKS,
    title=_("An issue that is not yet taken in says why"),
    why=demands.ISSUES,
    remedy=_(
        "Write in one sentence why the issue is not taken in yet and what it would take to begin: staff, data, "
        "money, a decision."
    ),
)
def gaps_explained(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.issues:
            if row.extent == NOT_YET and blank(row.how):
                message = _("“%(issue)s” is not taken in yet. Say why, and what would be needed.")
                yield key, f"issues.{row.uid}.how", say(message, issue=case.named("issue", row.issue))


@rule(
    "F-13",
    Level.WARNS,
    title=_("Each issue is taken in by some sector"),
    why=demands.ISSUES,
    remedy=_("Find one sector where a first step is possible within the plan’s time, and describe that step."),
)
def issues_somewhere(case: Case) -> Iterator[Found]:
    extents: dict[str, set[str]] = {}
    for _key, response in case.responses:
        for row in response.issues:
            extents.setdefault(row.issue, set()).add(row.extent)
    nowhere = [entry for entry in case.issues if extents.get(entry.code) == {NOT_YET}]
    if nowhere:
        message = _("No sector takes these in yet: %(issues)s. Find one where a start can be made.")
        yield "responses", "", say(message, issues=nowhere)
