"""Whether codes exist, are in use, and belong where they stand."""

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext_lazy as _
from pycountry import countries

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import called
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say


@rule(
    "X-01",
    Level.BLOCKS,
    title=_("Every code is known"),
    why=demands.CODES,
    remedy=_("Open the field and choose again from the list. Unknown codes come from files or other systems."),
)
def codes_known(case: Case) -> Iterator[Found]:
    edition = case.content.edition
    if case.catalogue.find("edition", edition) is None:
        yield (
            "identity",
            "",
            say(_("The edition “%(code)s” is not known. Ask an administrator to load it."), code=edition),
        )
    for it in case.strays:
        if case.catalogue.find(it.vocabulary, it.code) is None:
            message = _("“%(code)s” under “%(field)s” is not known. Choose one from the list.")
            yield it.section, it.place, say(message, code=it.code, field=label(it.owner, it.field))


@rule(
    "X-02",
    Level.WARNS,
    title=_("No code is retired"),
    why=demands.CODES,
    remedy=_("Open the field and choose what took the place of the old item. The old one is kept until you do."),
)
def codes_in_use(case: Case) -> Iterator[Found]:
    for it in case.strays:
        entry = case.catalogue.find(it.vocabulary, it.code)
        if entry is not None:
            message = _("“%(entry)s” under “%(field)s” is no longer in use. Choose what took its place.")
            yield it.section, it.place, say(message, entry=entry, field=label(it.owner, it.field))


@rule(
    "X-03",
    Level.BLOCKS,
    title=_("Sectors are of the edition that the plan follows"),
    why=demands.CODES,
    remedy=_(
        "Choose a sector of the plan’s own edition and move the texts over, or ask for the response to be placed "
        "by the mapping."
    ),
)
def sectors_of_edition(case: Case) -> Iterator[Found]:
    edition = case.content.edition
    for key, response in case.responses:
        if _elsewhere(case, "sector", response.sector, edition):
            message = _("“%(sector)s” is not of the edition “%(edition)s”. Choose a sector of that edition instead.")
            names = {"sector": case.named("sector", response.sector), "edition": case.named("edition", edition)}
            yield key, "", say(message, **names)


@rule(
    "X-04",
    Level.BLOCKS,
    title=_("Strategic objectives are of the set that the plan chose"),
    why=demands.CODES,
    remedy=_("Choose a strategic objective of the set, or change the set in the section “Plan”."),
)
def objectives_of_set(case: Case) -> Iterator[Found]:
    chosen = case.content.identity.objective_set
    for row in case.content.objectives.objectives:
        if chosen and _elsewhere(case, "strategic-objective", row.strategic_objective, chosen):
            message = _("“%(objective)s” is not of the set “%(set)s”. Choose one that is, or another set.")
            objective = case.named("strategic-objective", row.strategic_objective)
            text = say(message, objective=objective, set=case.named("objective-set", chosen))
            yield "objectives", f"objectives.{row.uid}.strategic_objective", text


@rule(
    "X-05",
    Level.BLOCKS,
    title=_("Age bands are of the set that the plan chose"),
    why=demands.CODES,
    remedy=_("Enter the figures under the bands of the set, or change the set in the section “Plan”."),
)
def bands_of_set(case: Case) -> Iterator[Found]:
    chosen = case.content.identity.band_set
    for row in case.content.people.figures:
        for split in row.splits:
            if chosen and _elsewhere(case, "age-band", split.band, chosen):
                message = _("“%(band)s” is not of the set “%(set)s”. Choose a band that is, or another set.")
                text = say(message, band=case.named("age-band", split.band), set=case.named("band-set", chosen))
                yield "people", f"figures.{row.uid}.splits.{split.uid}.band", text


def _elsewhere(case: Case, vocabulary: str, code: str, scope: str) -> bool:
    """Whether the code is known, but not in this edition or set."""
    return case.catalogue.find(vocabulary, code, scope) is None and case.catalogue.find(vocabulary, code) is not None


@rule(
    "X-06",
    Level.BLOCKS,
    title=_("Sectors serve objectives that the plan has"),
    why=demands.CODES,
    remedy=_("Choose the objectives of the sector again: one of them was removed from the plan."),
)
def objectives_exist(case: Case) -> Iterator[Found]:
    known = {row.uid for row in case.content.objectives.objectives}
    for key, response in case.responses:
        if not known.issuperset(response.objectives):
            message = _("This sector serves an objective that the plan no longer has. Choose again.")
            yield key, "objectives", say(message)


@rule(
    "X-07",
    Level.WARNS,
    title=_("Partners work in sectors of the plan"),
    why=demands.CODES,
    remedy=_("Add the sector to the plan, or take it out of the partner’s row."),
)
def partners_in_sectors(case: Case) -> Iterator[Found]:
    chosen = {response.sector for response in case.content.responses}
    for row in case.content.partners.partners:
        other = [case.named("sector", code) for code in row.sectors if code not in chosen]
        if other:
            message = _(
                "“%(partner)s” works in sectors that the plan has not: %(sectors)s. Add them, or take them out."
            )
            yield "partners", f"partners.{row.uid}.sectors", say(message, partner=called(row.name), sectors=other)


@rule(
    "X-08",
    Level.WARNS,
    title=_("Nothing is listed twice"),
    why=demands.CODES,
    remedy=_("Copy what is worth keeping into one of the rows and remove the other."),
)
def listed_once(case: Case) -> Iterator[Found]:
    content = case.content
    issue, modality = ("issues", "issue", "issue"), ("modalities", "modality", "modality")
    tables = [
        ("identity", "countries", "country", "country", content.identity.countries),
        ("mobility", "dimensions", "dimension", "mobility-dimension", content.mobility.dimensions),
        ("modalities", "absences", "modality", "modality", content.modalities.absences),
        *((key, *issue, response.issues) for key, response in case.responses),
        *((key, *modality, response.modalities) for key, response in case.responses),
    ]
    for section, table, name, vocabulary, rows in tables:
        seen: set[str] = set()
        for row in rows:
            code = getattr(row, name)
            if code in seen:
                message = _("“%(name)s” is listed twice. Keep one row, with what both say.")
                yield section, f"{table}.{row.uid}", say(message, name=case.named(vocabulary, code))
            seen.add(code)


@rule(
    "X-09",
    Level.ADVISES,
    title=_("P-codes are of the countries concerned"),
    why=demands.CODES,
    remedy=_("Copy the P-code anew from the list of administrative areas, or add the country to the plan."),
)
def pcodes_of_countries(case: Case) -> Iterator[Found]:
    prefixes = tuple(prefix for code in case.content.country_codes for prefix in _prefixes(code))
    for key, row in case.activities:
        if row.pcode and prefixes and not row.pcode.upper().startswith(prefixes):
            message = _("The P-code “%(pcode)s” does not begin like those of the countries concerned: %(prefixes)s.")
            yield key, f"activities.{row.uid}.pcode", say(message, pcode=row.pcode, prefixes=prefixes)


@cache
def _prefixes(code: str) -> tuple[str, ...]:
    """Return how codes of administrative areas begin: mostly with two letters of the country, sometimes three."""
    country = countries.get(alpha_3=code)
    return (country.alpha_2, country.alpha_3) if country else ()
