from dataclasses import replace

from tests.plans.contents import changed
from tests.plans.validation.broken.case import COMPLETE, ONE, TWO, Broken

IDP = COMPLETE.people.figures[0]
DOUBLE_SPLIT = (*IDP.splits, replace(IDP.splits[0], uid="again"))
UNLISTED = ("IDP", "REF")

BROKEN = [
    Broken("P-01", "people", "targeted", 400_001),
    Broken("P-01", "people", "in_need", 700_001),
    Broken("P-01", "people", "affected", 1_200_001),
    Broken("P-01", "people", "targeted", 1_300_000, base=changed(COMPLETE, "people", "in_need", None)),
    Broken("P-02", "people", "figures.idp.targeted", 250_001),
    Broken("P-03", "people", "figures.idp.splits.f-0-17.targeted", 75_001),
    Broken("P-04", "people", "figures.idp.targeted", 149_999),
    Broken("P-05", "people", "figures.idp.targeted", 150_001),
    Broken("P-06", "people", "population", 700_000),
    Broken("P-07", "people", "population", 1_200_001),
    Broken("P-07", "people", "population", 1_199_999),
    Broken("P-08", ONE, "people_in_need", 149_999, at=(ONE, "people_targeted")),
    Broken("P-09", ONE, "people_in_need", 400_001),
    Broken("P-09", ONE, "people_targeted", 200_001),
    Broken("P-10", ONE, "people_targeted", 50_000, at=("people", "targeted")),
    Broken("P-11", ONE, "people_targeted", 49_999, at=("people", "targeted")),
    Broken("P-12", ONE, "activities.kits.people_targeted", 150_001),
    Broken("P-13", ONE, "people_in_need", None),
    Broken("P-13", TWO, "people_targeted", None),
    Broken("P-14", "people", "figures.host.group", "IDP"),
    Broken("P-14", "people", "figures.idp.splits", DOUBLE_SPLIT, at=("people", "figures.idp.splits.again.band")),
    Broken("P-15", ONE, "activities.kits.target_groups", UNLISTED),
]
