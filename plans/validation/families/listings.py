"""What a plan lists and counts: sources, groups, partners, risks, funding, staff."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank, called
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say


@rule(
    "C-13",
    Level.WARNS,
    title=_("Sources are named"),
    why=demands.EVIDENCE,
    remedy=_(
        "List the assessments, tracking rounds and reports that the figures come from, each with its date of "
        "publication."
    ),
)
def sources(case: Case) -> Iterator[Found]:
    if not case.content.context.sources:
        yield "context", "sources", say(_("No source is named. List what the analysis and the figures rest on."))
    for row in case.content.context.sources:
        if row.published_on is None:
            message = _("The source “%(source)s” has no date. Give it, so that readers know how old the facts are.")
            yield "context", f"sources.{row.uid}.published_on", say(message, source=called(row.title))


@rule(
    "C-14",
    Level.WARNS,
    title=_("The plan says whom it means"),
    why=demands.EVIDENCE,
    remedy=_(
        "Add a row for each group that the plan means, such as displaced people, returnees and host communities. "
        "Figures may stay unknown."
    ),
)
def population_groups(case: Case) -> Iterator[Found]:
    if not case.content.people.figures:
        yield "people", "figures", say(_("No population group is listed. Add each group that the plan means."))


@rule(
    "C-15",
    Level.WARNS,
    title=_("People in need and people targeted are counted"),
    why=demands.EVIDENCE,
    remedy=_("Enter the best estimate there is, and describe under the method how it was made and how sure it is."),
)
def totals(case: Case) -> Iterator[Found]:
    for name in ("in_need", "targeted"):
        if getattr(case.content.people, name) is None:
            message = _("The total “%(field)s” is missing. Give the best figure there is, and say how it was made.")
            yield "people", name, say(message, field=label(case.content.people, name))


@rule(
    "C-16",
    Level.WARNS,
    title=_("Strategic objectives and age bands are chosen"),
    why=demands.LINKS,
    remedy=_(
        "Choose the strategic objectives and the age bands that your office reports by. Objectives and splits can "
        "be filled in only after that."
    ),
)
def sets(case: Case) -> Iterator[Found]:
    for name in ("objective_set", "band_set"):
        if not getattr(case.content.identity, name):
            message = _("“%(field)s” is not chosen. Choose the set that the office works with.")
            yield "identity", name, say(message, field=label(case.content.identity, name))


@rule(
    "C-17",
    Level.WARNS,
    title=_("Each activity says where and for whom"),
    why=demands.SECTORS,
    remedy=_("Name the district or site, or give its P-code, and choose the groups that the activity reaches."),
)
def activities_placed(case: Case) -> Iterator[Found]:
    for key, row in case.activities:
        if blank(row.location) and blank(row.pcode):
            message = _("“%(activity)s” has no place. Name the area, or give its P-code.")
            yield key, f"activities.{row.uid}.location", say(message, activity=called(row.title))
        if not row.target_groups:
            message = _("“%(activity)s” does not say for whom. Choose the groups that it reaches.")
            yield key, f"activities.{row.uid}.target_groups", say(message, activity=called(row.title))


@rule(
    "C-18",
    Level.WARNS,
    title=_("Partners are named"),
    why=demands.PARTNERSHIPS,
    remedy=_(
        "Add those who carry out activities with you and choose what kind of organization each is. Authorities "
        "and community groups count too."
    ),
)
def partners(case: Case) -> Iterator[Found]:
    if not case.content.partners.partners:
        yield "partners", "partners", say(_("No partner is named. Add those with whom the activities are carried out."))
    for row in case.content.partners.partners:
        if not row.partner_type:
            message = _("“%(partner)s” has no type. Choose what kind of organization it is.")
            yield "partners", f"partners.{row.uid}.partner_type", say(message, partner=called(row.name))


@rule(
    "C-19",
    Level.WARNS,
    title=_("Risks are named"),
    why=demands.RISKS,
    remedy=_(
        "Add the two or three things most likely to stop the work or to harm people, with what is done about each."
    ),
)
def risks(case: Case) -> Iterator[Found]:
    if not case.content.risks.risks:
        yield "risks", "risks", say(_("No risk is named. Add those that could stop the work or harm people."))


@rule(
    "C-20",
    Level.WARNS,
    title=_("The funding situation is described"),
    why=demands.COSTS,
    remedy=_(
        "List what donors have confirmed. If nothing is confirmed yet, write exactly that: it is what donors need "
        "to know."
    ),
)
def funding(case: Case) -> Iterator[Found]:
    if blank(case.content.funding.note) and not case.content.funding.contributions:
        message = _("Nothing is said on funding. List what is confirmed, or say that nothing is yet.")
        yield "funding", "note", say(message)


@rule(
    "C-21",
    Level.ADVISES,
    title=_("The office says how many people it has"),
    why=demands.STRATEGY,
    remedy=_("Enter how many people work for the office on this crisis, national and international staff together."),
)
def staff(case: Case) -> Iterator[Found]:
    if case.content.capacity.staff is None:
        yield "capacity", "staff", say(_("The number of staff is missing. It shows what the office can carry."))


@rule(
    "C-22",
    Level.ADVISES,
    title=_("The areas concerned are named"),
    why=demands.EVIDENCE,
    remedy=_("Name the provinces, districts or border points that the plan means, or write that it means the country."),
)
def areas(case: Case) -> Iterator[Found]:
    for row in case.content.identity.countries:
        if row.country and blank(row.areas):
            message = _("No area of %(country)s is named. Name those that the plan means, or say that it is all of it.")
            country = case.named("country", row.country)
            yield "identity", f"countries.{row.uid}.areas", say(message, country=country)


@rule(
    "C-23",
    Level.ADVISES,
    title=_("Each activity says with whom, where most activities do"),
    why=demands.PARTNERSHIPS,
    remedy=_("Name the partner that carries the activity out, or write that the office does it alone."),
)
def activities_partnered(case: Case) -> Iterator[Found]:
    alone = [(key, row) for key, row in case.activities if blank(row.partner)]
    if 2 * len(alone) < len(case.activities):
        for key, row in alone:
            message = _("Most activities say with whom they are carried out; “%(activity)s” does not.")
            yield key, f"activities.{row.uid}.partner", say(message, activity=called(row.title))
