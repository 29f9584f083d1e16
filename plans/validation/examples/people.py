from dataclasses import replace

from plans.validation.examples.example import COMPLETE, ONE, TWO, Example
from plans.validation.examples.plan import changed
from plans.validation.examples.work import complete_response

IDP = COMPLETE.people.figures[0]
DOUBLE_SPLIT = (*IDP.splits, replace(IDP.splits[0], uid="again"))
OTHER_SPLIT = (*IDP.splits, replace(IDP.splits[0], uid="again", band="60+"))
ONE_SECTOR = (complete_response("S21-03", people_targeted=200_000),)
TWO_SECTORS = tuple(complete_response(sector, people_targeted=100_000) for sector in ("S21-03", "S21-14"))
TEN_REACHED = changed(COMPLETE, "people", "reached", 10)
TEN_GIRLS_REACHED = changed(COMPLETE, "people", "figures.idp.splits.f-0-17.reached", 10)
NEED_UNKNOWN = changed(COMPLETE, "people", "in_need", None)

EXAMPLES = (
    Example("P-01", "people", "targeted", 400_001, near=400_000),
    Example("P-01", "people", "targeted", 400_001, near=None),
    Example("P-01", "people", "in_need", 700_001, near=700_000),
    Example("P-01", "people", "affected", 1_200_001, near=1_200_000),
    Example("P-01", "people", "targeted", 700_001, near=700_000, base=NEED_UNKNOWN),
    Example("P-02", "people", "figures.idp.targeted", 250_001, near=250_000),
    Example("P-03", "people", "figures.idp.splits.f-0-17.targeted", 75_001, near=75_000),
    Example("P-04", "people", "figures.idp.targeted", 149_999, near=150_000),
    Example("P-04", "people", "figures.idp.reached", 9, near=10, base=TEN_GIRLS_REACHED),
    Example("P-05", "people", "figures.idp.targeted", 150_001, near=150_000),
    Example(
        "P-05",
        "people",
        "figures.idp.splits.f-0-17.targeted",
        44_999,
        near=None,
        at=("people", "figures.idp.targeted"),
    ),
    Example("P-06", "people", "population", 799_999, near=800_000),
    Example("P-06", "people", "figures.idp.reached", 11, near=10, at=("people", "reached"), base=TEN_REACHED),
    Example("P-07", "people", "population", 1_200_001, near=1_200_000),
    Example("P-07", "people", "population", 1_199_999, near=1_200_000),
    Example("P-07", "people", "figures.host.population", 799_999, near=None, at=("people", "population")),
    Example("P-08", ONE, "people_in_need", 149_999, near=150_000, at=(ONE, "people_targeted")),
    Example("P-08", ONE, "people_targeted", 260_001, near=None),
    Example("P-09", ONE, "people_in_need", 400_001, near=400_000),
    Example("P-09", ONE, "people_targeted", 200_001, near=200_000),
    Example("P-09", ONE, "people_reached", 11, near=10, base=TEN_REACHED),
    Example("P-10", ONE, "people_targeted", 50_000, near=50_001, at=("people", "targeted")),
    Example("P-10", "responses", "", TWO_SECTORS, near=ONE_SECTOR, at=("people", "targeted")),
    Example(
        "P-10",
        ONE,
        "people_reached",
        4,
        near=5,
        at=("people", "reached"),
        base=changed(TEN_REACHED, TWO, "people_reached", 6),
    ),
    Example("P-11", ONE, "people_targeted", 49_999, near=50_000, at=("people", "targeted")),
    Example("P-11", ONE, "people_targeted", 49_999, near=None, at=("people", "targeted")),
    Example("P-11", "responses", "", TWO_SECTORS[:1], near=(), at=("people", "targeted")),
    Example("P-12", ONE, "activities.kits.people_targeted", 150_001, near=150_000),
    Example("P-13", ONE, "people_in_need", None, near=0),
    Example("P-13", TWO, "people_targeted", None, near=0),
    Example("P-14", "people", "figures.host.group", "IDP", near="REF"),
    Example(
        "P-14",
        "people",
        "figures.idp.splits",
        DOUBLE_SPLIT,
        near=OTHER_SPLIT,
        at=("people", "figures.idp.splits.again.band"),
    ),
    Example("P-15", ONE, "activities.kits.target_groups", ("IDP", "REF"), near=("IDP", "HST")),
    Example("P-16", ONE, "activities.kits.people_targeted", 74_999, near=75_000, at=(ONE, "people_targeted")),
    Example("P-16", ONE, "activities.kits.people_targeted", 74_999, near=None, at=(ONE, "people_targeted")),
    Example("P-16", ONE, "people_targeted", 150_001, near=None),
    Example("P-17", "people", "targeted", 400_000, near=399_999),
    Example("P-17", "people", "targeted", 400_000, near=None),
    Example("P-17", ONE, "people_in_need", 150_000, near=150_001, at=(ONE, "people_targeted")),
)
