"""A generated world: two hundred plans of six offices at every stage, shared in every way, and people in every relation
to them. Each thing is told first as a plain value, so that what somebody may see can be worked out without the code."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mcof.accounts.models import Absence, Country, Office, User
from mcof.accounts.roles import Role
from plans import drafting, reviewing, sharing, workflow
from plans.content import values
from plans.models import Plan, Purpose, Share
from tests.cast import Cast
from tests.factories import make_country, make_membership, make_office, make_user
from tests.stages import reply

CODES = ("KEN", "UGA", "TCD", "NER")
PLANS = 200


class Stage(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    APPROVED = "approved"
    REVISED = "revised"
    CLOSED = "closed"


class Sharing(StrEnum):
    NONE = "none"
    OPEN = "open"
    OTHER_STATE = "with another State"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass
class Made:
    """One plan and what was done with it."""

    plan: Plan
    office: Office
    stage: Stage
    sharing: Sharing
    guests: set[int] = field(default_factory=set)
    shared_with: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Person:
    """Somebody, and how they are bound to offices and States: `place` is an office's code or a country's."""

    user: User | AnonymousUser
    role: str
    place: str = ""

    def sees(self, made: Made) -> bool:
        """Work out from the story alone whether the person may see something of the plan."""
        has_version = made.stage != Stage.DRAFT
        region = made.office.parent.code if made.office.parent else ""
        return {
            "writer": made.office.code == self.place,
            "deputy": made.office.code == self.place,
            "guest": self.user.pk in made.guests,
            "endorser": has_version and region == self.place,
            "reviewer": has_version,
            "focal point": self.place in made.shared_with,
        }.get(self.role, False)


def people_of(cast: Cast) -> list[Person]:
    """Everybody of the cast, and those who have nothing to see: who left, whose role ended, who is but a name."""
    gone = make_user("Gone", is_active=False)
    make_membership(gone, Role.HEAD, cast.office)
    former = make_user("Former")
    make_membership(former, Role.DRAFTER, cast.office, ends_on=timezone.localdate())
    return [
        *(Person(user, "writer", cast.office.code) for user in (cast.drafter, cast.head)),
        Person(cast.regional, "endorser", cast.regional_office.code),
        Person(cast.reviewer, "reviewer"),
        Person(cast.focal_point, "focal point", cast.country.code),
        Person(cast.other_focal_point, "focal point", cast.other_country.code),
        *(Person(it, "writer", cast.other_office.code) for it in (cast.stranger, member(Role.HEAD, cast.other_office))),
        Person(cast.administrator, "nobody"),
        *(Person(user, "nobody") for user in (gone, former, make_user("No role"), AnonymousUser())),
    ]


def people_at(office: Office) -> Iterator[Person]:
    for role in (Role.DRAFTER, Role.HEAD):
        yield Person(member(role, office), "writer", office.code)
    assert office.country is not None
    yield Person(member(Role.FOCAL_POINT, office.country), "focal point", office.country.code)


def member(role: Role, place: Office | Country) -> User:
    user = make_user()
    make_membership(user, role, place)
    return user


def deputy_at(office: Office, absent: User) -> Person:
    """An administrator of the office, who sees no plan by that role, stands in for its head these days."""
    deputy = member(Role.ADMINISTRATOR, office)
    today = timezone.localdate()
    Absence.objects.create(person=absent, deputy=deputy, starts_on=today, ends_on=today + datetime.timedelta(days=1))
    return Person(deputy, "deputy", office.code)


@dataclass(frozen=True)
class Crowd:
    people: list[Person]
    plans: list[Made]


def make_crowd(cast: Cast) -> Crowd:
    chance = random.Random(2026)
    offices = [cast.office, cast.other_office]
    people = people_of(cast)
    for number, code in enumerate(CODES):
        parent = cast.regional_office if number % 2 else None
        offices.append(make_office(f"IOM {code}", code=f"CROWD-{code}", country=make_country(code), parent=parent))
        people += people_at(offices[-1])
    people.append(deputy_at(offices[-1], offices[-1].memberships.get(role=Role.HEAD).user))
    guest = make_user("Guest")
    make_membership(guest, Role.DRAFTER, make_office("IOM elsewhere"))
    people.append(Person(guest, "guest"))
    return Crowd(people, [_plan(chance, offices, cast, guest) for _number in range(PLANS)])


def _plan(chance: random.Random, offices: list[Office], cast: Cast, guest: User) -> Made:
    office, other = chance.sample(offices, 2)
    head = office.memberships.get(role=Role.HEAD, user__is_active=True).user
    states = [_state(office), _state(other)]
    countries = tuple(values.PlanCountry(uid=it.code.lower(), country=it.code) for it in states)
    identity = values.Identity(title="A plan", countries=countries)
    plan = drafting.start_plan(office=office, identity=identity, edition="2021", by=head)
    stage = chance.choice([*Stage, *[Stage.DRAFT] * (len(Stage) - 2)])  # half of them are drafts
    made = Made(plan, office, stage, chance.choice(list(Sharing)))
    if not chance.randrange(10):
        sharing.admit(plan, colleague=guest, by=head)
        made.guests.add(guest.pk)
    if made.stage != Stage.DRAFT:
        _submit(plan, head)
        _share(made, states, head)
        _lead_on(made, states, head, cast)
    return made


def _state(office: Office) -> Country:
    assert office.country is not None
    return office.country


def _submit(plan: Plan, head: User) -> None:
    """Submit, although the plan says little: these tests are about who sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("plans.workflow.blocking", lambda _findings: ())
        workflow.submit(plan, by=head)


def _share(made: Made, states: list[Country], head: User) -> None:
    if made.sharing == Sharing.NONE:
        return
    state = states[made.sharing == Sharing.OTHER_STATE]
    share = sharing.share(made.plan.versions.get(), country=state, purpose=Purpose.CONSENT, by=head)
    if made.sharing == Sharing.EXPIRED:
        Share.objects.filter(pk=share.pk).update(expires_at=timezone.now() - datetime.timedelta(minutes=1))
    elif made.sharing == Sharing.REVOKED:
        sharing.revoke(share, by=head)
    else:
        made.shared_with.add(state.code)


def _lead_on(made: Made, states: list[Country], head: User, cast: Cast) -> None:
    plan = made.plan
    if made.stage == Stage.SUBMITTED:
        return
    if made.stage == Stage.WITHDRAWN:
        workflow.withdraw(plan, by=head)
    elif made.stage == Stage.RETURNED:
        reviewing.return_for_changes(plan, version=1, by=cast.reviewer, reason="More on floods")
    else:
        _approve(made, states, head, cast)


def _approve(made: Made, states: list[Country], head: User, cast: Cast) -> None:
    plan = made.plan
    for state in states:
        sharing.record_consent(plan, reply=reply(cast, country=state), by=head)
    if made.office.parent:
        reviewing.endorse(plan, version=1, reason="Sound.", by=cast.regional)
    reviewing.approve(plan, version=1, reason="Sound.", by=cast.reviewer)
    if made.stage == Stage.REVISED:
        workflow.revise(plan, by=head)
    elif made.stage == Stage.CLOSED:
        workflow.close(plan, by=head)
