"""What the framework asks of working together: response systems, the nexus, States, partners and people."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank, called, empty_text, unwritten
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say

CLUSTERS = "cluster"
CRISES = "O2"


@rule("F-18", Level.WARNS, title=_("The response systems that are active are named"), why=demands.SYSTEMS)
def systems_named(case: Case) -> Iterator[Found]:
    if not case.content.coordination.systems:
        message = _(
            "No response system is named. Add those that are active in the country, from clusters to ministries."
        )
        yield "coordination", "systems", say(message)


@rule("F-19", Level.WARNS, title=_("The plan says what it adds to each system"), why=demands.SYSTEMS)
def contributions_said(case: Case) -> Iterator[Found]:
    for row in case.content.coordination.systems:
        if blank(row.contribution):
            message = _(
                "Say what the plan adds to “%(system)s”: joint assessments, shared data, a role in coordination."
            )
            system = row.name or case.named("response-system", row.system)
            yield "coordination", f"systems.{row.uid}.contribution", say(message, system=system)


@rule("F-20", Level.WARNS, title=_("Each sector contributes to a system that is active"), why=demands.SYSTEMS)
def sectors_contribute(case: Case) -> Iterator[Found]:
    active = {row.system for row in case.content.coordination.systems}
    for key, response in case.responses:
        if not response.response_systems:
            message = _("This sector contributes to no response system. Choose those that its activities are part of.")
            yield key, "response_systems", say(message)
        other = [case.named("response-system", code) for code in response.response_systems if code not in active]
        if other:
            message = _(
                "Not among the active systems: %(systems)s. Add them under coordination, or take them out here."
            )
            yield key, "response_systems", say(message, systems=other)


@rule("F-21", Level.ADVISES, title=_("Each sector says how it contributes"), why=demands.SYSTEMS)
def contribution_described(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        if response.response_systems and blank(response.contribution):
            yield empty_text(key, "contribution", response, "contribution")
        if CLUSTERS in response.response_systems and not response.clusters:
            yield key, "clusters", say(_("This sector works within the clusters. Choose which."))


@rule("F-22", Level.ADVISES, title=_("Each activity has its pillar of the nexus"), why=demands.NEXUS)
def pillars_chosen(case: Case) -> Iterator[Found]:
    for key, row in case.activities:
        if not row.pillars:
            message = _("“%(activity)s” has no pillar. Say whether it is humanitarian, development or peace work.")
            yield key, f"activities.{row.uid}.pillars", say(message, activity=called(row.title))


@rule("F-23", Level.ADVISES, title=_("The plan reaches beyond one pillar"), why=demands.NEXUS)
def pillars_joined(case: Case) -> Iterator[Found]:
    pillars = {code for _key, row in case.activities for code in row.pillars}
    if len(pillars) == 1:
        message = _("All activities stand in one pillar: %(pillar)s. Is there work that links it to the other two?")
        yield "objectives", "objectives", say(message, pillar=case.named("hdpn-pillar", *pillars))


@rule("F-24", Level.WARNS, title=_("Each objective serves a strategic objective"), why=demands.LINKS)
def strategic_links(case: Case) -> Iterator[Found]:
    for row in case.content.objectives.objectives:
        if not row.strategic_objective:
            message = _("“%(objective)s” is linked to no strategic objective. Choose the one that it serves most.")
            place = f"objectives.{row.uid}.strategic_objective"
            yield "objectives", place, say(message, objective=called(row.title))


@rule("F-25", Level.ADVISES, title=_("An objective serves the one on mobility in crises"), why=demands.LINKS)
def migration_governance(case: Case) -> Iterator[Found]:
    rows = case.content.objectives.objectives
    if rows and not any(CRISES in row.migof for row in rows):
        message = _("No objective is linked to “%(migof)s”, which the framework exists for. Choose it where it fits.")
        yield "objectives", "objectives", say(message, migof=case.named("migof", CRISES))


@rule("F-26", Level.WARNS, title=_("People take part, are informed and are heard"), why=demands.PEOPLE_FIRST)
def accountability(case: Case) -> Iterator[Found]:
    names = ("participation", "information", "feedback")
    yield from unwritten(case.content, [("accountability", name) for name in names])


@rule("F-27", Level.WARNS, title=_("People are safe from abuse, and so are their data"), why=demands.PEOPLE_FIRST)
def safe_from_abuse(case: Case) -> Iterator[Found]:
    names = ("psea", "psea_contact", "safeguarding")
    yield from unwritten(case.content, [("accountability", name) for name in names])


@rule("F-28", Level.WARNS, title=_("Each risk is rated"), why=demands.RISKS)
def risks_rated(case: Case) -> Iterator[Found]:
    for row in case.content.risks.risks:
        for name in ("likelihood", "impact"):
            if getattr(row, name) is None:
                message = _("“%(field)s” is missing for the risk “%(risk)s”. Choose a figure.")
                text = say(message, field=label(row, name), risk=called(row.description))
                yield "risks", f"risks.{row.uid}.{name}", text


@rule("F-29", Level.WARNS, title=_("Something is done about each risk"), why=demands.RISKS)
def risks_mitigated(case: Case) -> Iterator[Found]:
    for row in case.content.risks.risks:
        if blank(row.mitigation):
            message = _("Nothing is said against the risk “%(risk)s”. Say what is done, or why it is accepted.")
            yield "risks", f"risks.{row.uid}.mitigation", say(message, risk=called(row.description))


@rule("F-30", Level.WARNS, title=_("The plan says how it works with the authorities"), why=demands.STATES)
def authorities(case: Case) -> Iterator[Found]:
    yield from unwritten(case.content, [("states", "cooperation"), ("coordination", "government_lead")])


@rule("F-31", Level.ADVISES, title=_("A local partner takes part"), why=demands.PARTNERSHIPS)
def local_partners(case: Case) -> Iterator[Found]:
    rows = case.content.partners.partners
    if rows and not any(row.local for row in rows):
        message = _("No partner is local or national. Mark those that are, or look for one that can take a part on.")
        yield "partners", "partners", say(message)


@rule("F-32", Level.ADVISES, title=_("Figures are split by sex and age"), why=demands.EVIDENCE)
def figures_split(case: Case) -> Iterator[Found]:
    for row in case.content.people.figures:
        if not row.splits:
            message = _("“%(group)s” is not split by sex and age. Split it as far as the data go; unknown is allowed.")
            group = case.named("population-group", row.group)
            yield "people", f"figures.{row.uid}", say(message, group=group)
