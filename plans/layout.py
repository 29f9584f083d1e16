"""How sections are laid out. What is not named here still shows, with its own label, after what is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.content import values
from plans.content.rows import columns_of


@dataclass(frozen=True)
class Shape:
    """How a table shows. A table with a `heading` has a line for each code of it, and nobody adds or removes lines."""

    title: "Promise | str" = ""
    none: "Promise | str" = ""
    add: "Promise | str" = ""
    heading: tuple[str, ...] = ()
    sparse: bool = False
    """Lines without a figure are not kept."""
    summed: tuple[str, ...] = ()
    sheet: bool = False
    """Rows as people keep them in spreadsheets, a line for each; blocks of cells can be pasted in."""

    crossed: str = ""
    """The table below, whose lines stand beside each figure of the row."""

    page: int = 50
    """How many rows a page of the editor shows."""

    @property
    def fixed(self) -> bool:
        return bool(self.heading)


@dataclass(frozen=True)
class Group:
    title: "Promise | str" = ""
    fields: tuple[str, ...] = ()


_PLANNED = ("population", "affected", "in_need", "targeted")
_COUNTS = (*_PLANNED, "reached")
SHAPES: Mapping[type, Shape] = {
    values.SectorResponse: Shape(heading=("sector",)),
    values.PlanCountry: Shape(_("Countries concerned"), _("No country named yet."), _("Add a country")),
    values.MobilityDimension: Shape(_("Mobility dimensions of crisis"), heading=("dimension",), sheet=True),
    values.Source: Shape(_("Sources"), _("No source named yet."), _("Add a source"), sheet=True),
    values.PopulationFigure: Shape(
        _("Population groups"), _("No population group yet."), _("Add a population group"), crossed="splits", page=15
    ),
    values.PeopleSplit: Shape(_("Split by sex and age"), heading=("sex", "band"), sparse=True, summed=_COUNTS),
    values.Objective: Shape(_("Objectives of the plan"), _("No objective yet."), _("Add an objective")),
    values.IssueStatement: Shape(_("Cross-cutting issues"), heading=("issue",), sheet=True),
    values.ModalityUse: Shape(_("Operational modalities"), heading=("modality",), sheet=True),
    values.Activity: Shape(
        _("Activities"), _("No activity yet."), _("Add an activity"), summed=("cost_usd",), sheet=True
    ),
    values.Indicator: Shape(_("Indicators"), _("No indicator yet."), _("Add an indicator"), sheet=True),
    values.ModalityAbsence: Shape(
        _("Modalities that fit nowhere"),
        _("Name a modality here only if no sector of the plan uses it."),
        _("Add a modality that is not used"),
    ),
    values.ResponseSystem: Shape(
        _("Response systems active in the country"), _("No response system named yet."), _("Add a response system")
    ),
    values.Partner: Shape(_("Partners"), _("No partner named yet."), _("Add a partner"), sheet=True),
    values.Risk: Shape(_("Risks"), _("No risk named yet."), _("Add a risk")),
    values.Contribution: Shape(
        _("Confirmed contributions"),
        _("No contribution confirmed yet."),
        _("Add a contribution"),
        summed=("amount_usd",),
        sheet=True,
    ),
}

# The order of fields, under headings.
GROUPS: Mapping[type, tuple[Group, ...]] = {
    values.SectorResponse: (
        Group("", ("need", "approach")),
        Group(_("People"), ("people_in_need", "people_targeted", "people_reached")),
        Group(_("What the response answers"), ("phases", "dimensions", "objectives")),
        Group(_("Part of the systems that are there"), ("response_systems", "clusters", "contribution")),
    ),
    values.People: (
        Group(_("In all, each person counted once"), (*_PLANNED, "entities_targeted")),
        Group(_("Reached so far, each person counted once"), ("reached", "reached_on")),
        Group("", ("method",)),
    ),
    values.PopulationFigure: (Group("", ("group", "note", *_COUNTS)),),
    values.Activity: (
        Group(
            "",
            (
                *("title", "location", "starts_on", "ends_on", "people_targeted", "cost_usd", "phases", "pillars"),
                *("target_groups", "assistance", "partner", "pcode", "description"),
            ),
        ),
    ),
}


# Of twelve columns; without a word here the kind of control decides.
SPANS: Mapping[tuple[type, str], int] = {
    (values.Activity, "title"): 12,
    (values.Activity, "location"): 5,
    (values.Activity, "pcode"): 3,
    (values.Activity, "partner"): 4,
    (values.Activity, "assistance"): 12,
    (values.Indicator, "title"): 8,
    (values.Indicator, "unit"): 4,
    (values.Identity, "title"): 12,
    (values.People, "entities_targeted"): 6,
    (values.People, "reached"): 6,
    (values.People, "reached_on"): 6,
    (values.Risk, "description"): 12,
    (values.Risk, "owner"): 12,
    (values.SectorResponse, "people_in_need"): 4,
    (values.SectorResponse, "people_targeted"): 4,
    (values.SectorResponse, "people_reached"): 4,
    (values.Source, "published_on"): 4,
    (values.Source, "url"): 8,
}


def shape_of(kind: type) -> Shape:
    """Return the shape of the tables of this kind of row; one without a shape is a plain list of rows."""
    return SHAPES.get(kind, Shape())


def naming(kind: type) -> tuple[str, ...]:
    """Return the fields by which people tell a row of this kind from the others."""
    ordered = (*(name for group in GROUPS.get(kind, ()) for name in group.fields), *columns_of(kind))
    return shape_of(kind).heading or next((name,) for name in ordered if name != "uid")
