"""A plan of the cast's office at every stage of its way, for any test to ask for."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from plans import drafting, reviewing, sharing, workflow
from plans.content import values
from plans.models import Consent, Plan, StateAnswer
from tests.again import made_again
from tests.cast import Cast
from tests.plans.contents import complete_content
from tests.plans.filling import fill


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """An empty draft of the office, started by the drafter."""
    countries = (values.PlanCountry(uid="ssd", country="SSD"),)
    identity = values.Identity(title="South Sudan crisis response plan 2026", countries=countries)
    start = partial(drafting.start_plan, office=cast.office, identity=identity, edition="2021", by=cast.drafter)
    return made_again("plan", start)


@pytest.fixture
def ready(plan: Plan, cast: Cast) -> Plan:
    """The draft with every section complete: nothing blocks its submission."""
    return _led_on("ready", plan, lambda: fill(plan, complete_content(), by=cast.drafter))


@pytest.fixture
def submitted(ready: Plan, cast: Cast) -> Plan:
    """The plan with its regional office, as version 1."""
    return _led_on("submitted", ready, lambda: workflow.submit(ready, by=cast.head))


@pytest.fixture
def endorsed(submitted: Plan, cast: Cast) -> Plan:
    """The plan with headquarters."""
    return _led_on(
        "endorsed", submitted, lambda: reviewing.endorse(submitted, version=1, reason="Sound.", by=cast.regional)
    )


@pytest.fixture
def approved(endorsed: Plan, cast: Cast) -> Plan:
    """The plan in force, its State having consented."""

    def approve() -> None:
        record_office_consent(endorsed, cast)
        reviewing.approve(endorsed, version=1, reason="Sound.", by=cast.reviewer)

    return _led_on("approved", endorsed, approve)


def _led_on(stage: str, plan: Plan, step: Callable[[], object]) -> Plan:
    made_again(stage, step)
    plan.refresh_from_db()
    return plan


REPLY: dict[str, Any] = {
    "answer": StateAnswer.CONSENT,
    "given_on": datetime.date(2026, 1, 20),
    "function": "Director, Ministry of Humanitarian Affairs",
    "reference": "MHA/2026/14",
}


def reply(cast: Cast, **changes: Any) -> sharing.Reply:
    """Return a consent of the cast's State, with other values where the test is about them."""
    return sharing.Reply(**{"country": cast.country, **REPLY, **changes})


def record_office_consent(plan: Plan, cast: Cast, **changes: Any) -> Consent:
    return sharing.record_consent(plan, reply=reply(cast, **changes), by=cast.head)
