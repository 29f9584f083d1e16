"""The parts of a plan as immutable values.

Field names are those of the models, so that rows and values map by name (`plans.content.rows`). Numbers of people are
whole persons, money is whole United States dollars, and None means unknown, which is not the same as 0. Codes belong to
the vocabulary that the model's field names.
"""

from plans.content.values.arrangements import (
    Accountability,
    Attachment,
    Capacity,
    Coordination,
    Monitoring,
    Partner,
    Partners,
    ResponseSystem,
    Risk,
    Risks,
    States,
)
from plans.content.values.base import REPORTED, Codes, Counts, Row
from plans.content.values.crisis import (
    Context,
    Crisis,
    Identity,
    Mobility,
    MobilityDimension,
    People,
    PeopleSplit,
    PlanCountry,
    PopulationFigure,
    Source,
)
from plans.content.values.responses import (
    Activity,
    Contribution,
    Funding,
    Indicator,
    IssueStatement,
    Modalities,
    ModalityAbsence,
    ModalityUse,
    Objective,
    Objectives,
    SectorChoice,
    SectorResponse,
)
from plans.content.values.translation import Translation

__all__ = [
    "REPORTED",
    "Accountability",
    "Activity",
    "Attachment",
    "Capacity",
    "Codes",
    "Context",
    "Contribution",
    "Coordination",
    "Counts",
    "Crisis",
    "Funding",
    "Identity",
    "Indicator",
    "IssueStatement",
    "Mobility",
    "MobilityDimension",
    "Modalities",
    "ModalityAbsence",
    "ModalityUse",
    "Monitoring",
    "Objective",
    "Objectives",
    "Partner",
    "Partners",
    "People",
    "PeopleSplit",
    "PlanCountry",
    "PopulationFigure",
    "ResponseSystem",
    "Risk",
    "Risks",
    "Row",
    "SectorChoice",
    "SectorResponse",
    "Source",
    "States",
    "Translation",
]
