"""A plan of the cast's office, and the way it goes."""

import pytest

from plans import drafting
from plans.content import values
from plans.models import Plan
from tests.cast import Cast


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """An empty draft of the office, started by the drafter."""
    countries = (values.PlanCountry(uid="ssd", country="SSD"),)
    identity = values.Identity(title="South Sudan crisis response plan 2026", countries=countries)
    return drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)
