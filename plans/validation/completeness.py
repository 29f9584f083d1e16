"""What every plan says, whatever its crisis."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank, called, empty_text, unwritten
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


@rule("C-01", Level.BLOCKS, title=_("The plan has a title"), why=demands.IDENTITY)
def title(case: Case) -> Iterator[Found]:
    if blank(case.content.identity.title):
        yield "identity", "title", say(_("The plan has no title. Name the country or the crisis, and the years."))


@rule("C-02", Level.BLOCKS, title=_("The plan names the countries concerned"), why=demands.IDENTITY)
def countries(case: Case) -> Iterator[Found]:
    if not any(case.content.country_codes):
        yield "identity", "countries", say(_("No country is named. Choose every country that the plan concerns."))


@rule("C-03", Level.BLOCKS, title=_("The plan has a first and a last day"), why=demands.IDENTITY)
def period(case: Case) -> Iterator[Found]:
    for name in ("starts_on", "ends_on"):
        if getattr(case.content.identity, name) is None:
            message = _("“%(field)s” is missing. Give the date; it can still be changed while the plan is a draft.")
            yield "identity", name, say(message, field=label(case.content.identity, name))


@rule("C-04", Level.BLOCKS, title=_("The type of crisis is chosen"), why=demands.DEFINITION)
def crisis_types(case: Case) -> Iterator[Found]:
    if not case.content.crisis.crisis_types:
        yield "crisis", "crisis_types", say(_("No type of crisis is chosen. Choose at least one; several may hold."))


@rule("C-05", Level.BLOCKS, title=_("The plan has an objective"), why=demands.STRATEGY)
def objectives(case: Case) -> Iterator[Found]:
    if all(blank(row.title) for row in case.content.objectives.objectives):
        yield "objectives", "objectives", say(_("The plan has no objective. Add one that sectors can work towards."))


@rule("C-06", Level.BLOCKS, title=_("The plan answers in a sector of assistance"), why=demands.SECTORS)
def responses(case: Case) -> Iterator[Found]:
    if not case.content.responses:
        yield (
            "responses",
            "",
            say(_("No sector of assistance is chosen. Choose the sectors in which the plan answers.")),
        )


@rule("C-07", Level.BLOCKS, title=_("Each sector says what people need and how it is answered"), why=demands.SECTORS)
def needs_and_approaches(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for name in ("need", "approach"):
            if blank(getattr(response, name)):
                yield empty_text(key, name, response, name)


@rule("C-08", Level.BLOCKS, title=_("Each sector has an activity"), why=demands.SECTORS)
def activities(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        if not response.activities:
            yield (
                key,
                "activities",
                say(_("This sector has no activity. Add what is done here, or take the sector out.")),
            )


@rule("C-09", Level.WARNS, title=_("The crisis is placed: onset, cause, place and phases"), why=demands.DEFINITION)
def crisis_placed(case: Case) -> Iterator[Found]:
    crisis = case.content.crisis
    for name in ("onset", "causes", "places", "phases"):
        if not getattr(crisis, name):
            message = _("Nothing is chosen under “%(field)s”. Choose what holds.")
            yield "crisis", name, say(message, field=label(crisis, name))


@rule("C-10", Level.WARNS, title=_("Essential texts are written"), why=demands.STRATEGY)
def essential_texts(case: Case) -> Iterator[Found]:
    yield from unwritten(case.content, ESSENTIAL)


@rule("C-11", Level.ADVISES, title=_("Useful texts are written"), why=demands.STRATEGY)
def useful_texts(case: Case) -> Iterator[Found]:
    yield from unwritten(case.content, USEFUL)


@rule("C-12", Level.WARNS, title=_("Each row says what it is about"), why=demands.STRATEGY)
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


@rule("C-13", Level.WARNS, title=_("Sources are named"), why=demands.EVIDENCE)
def sources(case: Case) -> Iterator[Found]:
    if not case.content.context.sources:
        yield "context", "sources", say(_("No source is named. List what the analysis and the figures rest on."))
    for row in case.content.context.sources:
        if row.published_on is None:
            message = _("The source “%(source)s” has no date. Give it, so that readers know how old the facts are.")
            yield "context", f"sources.{row.uid}.published_on", say(message, source=called(row.title))


@rule("C-14", Level.WARNS, title=_("The plan says whom it means"), why=demands.EVIDENCE)
def population_groups(case: Case) -> Iterator[Found]:
    if not case.content.people.figures:
        yield "people", "figures", say(_("No population group is listed. Add each group that the plan means."))


@rule("C-15", Level.WARNS, title=_("People in need and people targeted are counted"), why=demands.EVIDENCE)
def totals(case: Case) -> Iterator[Found]:
    for name in ("in_need", "targeted"):
        if getattr(case.content.people, name) is None:
            message = _("The total “%(field)s” is missing. Give the best figure there is, and say how it was made.")
            yield "people", name, say(message, field=label(case.content.people, name))


@rule("C-16", Level.WARNS, title=_("Strategic objectives and age bands are chosen"), why=demands.LINKS)
def sets(case: Case) -> Iterator[Found]:
    for name in ("objective_set", "band_set"):
        if not getattr(case.content.identity, name):
            message = _("“%(field)s” is not chosen. Choose the set that the office works with.")
            yield "identity", name, say(message, field=label(case.content.identity, name))


@rule("C-17", Level.WARNS, title=_("Each activity says where and for whom"), why=demands.SECTORS)
def activities_placed(case: Case) -> Iterator[Found]:
    for key, row in case.activities:
        if blank(row.location) and blank(row.pcode):
            message = _("“%(activity)s” has no place. Name the area, or give its P-code.")
            yield key, f"activities.{row.uid}.location", say(message, activity=called(row.title))
        if not row.target_groups:
            message = _("“%(activity)s” does not say for whom. Choose the groups that it reaches.")
            yield key, f"activities.{row.uid}.target_groups", say(message, activity=called(row.title))


@rule("C-18", Level.WARNS, title=_("Partners are named"), why=demands.PARTNERSHIPS)
def partners(case: Case) -> Iterator[Found]:
    if not case.content.partners.partners:
        yield "partners", "partners", say(_("No partner is named. Add those with whom the activities are carried out."))
    for row in case.content.partners.partners:
        if not row.partner_type:
            message = _("“%(partner)s” has no type. Choose what kind of organization it is.")
            yield "partners", f"partners.{row.uid}.partner_type", say(message, partner=called(row.name))


@rule("C-19", Level.WARNS, title=_("Risks are named"), why=demands.RISKS)
def risks(case: Case) -> Iterator[Found]:
    if not case.content.risks.risks:
        yield "risks", "risks", say(_("No risk is named. Add those that could stop the work or harm people."))


@rule("C-20", Level.WARNS, title=_("The funding situation is described"), why=demands.COSTS)
def funding(case: Case) -> Iterator[Found]:
    if blank(case.content.funding.note) and not case.content.funding.contributions:
        message = _("Nothing is said on funding. List what is confirmed, or say that nothing is yet.")
        yield "funding", "note", say(message)


@rule("C-21", Level.ADVISES, title=_("The office says how many people it has"), why=demands.STRATEGY)
def staff(case: Case) -> Iterator[Found]:
    if case.content.capacity.staff is None:
        yield "capacity", "staff", say(_("The number of staff is missing. It shows what the office can carry."))
