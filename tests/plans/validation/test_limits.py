"""Where rules stop: plans that come close to breaking one, and do not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plans.catalogue import Catalogue
from plans.content import PlanContent, values
from plans.validation import validate
from tests.plans.contents import TODAY, changed, complete_content
from tests.plans.validation.broken.case import COMPLETE, ONE, in_both

pytestmark = pytest.mark.django_db

WITHOUT_CASH = changed(
    in_both("modalities.m6.used", None),
    "modalities",
    "absences",
    (values.ModalityAbsence(uid="a1", modality="M6", reason="Markets are closed."),),
)
APPEAL = changed(COMPLETE, "identity", "kind", "flash-appeal")
SHARE = changed(changed(COMPLETE, ONE, "indicators.i1.unit", "Per cent"), ONE, "indicators.i1.baseline", Decimal(0))
NOT_YET = changed(COMPLETE, ONE, "issues.x4.extent", "0")


@pytest.mark.parametrize(
    ("code", "base", "section", "place", "value"),
    [
        ("C-17", COMPLETE, ONE, "activities.kits.pcode", ""),
        ("C-20", COMPLETE, "funding", "contributions", ()),
        ("F-10", COMPLETE, ONE, "issues.x4.extent", "0"),
        ("F-11", NOT_YET, ONE, "issues.x4.when", ()),
        ("F-12", NOT_YET, ONE, "issues.x4.how", "No hazard maps yet; a study is planned."),
        ("F-13", COMPLETE, ONE, "issues.x4.extent", "0"),
        ("F-14", WITHOUT_CASH, ONE, "modalities.m6.used", None),
        ("F-16", WITHOUT_CASH, ONE, "modalities.m6.used", None),
        ("P-09", COMPLETE, ONE, "people_targeted", 200_000),
        ("P-12", COMPLETE, ONE, "activities.kits.people_targeted", 150_000),
        ("M-03", COMPLETE, "funding", "contributions.c1.amount_usd", 9_600_000),
        ("T-01", COMPLETE, "identity", "ends_on", date(2027, 1, 1)),
        ("T-03", COMPLETE, ONE, "activities.kits.ends_on", date(2027, 12, 31)),
        ("T-05", COMPLETE, "identity", "ends_on", date(2031, 12, 31)),
        ("T-06", APPEAL, "identity", "ends_on", date(2027, 6, 30)),
        ("T-07", changed(COMPLETE, "identity", "kind", "preparedness"), "crisis", "began_on", None),
        ("T-08", COMPLETE, "crisis", "glide", ""),
        ("T-09", COMPLETE, "context", "sources.dtm.published_on", TODAY),
        ("T-10", COMPLETE, "context", "sources.dtm.published_on", date(2025, 1, 1)),
        ("R-06", SHARE, ONE, "indicators.i1.target", Decimal(100)),
        ("X-05", COMPLETE, "identity", "band_set", ""),
        ("X-09", COMPLETE, ONE, "activities.kits.pcode", "ssd0804"),
        ("X-09", COMPLETE, "identity", "countries.ssd.country", "XKX"),
    ],
)
def test_rule_is_met_at_its_limit(
    code: str, base: PlanContent, *, section: str, place: str, value: Any, known: Catalogue
) -> None:
    assert code not in {it.code for it in validate(changed(base, section, place, value), known, today=TODAY)}


def test_plan_of_today_is_not_over(known: Catalogue) -> None:
    content = changed(complete_content(), "identity", "ends_on", TODAY)
    assert "T-11" not in {it.code for it in validate(content, known, today=TODAY)}
