"""The mobility dimensions of crisis: which are present, and which sectors answer them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank
from plans.validation.rules import Found, rule
from plans.validation.wording import say


@rule(
    "F-01",
    Level.WARNS,
    title=_("Each mobility dimension is considered"),
    why=demands.DIMENSIONS,
    remedy=_("Go through the six dimensions and answer yes or no to each. “No” takes one click and needs no text."),
)
def dimensions_considered(case: Case) -> Iterator[Found]:
    considered = {row.dimension for row in case.content.mobility.dimensions if row.present is not None}
    open_ones = [entry for entry in case.dimensions if entry.code not in considered]
    if open_ones:
        message = _("Say of these whether they are present: %(dimensions)s.")
        yield "mobility", "dimensions", say(message, dimensions=open_ones)


@rule(
    "F-02",
    Level.WARNS,
    title=_("A mobility dimension is present"),
    why=demands.DIMENSIONS,
    remedy=_(
        "Look at the six again: if people move, are stuck or are received anywhere, one of them is present. If "
        "truly none is, this is not a plan under the framework."
    ),
)
def some_dimension_present(case: Case) -> Iterator[Found]:
    rows = case.content.mobility.dimensions
    if rows and all(row.present is False for row in rows):
        message = _("No mobility dimension is present. Without one this is no migration crisis: look at the six again.")
        yield "mobility", "dimensions", say(message)


@rule(
    "F-03",
    Level.WARNS,
    title=_("Each dimension that is present is described"),
    why=demands.DIMENSIONS,
    remedy=_(
        "Write one or two sentences with figures: who moves or cannot move, from where to where, how many, since when."
    ),
)
def dimensions_described(case: Case) -> Iterator[Found]:
    for row in case.content.mobility.dimensions:
        if row.present and blank(row.narrative):
            message = _("“%(dimension)s” is present. Say who moves or cannot move, from where to where, and how many.")
            dimension = case.named("mobility-dimension", row.dimension)
            yield "mobility", f"dimensions.{row.uid}.narrative", say(message, dimension=dimension)


@rule(
    "F-04",
    Level.BLOCKS,
    title=_("Each dimension that is present is answered by a sector"),
    why=demands.DIMENSIONS,
    remedy=_(
        "Open the sector whose work answers this dimension and choose it there. If nothing in the plan answers "
        "it, add a sector or explain under the context who does and set it to not present here."
    ),
)
def dimensions_answered(case: Case) -> Iterator[Found]:
    answered = {code for _key, response in case.responses for code in response.dimensions}
    for row in case.content.mobility.dimensions:
        if row.present and row.dimension not in answered:
            message = _("No sector answers “%(dimension)s”. Choose it in a sector, or say that it is not present.")
            dimension = case.named("mobility-dimension", row.dimension)
            yield "mobility", f"dimensions.{row.uid}.present", say(message, dimension=dimension)


@rule(
    "F-05",
    Level.WARNS,
    title=_("Sectors answer dimensions that are present"),
    why=demands.DIMENSIONS,
    remedy=_(
        "Choose the dimensions for which this sector is in the plan. If one is missing from the list of those "
        "present, change the answer under the mobility dimensions."
    ),
)
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
