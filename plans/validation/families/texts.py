"""What a plan tells: the crisis, its texts, and rows that say what they are about."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank, unwritten
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say

ESSENTIAL = (
    ("crisis", "name"),
    ("crisis", "summary"),
    ("mobility", "overview"),
    ("context", "situation"),
    ("context", "needs"),
    ("people", "method"),
    ("modalities", "overview"),
    ("coordination", "overview"),
    ("monitoring", "approach"),
    ("capacity", "presence"),
)
USEFUL = (
    ("context", "response"),
    ("context", "gaps"),
    ("context", "assumptions"),
    ("objectives", "vision"),
    ("coordination", "joint_analysis"),
    ("partners", "approach"),
    ("risks", "overview"),
    ("monitoring", "data_collection"),
    ("monitoring", "evaluation"),
    ("monitoring", "learning"),
)


@rule(
    "C-09",
    Level.WARNS,
    title=_("The crisis is placed: onset, cause, place and phases"),
    why=demands.DEFINITION,
    remedy=_("Choose what holds under each heading. Several causes, places and phases may hold at once."),
)
def crisis_placed(case: Case) -> Iterator[Found]:
    crisis = case.content.crisis
    for name in ("onset", "causes", "places", "phases"):
        if not getattr(crisis, name):
            message = _("Nothing is chosen under “%(field)s”. Choose what holds.")
            yield "crisis", name, say(message, field=label(crisis, name))


@rule(
    "C-10",
    Level.WARNS,
    title=_("Essential texts are written"),
    why=demands.STRATEGY,
    remedy=_("Write a short paragraph now and refine it later: these are the texts that every reader looks for first."),
)
def essential_texts(case: Case) -> Iterator[Found]:
    yield from unwritten(case.content, ESSENTIAL)


@rule(
    "C-11",
    Level.ADVISES,
    title=_("Useful texts are written"),
    why=demands.STRATEGY,
    remedy=_(
        "Write what helps a reader to judge the plan. If there is nothing to say, leave it and say why under "
        "“Ready to submit?”."
    ),
)
def useful_texts(case: Case) -> Iterator[Found]:
    yield from unwritten(case.content, USEFUL)


@rule(
    "C-12",
    Level.WARNS,
    title=_("Each row says what it is about"),
    why=demands.STRATEGY,
    remedy=_(
        "Give the row its name or title, or remove the row. A row without one cannot be referred to in the report."
    ),
)
def rows_named(case: Case) -> Iterator[Found]:
    content = case.content
    tables = [
        ("context", "sources", "title", content.context.sources),
        ("objectives", "objectives", "title", content.objectives.objectives),
        ("partners", "partners", "name", content.partners.partners),
        ("risks", "risks", "description", content.risks.risks),
        ("funding", "contributions", "donor", content.funding.contributions),
        *((key, "activities", "title", response.activities) for key, response in case.responses),
        *((key, "indicators", "title", response.indicators) for key, response in case.responses),
    ]
    for section, table, name, rows in tables:
        for row in rows:
            if blank(getattr(row, name)):
                message = _("A row has nothing under “%(field)s”. Fill it in, or take the row out.")
                yield section, f"{table}.{row.uid}.{name}", say(message, field=label(row, name))
