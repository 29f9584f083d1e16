"""Every address of a plan in every state of the plan, for everybody in every relation to it.

`test_urls` says what each gets while the plan is submitted. Here is what is otherwise in another state, and why; what
is not told is as there. A cell that neither explains fails.
"""

from collections.abc import Callable
from fnmatch import fnmatch
from http import HTTPStatus

import pytest

from plans import reviewing, sharing, workflow
from plans.models import Share
from tests.addresses import World, names
from tests.test_urls import READ

# The writer, who writes along from another office, the head, the region, headquarters, the State, another State,
# another office, the visitor: the others of the cast stand to the plan as one of these does.
RELATIONS = (
    "drafter",
    "guest",
    "head",
    "regional",
    "reviewer",
    "focal_point",
    "other_focal_point",
    "stranger",
    "visitor",
)
WRITERS = ("drafter", "guest", "head")
OWNERS = ("drafter", "head")

Step = Callable[[World], object]
Statuses = dict[str, int]


def submitted(_world: World) -> None:
    """As it is."""


def withdrawn(world: World) -> None:
    workflow.withdraw(world.plan, by=world.cast.head)


def returned(world: World) -> None:
    reviewing.return_for_changes(world.plan, version=1, by=world.cast.regional, reason="More on floods")


def endorsed(world: World) -> None:
    reviewing.endorse(world.plan, version=1, reason="Sound.", by=world.cast.regional)


def approved(world: World) -> None:
    endorsed(world)
    reviewing.approve(world.plan, version=1, reason="Sound.", by=world.cast.reviewer)


def revised(world: World) -> None:
    approved(world)
    workflow.revise(world.plan, by=world.cast.head)


def closed(world: World) -> None:
    approved(world)
    workflow.close(world.plan, by=world.cast.head)


def revoked(world: World) -> None:
    sharing.revoke(Share.objects.get(), by=world.cast.head)


def left(world: World) -> None:
    """The roles of the drafter, of the reviewer and of the focal point have ended."""
    for who in LEFT:
        world.cast.person(who).memberships.update(ends_on="2026-01-01")


LEFT = ("drafter", "reviewer", "focal_point")

# A draft can be written and submitted, not withdrawn. A picture, a finding or a step of the history is asked for by
# its name, and there is none of that name.
WRITTEN: dict[str, Statuses] = {
    "plan-submission": dict.fromkeys(OWNERS, 200),
    "plan-pictures": dict.fromkeys(WRITERS, 200),
    "plan-picture finding-consideration section-restoration": dict.fromkeys(WRITERS, 404),
    "plan-withdrawal": dict.fromkeys(OWNERS, 403),
}
# What is decided on cannot be withdrawn; the head opens the next version, or closes the plan.
IN_FORCE: dict[str, Statuses] = {
    "plan-withdrawal": dict.fromkeys(OWNERS, 403),
    "plan-revision plan-closure": {"head": 200},
}

OTHERWISE: dict[Step, dict[str, Statuses]] = {
    submitted: {},
    withdrawn: WRITTEN,
    returned: WRITTEN,
    endorsed: {},
    approved: IN_FORCE,
    revised: WRITTEN,
    closed: {"plan-withdrawal": dict.fromkeys(OWNERS, 403)},
    # The State is told that its share has ended, and by nothing else that there is a plan.
    revoked: {"*": {"focal_point": 410}},
    # Whose role has ended finds nothing.
    left: {"*": dict.fromkeys(LEFT, 404)},
}


def with_guest(usual: Statuses, name: str) -> Statuses:
    """Say what somebody of another office gets who writes along: all that a writer does, and hands nothing in."""
    return usual | {"guest": 403 if name == "plan-withdrawal" else usual["drafter"]}


def expected_of(state: Step, name: str) -> Statuses:
    usual = with_guest(
        next(expected for expected, listed in READ for row in listed.split() if fnmatch(name, row)), name
    )
    changed = (told for listed, told in OTHERWISE[state].items() if any(fnmatch(name, row) for row in listed.split()))
    # Which methods there are is told to everybody, before it is asked who they are.
    return usual | {
        who: status for who, status in next(changed, {}).items() if usual[who] != HTTPStatus.METHOD_NOT_ALLOWED
    }


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("state", OTHERWISE, ids=lambda step: step.__name__)
def test_reading_an_address_of_a_plan(world: World, state: Step) -> None:
    state(world)
    who = RELATIONS if state is not submitted else ["guest"]  # the others are asked in `test_urls`
    of_plan = {name: world.address(name, arguments) for name, arguments in names() if "reference" in arguments}
    found = {name: world.statuses("get", url, who=who) for name, url in of_plan.items()}
    assert found == {name: {it: expected_of(state, name)[it] for it in who} for name in of_plan}
