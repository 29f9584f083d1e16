"""Twenty people write on one plan at once: every accepted text is in the plan or its history, none is silently gone."""

import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection

from mcof.accounts.models import User
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from plans import drafting
from plans.content import SECTION_KEYS, values
from plans.content.changes import applied, changes
from plans.content.codec import to_plain
from plans.content.history import section_at
from plans.content.merging import plain_at
from plans.content.rows import columns_of, load_section, model_of, section_kind
from plans.drafting import history
from plans.models import Plan, Section, SetAside, Step
from plans.models.fields import NarrativeField
from tests.at_once import at_once
from tests.cast import Cast
from tests.factories import make_membership, make_user

WRITERS, SAVES_EACH, SECONDS = 20, 100, 240
# Of how many looks at a section the writer looks anew, rather than go on from what they knew.
ANEW = 0.6


def texts_of(key: str) -> list[str]:
    """Return the running texts of a section that are no part of a row."""
    kind = section_kind(key)
    return [it for it in columns_of(kind) if isinstance(model_of(kind)._meta.get_field(it), NarrativeField)]


TEXTS = {key: texts for key in SECTION_KEYS if (texts := texts_of(key))}


@dataclass(frozen=True)
class Outcome:
    """What one save wanted, the revision that it led to, and which of its places gave way to a colleague's.

    Where it was refused, none of it was kept, and the person was told.
    """

    key: str
    by: User
    wanted: dict[str, Any]
    revision: int
    lost: frozenset[str] = frozenset()
    refused: bool = False

    @property
    def accepted(self) -> dict[str, Any]:
        return {} if self.refused else {it: plain for it, plain in self.wanted.items() if it not in self.lost}


class Writer:
    """Saves whatever comes to mind wherever it comes to mind, now upon the newest revision, now upon an old one."""

    def __init__(self, plan: Plan, user: User) -> None:
        self.plan_pk, self.user = plan.pk, user
        self.draw = random.Random(user.name)
        self.known: dict[str, int] = {}
        self.words = 0

    def work(self) -> list[Outcome]:
        return [self.save() for _ in range(SAVES_EACH)]

    def save(self) -> Outcome:
        plan = Plan.objects.get(pk=self.plan_pk)
        key = self.draw.choice(list(TEXTS))
        if key not in self.known or self.draw.random() < ANEW:
            self.known[key] = Section.objects.get(plan=plan, key=key).revision
        places = self.rows(plan) if key == "risks" and self.draw.random() < 0.8 else self.texts(key)
        way = self.whole if self.draw.random() < 0.3 else self.parts
        outcome = way(plan, key, places)
        self.known[key] = outcome.revision
        return outcome

    def texts(self, key: str) -> dict[str, Any]:
        names = TEXTS[key]
        return {name: self.say() for name in self.draw.sample(names, self.draw.randint(1, min(2, len(names))))}

    def rows(self, plan: Plan) -> dict[str, Any]:
        """Add a row, write in one, or take one out."""
        there = section_at(plan, "risks", self.known["risks"]).risks
        row = self.draw.choice(there) if there else None
        if row is None or self.draw.random() < 0.4:
            fresh = values.Risk(uid=f"{self.draw.getrandbits(48):012x}", description=self.say())
            return {f"risks.{fresh.uid}": to_plain(fresh)}
        if self.draw.random() < 0.2:
            return {f"risks.{row.uid}": None}
        return {f"risks.{row.uid}.mitigation": self.say()}

    def say(self) -> str:
        self.words += 1
        return f"{self.user.name} says {self.words}."

    def parts(self, plan: Plan, key: str, wanted: dict[str, Any]) -> Outcome:
        """Send some places as the editor does, at times twice since the answer got lost."""
        token = f"{self.user.pk}-{self.words}-{self.draw.random()}"
        send = partial(drafting.save_changes, plan, key=key, wanted=wanted, by=self.user, token=token)
        saved = send(revision=self.known[key])
        if self.draw.random() < 0.1 and not saved.conflicts:
            assert send(revision=self.known[key]).revision == saved.revision
        return Outcome(key, self.user, wanted, saved.revision, _covered(wanted, [it.place for it in saved.conflicts]))

    def whole(self, plan: Plan, key: str, wanted: dict[str, Any]) -> Outcome:
        """Send the whole section as a program does; where it meets a colleague's change all of it is refused."""
        revision = self.known[key]
        value = applied(section_at(plan, key, revision), wanted)
        try:
            saved = drafting.save_section(plan, key=key, value=value, revision=revision, by=self.user)
        except drafting.StaleSection as stale:
            lost = _covered(wanted, [it.place for it in stale.conflicts])
            return Outcome(key, self.user, wanted, stale.revision, lost, refused=True)
        return Outcome(key, self.user, wanted, saved)


