"""Where rules stop, beyond the examples of their pages: other things that come close to breaking one, and do not."""

from datetime import date
from typing import Any

import pytest

from plans.catalogue import Catalogue
from plans.content import PlanContent, values
from plans.validation import validate
from plans.validation.examples.example import COMPLETE, ONE, TWO, in_both
from tests.plans.contents import TODAY, changed

pytestmark = pytest.mark.django_db

WITHOUT_CASH = changed(
    in_both("modalities.m6.used", None),
    "modalities",
    "absences",
    (values.ModalityAbsence(uid="a1", modality="M6", reason="Markets are closed."),),
)
APPEAL = changed(COMPLETE, "identity", "kind", "flash-appeal")
SHORT = "a" * 99
NOT_YET = changed(COMPLETE, ONE, "issues.x4.extent", "0")


@pytest.mark.parametrize(
    ("code", "base", "section", "place", "value"),
    [
        ("F-11", NOT_YET, ONE, "issues.x4.when", ()),
        ("F-13", COMPLETE, ONE, "issues.x4.extent", "0"),
        ("F-16", WITHOUT_CASH, ONE, "modalities.m6.used", None),
        ("F-21", changed(COMPLETE, ONE, "contribution", ""), ONE, "response_systems", ()),
        ("P-15", COMPLETE, "people", "figures", ()),
        ("T-06", APPEAL, "identity", "ends_on", date(2027, 6, 30)),
        ("P-17", changed(COMPLETE, "people", "in_need", 0), "people", "targeted", 0),
        ("P-17", changed(COMPLETE, ONE, "people_in_need", None), ONE, "people_targeted", None),
        ("R-04", changed(COMPLETE, ONE, "indicators.i1.baseline", None), ONE, "indicators.i1.target", None),
        ("T-06", APPEAL, "identity", "starts_on", None),
        ("T-06", APPEAL, "identity", "ends_on", None),
        ("W-03", changed(COMPLETE, TWO, "approach", f"{SHORT}\n\nOne."), ONE, "approach", f"{SHORT}\n\nTwo."),
        ("X-09", COMPLETE, "identity", "countries.ssd.country", "XKX"),
    ],
)
def test_rule_is_met_at_its_limit(
    code: str, base: PlanContent, *, section: str, place: str, value: Any, known: Catalogue
) -> None:
    assert code not in {it.code for it in validate(changed(base, section, place, value), known, today=TODAY)}
