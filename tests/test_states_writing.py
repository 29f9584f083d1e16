"""Every write to an address of a plan, from its pages and over the interface, in every state of the plan, by everybody
in every relation to it.

`test_urls` says what each gets while the plan is submitted, and `test_states` how it comes to its other states. Here is
what is otherwise there, and why. A cell that neither explains fails, and so does an address without a row.
"""

from collections.abc import Iterator
from fnmatch import fnmatch
from http import HTTPStatus
from itertools import islice
from typing import Any

import pytest
from django.urls import resolve

from tests.addresses import World, names
from tests.test_states import (
    LEFT,
    OWNERS,
    RELATIONS,
    WRITERS,
    Statuses,
    Step,
    approved,
    closed,
    endorsed,
    left,
    returned,
    revised,
    revoked,
    submitted,
    withdrawn,
)
from tests.test_urls import API_COMMON, API_WRITE, WRITE, page

PARTS = 4  # so that no test takes long
METHODS = ("POST", "PUT", "PATCH", "DELETE")
WHO = (*RELATIONS[:5], "second_reviewer", *RELATIONS[5:])  # two of headquarters: one is assigned, one is not
HEADQUARTERS = ("reviewer", "second_reviewer")
REVIEWERS = ("regional", *HEADQUARTERS)
SHARERS = ("head", *HEADQUARTERS)

# Nothing is decided, marked or advised on, and nobody assigned or released, where nothing is in review; nor does a
# State answer there.
OUT_OF_REVIEW: dict[str, Statuses] = {
    "review POST:api-decisions": {"regional": 403},
    "version-marks version-opinion version-checklist reviewer-release": dict.fromkeys(REVIEWERS, 403),
    "PUT:api-marks PUT:api-opinions PUT:api-checklist DELETE:api-reviewer": dict.fromkeys(REVIEWERS, 403),
    "plan-consents POST:api-consents": {"focal_point": 403},
}
# A draft is written: what is sent is kept, or it is said what is wrong (no revision, an old text, no file,
# nothing of that name).
WRITTEN: dict[str, Statuses] = OUT_OF_REVIEW | {
    "plan-block PUT:api-assignment PUT:api-ready-mark POST:api-restoration": dict.fromkeys(WRITERS, 200),
    "plan-translation-conflict plan-origin": dict.fromkeys(WRITERS, 303),
    "plan-translation": dict.fromkeys(WRITERS, 409),
    "plan-section-changes plan-section-presence plan-translation-changes plan-translation-presence": dict.fromkeys(
        WRITERS, 200
    ),
    "plan-overview plan-section plan-responses plan-attachments plan-pictures": dict.fromkeys(WRITERS, 422),
    "plan-section-conflict PATCH:api-plan DELETE:api-attachment PATCH:api-translation": dict.fromkeys(WRITERS, 400),
    "POST:api-attachments": dict.fromkeys(WRITERS, 415),
    "plan-picture plan-translation-text finding-consideration section-restoration": dict.fromkeys(WRITERS, 404),
    "PUT:api-consideration": dict.fromkeys(WRITERS, 404),
    "plan-milestones milestone-removal": dict.fromkeys(WRITERS, 302),
    "POST:api-milestones": dict.fromkeys(WRITERS, 201),
    "DELETE:api-assignment DELETE:api-ready-mark DELETE:api-consideration": dict.fromkeys(WRITERS, 204),
    # Handed in by the office itself; what is not handed in cannot be taken back.
    "plan-submission": dict.fromkeys(OWNERS, 302),
    "POST:api-submission": dict.fromkeys(OWNERS, 201),
    "plan-withdrawal DELETE:api-submission": dict.fromkeys(OWNERS, 403),
}
# What came back, its office no longer stands for: there is nothing to share.
CAME_BACK: dict[str, Statuses] = WRITTEN | {
    "plan-shares plan-links": dict.fromkeys(SHARERS, 403),
    "POST:api-links": dict.fromkeys(SHARERS, 400),
}
DECIDED: dict[str, Statuses] = OUT_OF_REVIEW | {
    "plan-withdrawal DELETE:api-submission": dict.fromkeys(OWNERS, 403),
}