def _covered(wanted: dict[str, Any], lost: list[str]) -> frozenset[str]:
    return frozenset(it for it in wanted if any(f"{it}.".startswith(f"{place}.") for place in lost))


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On SQLite whoever waits for the file asks now and then, and may find it taken for long by so many."""
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", SECONDS)


@pytest.fixture
def everything_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The end that there is to what is set aside is not what this is about."""
    monkeypatch.setattr(history, "MOST_SET_ASIDE", WRITERS * SAVES_EACH)


@pytest.fixture
def writers(cast: Cast) -> list[User]:
    people = [make_user(f"Writer {number}") for number in range(WRITERS)]
    for person in people:
        make_membership(person, Role.DRAFTER, cast.office)
    return people


def states_of(plan: Plan, key: str) -> list[Any]:
    """Return the section at each of its revisions, from the first to the newest."""
    found = [load_section(plan, key)]
    for undo in Step.objects.of(plan, key).back_to(0).values_list("undo", flat=True):
        found.append(applied(found[-1], dict(undo)))
    return found[::-1]


@pytest.mark.django_db(transaction=True)
def test_of_2000_saves_by_20_people_at_once_nothing_is_lost(
    transactional_db: None, patient: None, everything_kept: None, plan: Plan, writers: list[User]
) -> None:
    outcomes = [it for each in at_once(*(Writer(plan, by).work for by in writers), seconds=SECONDS) for it in each]
    states = {key: states_of(plan, key) for key in TEXTS}
    assert len(outcomes) == WRITERS * SAVES_EACH
    assert_accepted_is_in_the_history(outcomes, states)
    assert_nobody_changed_more_than_they_wanted(outcomes, states)
    assert_what_gave_way_is_set_aside(plan, outcomes)
    assert_trail_says_the_same(plan, states)


def assert_accepted_is_in_the_history(outcomes: list[Outcome], states: dict[str, list[Any]]) -> None:
    """Each accepted text stands in its section at the revision that its save led to."""
    missing = [
        (it.key, it.revision, place)
        for it in outcomes
        for place, plain in it.accepted.items()
        if plain_at(states[it.key][it.revision], place) != plain
    ]
    assert missing == []


def assert_nobody_changed_more_than_they_wanted(outcomes: list[Outcome], states: dict[str, list[Any]]) -> None:
    """From each revision to the next went what one save wanted and nothing else, but for the order of rows."""
    wanted: dict[tuple[str, int], set[str]] = defaultdict(set)  # to take out a row that is gone leads nowhere new
    for it in outcomes:
        wanted[it.key, it.revision] |= it.accepted.keys()
    beyond = [
        (key, revision, place)
        for key, values_then in states.items()
        for revision, (before, after) in enumerate(pairwise(values_then), start=1)
        for place in changes(before, after)
        if place not in wanted[key, revision] and place != "risks"
    ]
    assert beyond == []


def assert_what_gave_way_is_set_aside(plan: Plan, outcomes: list[Outcome]) -> None:
    kept = [(it.key, it.by, json.dumps(it.places)) for it in SetAside.objects.filter(plan=plan).select_related("by")]
    gone = [
        (it.key, it.by.name, text)
        for it in outcomes
        for place in it.lost
        for text in spoken(it.wanted[place])
        if not any((key, by) == (it.key, it.by) and json.dumps(text) in places for key, by, places in kept)
    ]
    assert gone == []


def spoken(plain: Any) -> list[str]:
    """Return what was said at a place: nothing where a row was taken out."""
    if isinstance(plain, dict):
        return [plain["description"]]
    return [plain] if plain else []


def assert_trail_says_the_same(plan: Plan, states: dict[str, list[Any]]) -> None:
    """One event for each step, by the same person, naming the same places; and the revisions are as many."""
    events = Event.objects.about_plan(plan.reference)
    told = sorted(
        (it.data["detail"]["section"], it.data["detail"]["revision"], it.actor_id, tuple(it.data["detail"]["places"]))
        for it in events.filter(action="section.saved")
    )
    steps = Step.objects.filter(plan=plan).values_list("key", "revision", "by_id")
    done = [(key, number, by, tuple(changes(*states[key][number - 1 : number + 1]))) for key, number, by in steps]
    assert told == sorted(done)
    revisions = dict(plan.sections.filter(revision__gt=0).values_list("key", "revision"))
    assert Counter(key for key, *_step in done) == revisions
    assert events.filter(action="section.set_aside").count() == SetAside.objects.filter(plan=plan).count()
