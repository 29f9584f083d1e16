from sectors.models.ages import AgeBand, BandSet
from sectors.models.loads import ReferenceLoad
from sectors.models.objectives import ObjectiveSet, StrategicObjective
from sectors.models.sectors import Edition, Sector, SectorMapping, TypicalActivity, TypicalIndicator
from sectors.models.terms import Term, Vocabulary

__all__ = [
    "AgeBand",
    "BandSet",
    "Edition",
    "ObjectiveSet",
    "ReferenceLoad",
    "Sector",
    "SectorMapping",
    "StrategicObjective",
    "Term",
    "TypicalActivity",
    "TypicalIndicator",
    "Vocabulary",
]
