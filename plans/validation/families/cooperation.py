"""Working with others: response systems, the nexus, and the objectives of IOM."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank, called, empty_text
from plans.validation.rules import Found, rule
from plans.validation.wording import say

CLUSTERS = "cluster"
CRISES = "O2"


@rule(
    "F-18",
    Level.WARNS,
    title=_("The response systems that are active are named"),
    why=demands.SYSTEMS,
    remedy=_(
        "Add the systems you work within: clusters, the refugee coordination, ministries, the United Nations "
        "country team."
    ),
)
def systems_named(case: Case) -> Iterator[Found]:
    if not case.content.coordination.systems:
        message = _(
            "No response system is named. Add those that are active in the country, from clusters to ministries."
        )
        yield "coordination", "systems", say(message)


@rule(
    "F-19",
    Level.WARNS,
    title=_("The plan says what it adds to each system"),
    why=demands.SYSTEMS,
    remedy=_(
        "Name one thing that the office brings to the system: data, a co-lead, stocks, transport, a joint assessment."
    ),
)
def contributions_said(case: Case) -> Iterator[Found]:
    for row in case.content.coordination.systems:
        if blank(row.contribution):
            message = _(
                "Say what the plan adds to “%(system)s”: joint assessments, shared data, a role in coordination."
            )
            system = row.name or case.named("response-system", row.system)
            yield "coordination", f"systems.{row.uid}.contribution", say(message, system=system)


@rule(
    "F-20",
    Level.WARNS,
    title=_("Each sector contributes to a system that is active"),
    why=demands.SYSTEMS,
    remedy=_(
        "Choose the systems that this sector works within. Systems that are not in the list are added under "
        "coordination first."
    ),
)
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


@rule(
    "F-21",
    Level.ADVISES,
    title=_("Each sector says how it contributes"),
    why=demands.SYSTEMS,
    remedy=_(
        "Write a sentence on what the sector does for the system, and choose the clusters where it works within them."
    ),
)
def contribution_described(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        if response.response_systems and blank(response.contribution):
            yield empty_text(key, "contribution", response, "contribution")
        if CLUSTERS in response.response_systems and not response.clusters:
            yield key, "clusters", say(_("This sector works within the clusters. Choose which."))


@rule(
    "F-22",
    Level.ADVISES,
    title=_("Each activity has its pillar of the nexus"),
    why=demands.NEXUS,
    remedy=_("Choose humanitarian, development or peace for the activity; several may hold."),
)
def pillars_chosen(case: Case) -> Iterator[Found]:
    for key, row in case.activities:
        if not row.pillars:
            message = _("“%(activity)s” has no pillar. Say whether it is humanitarian, development or peace work.")
            yield key, f"activities.{row.uid}.pillars", say(message, activity=called(row.title))


@rule(
    "F-23",
    Level.ADVISES,
    title=_("The plan reaches beyond one pillar"),
    why=demands.NEXUS,
    remedy=_(
        "Look for activities that also reduce needs or tensions and give them a second pillar. If there are none, "
        "say so when you submit."
    ),
)
def pillars_joined(case: Case) -> Iterator[Found]:
    pillars = {code for _key, row in case.activities for code in row.pillars}
    if len(pillars) == 1:
        message = _("All activities stand in one pillar: %(pillar)s. Is there work that links it to the other two?")
        yield "objectives", "objectives", say(message, pillar=case.named("hdpn-pillar", *pillars))


@rule(
    "F-24",
    Level.WARNS,
    title=_("Each objective serves a strategic objective"),
    why=demands.LINKS,
    remedy=_(
        "Choose the one strategic objective that the objective serves most; the list follows the set chosen in "
        "the section “Plan”."
    ),
)
def strategic_links(case: Case) -> Iterator[Found]:
    for row in case.content.objectives.objectives:
        if not row.strategic_objective:
            message = _("“%(objective)s” is linked to no strategic objective. Choose the one that it serves most.")
            place = f"objectives.{row.uid}.strategic_objective"
            yield "objectives", place, say(message, objective=called(row.title))


@rule(
    "F-25",
    Level.ADVISES,
    title=_("An objective serves the one on mobility in crises"),
    why=demands.LINKS,
    remedy=_(
        "Add the objective of the Migration Governance Framework on crises to the objective of the plan that serves it."
    ),
)
def migration_governance(case: Case) -> Iterator[Found]:
    rows = case.content.objectives.objectives
    if rows and not any(CRISES in row.migof for row in rows):
        message = _("No objective is linked to “%(migof)s”, which the framework exists for. Choose it where it fits.")
        yield "objectives", "objectives", say(message, migof=case.named("migof", CRISES))
