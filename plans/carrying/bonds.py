"""What each field of a plan is tied to: it is carried into another plan only where both share all of that.

This table is the rule and its documentation. What it does not name goes by its type: dates, counts and amounts are
tied to their moment, words and choices to nothing. So a new field needs a line here only where that is not true of it.
"""

from collections.abc import Mapping
from enum import Flag, auto

from django.db.models import DateField, DecimalField, Field

from plans.content import values
from plans.content.rows import columns_of, model_of
from plans.models import Reason
from plans.models.fields import CountField


class Bond(Flag):
    NOTHING = 0
    MOMENT = auto()
    """True at the time of the plan only: figures, dates, funding. No two plans share it."""
    OFFICE = auto()
    """Of the office and its country: partners, places, means, who coordinates. Not given to another office."""
    CRISIS = auto()
    """Tells of the crisis: what happened, whom it moves."""


_THERE = Bond.OFFICE | Bond.CRISIS
ALL = ""
BONDS: Mapping[type, Mapping[str, Bond]] = {
    values.Crisis: {ALL: Bond.CRISIS},
    values.Mobility: {"overview": _THERE},
    values.MobilityDimension: {"present": _THERE, "narrative": _THERE},
    values.Context: {ALL: _THERE, "situation": Bond.OFFICE},
    values.Source: {ALL: Bond.NOTHING},
    values.People: {"method": _THERE, "figures": Bond.CRISIS},
    values.PopulationFigure: {"note": _THERE, "splits": Bond.MOMENT},
    values.SectorResponse: {
        "need": _THERE,
        "response_systems": Bond.OFFICE,
        "clusters": Bond.OFFICE,
        "contribution": Bond.OFFICE,
    },
    values.Activity: {"location": Bond.OFFICE, "pcode": Bond.OFFICE, "partner": Bond.OFFICE},
    values.Coordination: {ALL: Bond.OFFICE},
    values.Partners: {"partners": Bond.OFFICE},
    values.Risk: {"likelihood": Bond.OFFICE, "impact": Bond.OFFICE, "owner": Bond.OFFICE},
    values.Accountability: {"psea_contact": Bond.OFFICE},
    values.Capacity: {
        "presence": Bond.OFFICE,
        "logistics": Bond.OFFICE,
        "security": Bond.OFFICE,
        "gaps": Bond.OFFICE,
    },
    values.Funding: {ALL: Bond.MOMENT},
    values.States: {"cooperation": Bond.OFFICE},
}
_MOMENTARY = (DateField, CountField, DecimalField)
_REASONS = {Bond.MOMENT: Reason.MOMENT, Bond.OFFICE: Reason.OFFICE, Bond.CRISIS: Reason.CRISIS}


def bond(kind: type, name: str) -> Bond:
    own = BONDS.get(kind, {})
    return own[name] if name in own else own.get(ALL, _usual(kind, name))


def _usual(kind: type, name: str) -> Bond:
    return Bond.MOMENT if name in columns_of(kind) and isinstance(column(kind, name), _MOMENTARY) else Bond.NOTHING


def lost(kind: type, name: str, shared: Bond) -> Reason | None:
    """Return why the field does not hold for the other plan, or None where it does."""
    missing = bond(kind, name) & ~shared
    return next((reason for tie, reason in _REASONS.items() if tie in missing), None)


def column(kind: type, name: str) -> "Field[object, object]":
    return model_of(kind)._meta.get_field(name)  # type: ignore[return-value]  # columns only, never a relation
