"""How the office works: with people, against risks, with authorities and partners."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank, called, unwritten
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say

# Likelihood × impact: likely and grave, of at most 25.
SERIOUS = 12


@rule(
    "F-26",
    Level.WARNS,
    title=_("People take part, are informed and are heard"),
    why=demands.PEOPLE_FIRST,
    remedy=_(
        "Write how people take part in decisions, how they learn what they can expect, and how they can complain "
        "and get an answer."
    ),
)
def accountability(case: Case) -> Iterator[Found]:
    names = ("participation", "information", "feedback")
    yield from unwritten(case.content, [("accountability", name) for name in names])


@rule(
    "F-27",
    Level.WARNS,
    title=_("People are safe from abuse, and so are their data"),
    why=demands.PEOPLE_FIRST,
    remedy=_(
        "Write how staff and partners are trained and checked, name the function that reports go to, and say how "
        "personal data are kept."
    ),
)
def safe_from_abuse(case: Case) -> Iterator[Found]:
    names = ("psea", "psea_contact", "safeguarding")
    yield from unwritten(case.content, [("accountability", name) for name in names])


@rule(
    "F-28",
    Level.WARNS,
    title=_("Each risk is rated"),
    why=demands.RISKS,
    remedy=_("Choose a figure from 1 to 5 for likelihood and for impact. A guess of the team is better than none."),
)
def risks_rated(case: Case) -> Iterator[Found]:
    for row in case.content.risks.risks:
        for name in ("likelihood", "impact"):
            if getattr(row, name) is None:
                message = _("“%(field)s” is missing for the risk “%(risk)s”. Choose a figure.")
                text = say(message, field=label(row, name), risk=called(row.description))
                yield "risks", f"risks.{row.uid}.{name}", text


@rule(
    "F-29",
    Level.WARNS,
    title=_("Something is done about each risk"),
    why=demands.RISKS,
    remedy=_(
        "Write what the office does to make the risk less likely or less harmful. If nothing can be done, write "
        "that it is accepted, and why."
    ),
)
def risks_mitigated(case: Case) -> Iterator[Found]:
    for row in case.content.risks.risks:
        if blank(row.mitigation):
            message = _("Nothing is said against the risk “%(risk)s”. Say what is done, or why it is accepted.")
            yield "risks", f"risks.{row.uid}.mitigation", say(message, risk=called(row.description))


@rule(
    "F-30",
    Level.WARNS,
    title=_("The plan says how it works with the authorities"),
    why=demands.STATES,
    remedy=_("Write which authority leads the response and how the office works with it."),
)
def authorities(case: Case) -> Iterator[Found]:
    yield from unwritten(case.content, [("states", "cooperation"), ("coordination", "government_lead")])


@rule(
    "F-31",
    Level.ADVISES,
    title=_("A local partner takes part"),
    why=demands.PARTNERSHIPS,
    remedy=_("Mark the partners that are local or national, or plan a part that a local organization can take on."),
)
def local_partners(case: Case) -> Iterator[Found]:
    rows = case.content.partners.partners
    if rows and not any(row.local for row in rows):
        message = _("No partner is local or national. Mark those that are, or look for one that can take a part on.")
        yield "partners", "partners", say(message)


@rule(
    "F-32",
    Level.ADVISES,
    title=_("Figures are split by sex and age"),
    why=demands.EVIDENCE,
    remedy=_(
        "Fill in the grid as far as data go: leave cells empty where nobody knows. Sums need not reach the whole."
    ),
)
def figures_split(case: Case) -> Iterator[Found]:
    for row in case.content.people.figures:
        if not row.splits:
            message = _("“%(group)s” is not split by sex and age. Split it as far as the data go; unknown is allowed.")
            group = case.named("population-group", row.group)
            yield "people", f"figures.{row.uid}", say(message, group=group)


@rule(
    "F-33",
    Level.WARNS,
    title=_("Somebody watches each serious risk"),
    why=demands.RISKS,
    remedy=_("Name the function that watches the risk and acts when it comes near, such as the head of a sub-office."),
)
def serious_risks_owned(case: Case) -> Iterator[Found]:
    for row in case.content.risks.risks:
        if (row.seriousness or 0) >= SERIOUS and blank(row.owner):
            message = _("“%(risk)s” is a serious risk, and nobody is named who watches it. Name a function.")
            yield "risks", f"risks.{row.uid}.owner", say(message, risk=called(row.description))
