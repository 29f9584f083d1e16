"""Nothing follows from what is not known, except that it may be asked for.

Of the complete plan one thing after another is taken away; here stands which rules ask for it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

import pytest

from plans.catalogue import Catalogue
from plans.content import SECTION_KEYS
from plans.content.rows import kind_of, tables_of
from plans.validation import validate
from plans.validation.examples.example import COMPLETE, ONE
from plans.validation.families.texts import ESSENTIAL, USEFUL
from tests.plans.contents import TODAY, changed

pytestmark = pytest.mark.django_db  # for the reference data: the rules themselves ask the database nothing

ASKED = {
    "identity.title": "C-01",
    "identity.starts_on": "C-03",
    "identity.ends_on": "C-03",
    "identity.objective_set": "C-16",
    "identity.band_set": "C-16",
    "identity.countries": "C-02",
    "identity.countries.country": "C-02",
    "identity.countries.areas": "C-22",
    "crisis.crisis_types": "C-04",
    "crisis.onset": "C-09",
    "crisis.causes": "C-09",
    "crisis.places": "C-09",
    "crisis.phases": "C-09 F-07",
    "crisis.began_on": "T-07",
    "mobility.dimensions": "F-01 F-05",
    "mobility.dimensions.dimension": "F-01 F-04 F-05",
    "mobility.dimensions.present": "F-01 F-05",
    "mobility.dimensions.narrative": "F-03",
    "context.sources": "C-13",
    "context.sources.title": "C-12",
    "context.sources.published_on": "C-13",
    "people.in_need": "C-15",
    "people.targeted": "C-15",
    "people.figures": "C-14",
    "people.figures.group": "P-15",
    "people.figures.splits": "F-32",
    "objectives.objectives": "C-05 X-06",
    "objectives.objectives.title": "C-05 C-12",
    "objectives.objectives.strategic_objective": "F-24",
    "objectives.objectives.migof": "F-25",
    "coordination.government_lead": "F-30",
    "coordination.systems": "F-18 F-20",
    "coordination.systems.system": "F-20",
    "coordination.systems.contribution": "F-19",
    "partners.partners": "C-18",
    "partners.partners.name": "C-12",
    "partners.partners.partner_type": "C-18",
    "partners.partners.local": "F-31",
    "risks.risks": "C-19",
    "risks.risks.description": "C-12",
    "risks.risks.likelihood": "F-28",
    "risks.risks.impact": "F-28",
    "risks.risks.mitigation": "F-29",
    "risks.risks.owner": "F-33",
    "accountability.participation": "F-26",
    "accountability.information": "F-26",
    "accountability.feedback": "F-26",
    "accountability.psea": "F-27",
    "accountability.psea_contact": "F-27",
    "accountability.safeguarding": "F-27",
    "capacity.staff": "C-21",
    "funding.contributions.donor": "C-12",
    "funding.contributions.amount_usd": "M-05",
    "funding.contributions.confirmed_on": "M-06",
    "states.cooperation": "F-30",
    "response.need": "C-07",
    "response.approach": "C-07",
    "response.phases": "F-07",
    "response.dimensions": "F-05",
    "response.objectives": "R-07",
    "response.people_in_need": "P-13",
    "response.people_targeted": "P-13",
    "response.response_systems": "F-20",
    "response.clusters": "F-21",
    "response.contribution": "F-21",
    "response.issues": "F-10",
    "response.issues.issue": "F-10",
    "response.issues.extent": "F-10",
    "response.issues.when": "F-11",
    "response.issues.how": "F-11",
    "response.modalities": "F-17",
    "response.modalities.modality": "F-17",
    "response.modalities.used": "F-17",
    "response.modalities.how": "F-15",
    "response.activities": "C-08 F-17",
    "response.activities.title": "C-12",
    "response.activities.starts_on": "T-04",
    "response.activities.ends_on": "T-04",
    "response.activities.target_groups": "C-17",
    "response.activities.cost_usd": "M-01",
    "response.activities.partner": "C-23",
    "response.activities.pillars": "F-22",
    "response.indicators": "R-01",
    "response.indicators.title": "C-12",
    "response.indicators.unit": "R-02",
    "response.indicators.baseline": "R-03",
    "response.indicators.target": "R-03",
    "response.indicators.source": "R-05",
    **{f"{section}.{name}": "C-10" for section, name in ESSENTIAL},
    **{f"{section}.{name}": "C-11" for section, name in USEFUL},
}


def test_what_is_not_known_is_asked_for_and_nothing_follows(known: Catalogue) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for section in (*SECTION_KEYS, ONE):
        for place, nothing in knowable(COMPLETE.section(section)):
            content = changed(COMPLETE, section, place, nothing)
            found[kind(section, place)] |= {it.code for it in validate(content, known, today=TODAY)}
    assert {place: " ".join(sorted(codes)) for place, codes in found.items() if codes} == ASKED


def knowable(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each place of the section, with what stands there while nothing is known."""
    for field in fields(value):
        if field.default is not MISSING and field.name != "uid":
            yield f"{path}{field.name}", field.default
        if field.name in tables_of(kind_of(value)):
            for row in getattr(value, field.name):
                yield from knowable(row, f"{path}{field.name}.{row.uid}.")


def kind(section: str, place: str) -> str:
    """Return the place without saying which row, or which sector."""
    return ".".join((section.partition("-")[0], *place.split(".")[::2]))