OTHERWISE: dict[Step, dict[str, Statuses]] = {
    submitted: {},
    withdrawn: CAME_BACK,
    returned: CAME_BACK,
    # The region has endorsed, and does not do so twice.
    endorsed: {"review POST:api-decisions": {"regional": 403}},
    approved: DECIDED
    | {"plan-revision plan-closure": {"head": 302}, "POST:api-revision POST:api-closure": {"head": 204}},
    revised: WRITTEN,
    closed: DECIDED,
    revoked: {"*": {"focal_point": 410}},
    left: {"*": dict.fromkeys(LEFT, 404)},
}

Write = tuple[str, str, Statuses, Any]


def writes() -> Iterator[Write]:
    """Give method and name of every write to a plan, with what is sent and what everybody gets; each once."""
    of_plan = {name for name, arguments in names() if "reference" in arguments}
    for expected, listed, sent in WRITE:
        yield from (("POST", name, expected, sent) for name in listed.split() if name in of_plan)
    yield from ((method, name, expected, sent) for expected, method, name, sent in API_WRITE if name in of_plan)


# What scripts send names its person, whom `test_urls` leaves out: then it is a section like any other.
SCRIPTS = ("plan-section-changes", "plan-section-presence", "plan-translation-changes", "plan-translation-presence")
WRITES: dict[str, Write] = {
    f"POST:{name}": ("POST", name, page(set()) | {"visitor": 401}, {"revision": 0}) for name in SCRIPTS
}
for _write in writes():
    WRITES.setdefault(f"{_write[0]}:{_write[1]}", _write)


def expected_of(state: Step, key: str) -> Statuses:
    _method, name, usual, _sent = WRITES[key]
    usual = usual | {"guest": 403 if key in HANDED_IN else usual["drafter"]}
    changed = (told for listed, told in OTHERWISE[state].items() if any(_fits(key, name, it) for it in listed.split()))
    return usual | next(changed, {})


HANDED_IN = ("POST:plan-withdrawal", "DELETE:api-submission")


def _fits(key: str, name: str, row: str) -> bool:
    return fnmatch(key, row) or (not name.startswith("api-") and fnmatch(name, row))


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("state", OTHERWISE, ids=lambda step: step.__name__)
@pytest.mark.usefixtures("plain")
def test_writing_to_an_address_of_a_plan(world: World, state: Step, part: int) -> None:
    state(world)
    who = WHO if state is not submitted else ["guest"]  # the others are asked in `test_urls`
    arguments, common = dict(names()), API_COMMON | {"plan": world.plan.reference}
    found, expected = {}, {}
    for key in islice(WRITES, part, None, PARTS):
        method, name, _usual, sent = WRITES[key]
        api = name.startswith("api-")
        data, kind = (common | sent, "application/json") if api else (sent, "")
        url = world.address(name, arguments[name])
        if name in SCRIPTS:
            found[key] = {it: _sent(world, url, sent, it) for it in who}
        else:
            found[key] = world.statuses(method, url, data, kind, who=who)
        expected[key] = {it: expected_of(state, key)[it] for it in who}
    assert found == expected


def _sent(world: World, url: str, sent: Any, who: str) -> int:
    person = world.clients[who].session.get("_auth_user_id", "")
    return world.statuses("POST", url, sent | {"person": person}, who=[who])[who]


@pytest.mark.usefixtures("plain")
def test_every_write_to_a_plan_has_its_row(world: World) -> None:
    taken = set()
    for name, arguments in names():
        if "reference" not in arguments:
            continue
        url = world.address(name, arguments)
        for method in METHODS:
            if name.startswith("api-"):
                view: Any = resolve(url).func
                takes = hasattr(view.cls, method.lower())
            else:
                (status,) = world.statuses(method, url, who=["stranger"]).values()
                takes = status != HTTPStatus.METHOD_NOT_ALLOWED
            if takes:
                taken.add(f"{method}:{name}")
    assert taken - set(WRITES) == set()
