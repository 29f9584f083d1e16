"""The history of a section never grows without bound, and keeps what it promises: the numbers of docs/history.md."""

import datetime
import random
from pathlib import Path

import pytest
from django.conf import settings

from plans import drafting
from plans.content import values
from plans.content.history import section_at
from plans.drafting import history
from plans.models import Milestone, Plan, Section, States, Step
from tests.cast import Cast
from tests.plans.working import MORNING, revision_of

SAVES = 5_000
BOUND = history.MOST + history.SLACK


class Clock:
    """The time as a test sets it."""

    def __init__(self) -> None:
        self.moment = MORNING

    def now(self) -> datetime.datetime:
        return self.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(history, "timezone", clock)
    return clock


def text(number: int) -> values.States:
    return values.States(cooperation=f"As it was after save {number}." if number else "")


def test_of_5000_saves_few_steps_remain_and_every_milestone_reads_as_it_was(
    plan: Plan, cast: Cast, clock: Clock
) -> None:
    draw, people = random.Random(7), [cast.drafter, cast.colleague, cast.head]
    named = set(draw.sample(range(1, SAVES), drafting.MOST_MILESTONES))
    by, most = people[0], 0
    for number in range(1, SAVES + 1):
        if draw.random() < 0.1:
            by = draw.choice(people)
        clock.moment += datetime.timedelta(minutes=draw.choice([1, 1, 1, 2, 5, 45]))
        before, after = text(number - 1), text(number)
        history.keep_step(plan, key="states", revision=number, before=before, after=after, by=by)
        if number in named:
            Milestone.objects.create(plan=plan, name=str(number), by=by, revisions={"states": number})
        if number % history.SLACK in (0, history.SLACK - 1):
            most = max(most, Step.objects.of(plan, "states").count())
    States.objects.filter(plan=plan).update(cooperation=text(SAVES).cooperation)
    Section.objects.filter(plan=plan, key="states").update(revision=SAVES, changed_at=clock.moment, changed_by=by)
    kept = {*named, *range(SAVES - history.NEWEST, SAVES + 1)}
    assert most <= BOUND
    assert {number: section_at(plan, "states", number) for number in kept} == {number: text(number) for number in kept}


def test_choice_of_sectors_is_thinned_like_any_section(monkeypatch: pytest.MonkeyPatch, plan: Plan, cast: Cast) -> None:
    for name, limit in {"NEWEST": 2, "MOST": 4, "SLACK": 2}.items():
        monkeypatch.setattr(history, name, limit)
    choices = [["S21-14"], ["S21-14", "S21-03"]] * 5
    for revision, sectors in enumerate(choices):
        drafting.choose_sectors(plan, sectors=sectors, revision=revision, by=cast.drafter)
    assert revision_of(plan, drafting.CHOICE) == len(choices)
    assert Step.objects.of(plan, drafting.CHOICE).count() <= 6
    assert Step.objects.of(plan, "response-S21-03").count() <= 6


def test_document_says_these_numbers() -> None:
    document = Path(settings.BASE_DIR, "docs/history.md").read_text(encoding="utf-8")
    said = [
        f"the {history.NEWEST} newest saves",
        f"beyond {history.MOST} steps",
        f"more than {BOUND} steps",
        f"thinned after every {history.SLACK} saves",
        f"at most {drafting.MOST_MILESTONES}",
        f"the {history.MOST_SET_ASIDE} newest of each section",
    ]
    assert [words for words in said if words not in document] == []
