"""What the framework itself asks: mobility dimensions, phases, cross-cutting issues and operational modalities."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.models import Kind
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank
from plans.validation.rules import Found, rule
from plans.validation.wording import say

NOT_YET = "0"
BEFORE = "before"
CASH = "M6"
CASH_FORMS = {"cash", "voucher"}


@rule("F-01", Level.WARNS, title=_("Each mobility dimension is considered"), why=demands.DIMENSIONS)
def dimensions_considered(case: Case) -> Iterator[Found]:
    considered = {row.dimension for row in case.content.mobility.dimensions if row.present is not None}
    open_ones = [entry for entry in case.dimensions if entry.code not in considered]
    if open_ones:
        message = _("Say of these whether they are present: %(dimensions)s.")
        yield "mobility", "dimensions", say(message, dimensions=open_ones)


@rule("F-02", Level.WARNS, title=_("A mobility dimension is present"), why=demands.DIMENSIONS)
def some_dimension_present(case: Case) -> Iterator[Found]:
    rows = case.content.mobility.dimensions
    if rows and all(row.present is False for row in rows):
        message = _("No mobility dimension is present. Without one this is no migration crisis: look at the six again.")
        yield "mobility", "dimensions", say(message)


@rule("F-03", Level.WARNS, title=_("Each dimension that is present is described"), why=demands.DIMENSIONS)
def dimensions_described(case: Case) -> Iterator[Found]:
    for row in case.content.mobility.dimensions:
        if row.present and blank(row.narrative):
            message = _("“%(dimension)s” is present. Say who moves or cannot move, from where to where, and how many.")
            dimension = case.named("mobility-dimension", row.dimension)
            yield "mobility", f"dimensions.{row.uid}.narrative", say(message, dimension=dimension)


@rule("F-04", Level.BLOCKS, title=_("Each dimension that is present is answered by a sector"), why=demands.DIMENSIONS)
def dimensions_answered(case: Case) -> Iterator[Found]:
    answered = {code for _key, response in case.responses for code in response.dimensions}
    for row in case.content.mobility.dimensions:
        if row.present and row.dimension not in answered:
            message = _("No sector answers “%(dimension)s”. Choose it in a sector, or say that it is not present.")
            dimension = case.named("mobility-dimension", row.dimension)
            yield "mobility", f"dimensions.{row.uid}.present", say(message, dimension=dimension)


@rule("F-05", Level.WARNS, title=_("Sectors answer dimensions that are present"), why=demands.DIMENSIONS)
def answers_meet_dimensions(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        if not response.dimensions:
            message = _("This sector answers no mobility dimension. Choose those for which it is in the plan.")
            yield key, "dimensions", say(message)
        absent = [code for code in response.dimensions if code not in case.present]
        if absent:
            names = [case.named("mobility-dimension", code) for code in absent]
            message = _("Answered here, but not said to be present: %(dimensions)s. Change one or the other.")
            yield key, "dimensions", say(message, dimensions=names)


@rule("F-06", Level.WARNS, title=_("Each phase that the plan chose is served by a sector"), why=demands.PHASES)
def phases_served(case: Case) -> Iterator[Found]:
    served = {code for _key, response in case.responses for code in response.phases}
    idle = [case.named("phase", code) for code in case.content.crisis.phases if code not in served]
    if idle:
        message = _("No sector works in: %(phases)s. Choose the phase in a sector, or take it out here.")
        yield "crisis", "phases", say(message, phases=idle)


@rule("F-07", Level.ADVISES, title=_("Sectors and activities work in phases of the plan"), why=demands.PHASES)
def phases_agree(case: Case) -> Iterator[Found]:
    chosen = set(case.content.crisis.phases)
    for key, response in case.responses:
        if not response.phases:
            yield key, "phases", say(_("No phase is chosen. Say whether this sector works before, during or after."))
        other = [case.named("phase", code) for code in response.phases if code not in chosen]
        if other:
            message = _("These phases are not among those of the plan: %(phases)s. Add them to the crisis or not here.")
            yield key, "phases", say(message, phases=other)


@rule("F-08", Level.WARNS, title=_("A preparedness plan works before the crisis"), why=demands.PHASES)
def preparedness_before(case: Case) -> Iterator[Found]:
    crisis = case.content.crisis
    if case.content.identity.kind == Kind.PREPAREDNESS and crisis.phases and BEFORE not in crisis.phases:
        message = _("A preparedness plan works before a crisis. Add that phase, or choose another kind of plan.")
        yield "crisis", "phases", say(message)


@rule("F-09", Level.ADVISES, title=_("A plan of several countries looks across borders"), why=demands.DEFINITION)
def borders(case: Case) -> Iterator[Found]:
    places = case.content.crisis.places
    if len(set(case.content.country_codes)) > 1 and places and "cross-border" not in places:
        message = _(
            "The plan concerns several countries, but people move within one only. Check the place of the crisis."
        )
        yield "crisis", "places", say(message)


@rule("F-10", Level.BLOCKS, title=_("Each sector says to what extent it takes in each issue"), why=demands.ISSUES)
def extents_chosen(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        stated = {row.issue for row in response.issues if row.extent}
        missing = [entry for entry in case.issues if entry.code not in stated]
        if missing:
            message = _("Choose to what extent this sector takes in: %(issues)s. “Not yet” is an answer too.")
            yield key, "issues", say(message, issues=missing)


@rule("F-11", Level.BLOCKS, title=_("An issue that is taken in says when and how"), why=demands.ISSUES)
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


@rule("F-12", Level.BLOCKS, title=_("An issue that is not yet taken in says why"), why=demands.ISSUES)
def gaps_explained(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.issues:
            if row.extent == NOT_YET and blank(row.how):
                message = _("“%(issue)s” is not taken in yet. Say why, and what would be needed.")
                yield key, f"issues.{row.uid}.how", say(message, issue=case.named("issue", row.issue))


@rule("F-13", Level.WARNS, title=_("Each issue is taken in by some sector"), why=demands.ISSUES)
def issues_somewhere(case: Case) -> Iterator[Found]:
    extents: dict[str, set[str]] = {}
    for _key, response in case.responses:
        for row in response.issues:
            extents.setdefault(row.issue, set()).add(row.extent)
    nowhere = [entry for entry in case.issues if extents.get(entry.code) == {NOT_YET}]
    if nowhere:
        message = _("No sector takes these in yet: %(issues)s. Find one where a start can be made.")
        yield "responses", "", say(message, issues=nowhere)


@rule("F-14", Level.BLOCKS, title=_("Each modality is used, or the plan says why not"), why=demands.MODALITIES)
def modalities_considered(case: Case) -> Iterator[Found]:
    settled = {row.modality for row in case.content.modalities.absences if not blank(row.reason)}
    settled |= {row.modality for _key, response in case.responses for row in response.modalities if row.used}
    silent = [entry for entry in case.modalities if entry.code not in settled]
    if silent:
        message = _(
            "Neither used in a sector nor explained: %(modalities)s. Use them, or say here why they do not fit."
        )
        yield "modalities", "absences", say(message, modalities=silent)


@rule("F-15", Level.BLOCKS, title=_("A modality that is used says how"), why=demands.MODALITIES)
def uses_explained(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.modalities:
            if row.used and blank(row.how):
                message = _("“%(modality)s” is used here. Say how, in a sentence or two.")
                yield key, f"modalities.{row.uid}.how", say(message, modality=case.named("modality", row.modality))


@rule("F-16", Level.WARNS, title=_("No modality is both used and ruled out"), why=demands.MODALITIES)
def absences_true(case: Case) -> Iterator[Found]:
    used = {row.modality for _key, response in case.responses for row in response.modalities if row.used}
    for row in case.content.modalities.absences:
        if row.modality in used:
            message = _("The plan says why “%(modality)s” is not used, yet a sector uses it. Take one of them out.")
            modality = case.named("modality", row.modality)
            yield "modalities", f"absences.{row.uid}.modality", say(message, modality=modality)


@rule("F-17", Level.ADVISES, title=_("Cash in words is cash in activities"), why=demands.MODALITIES)
def cash_agrees(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        said = any(row.used for row in response.modalities if row.modality == CASH)
        done = any(row.assistance in CASH_FORMS for row in response.activities)
        if said and not done:
            message = _("This sector uses “%(modality)s”, but no activity gives cash or vouchers. Mark those that do.")
            yield key, "activities", say(message, modality=case.named("modality", CASH))
        if done and not said:
            message = _("An activity gives cash or vouchers. Say under “%(modality)s” how that is done.")
            yield key, "modalities", say(message, modality=case.named("modality", CASH))
