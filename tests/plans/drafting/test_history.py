"""The steps back: exact while they are kept, few for ever."""

import datetime
from typing import Any

import pytest

from plans import drafting
from plans.content import values
from plans.content.history import section_at
from plans.drafting import history
from plans.models import Milestone, Plan, Section, SetAside, Step
from tests.cast import Cast

EARLY = datetime.datetime(2026, 3, 1, 8, 0, tzinfo=datetime.UTC)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test reaches soon."""
    for name, limit in {"NEWEST": 4, "MOST": 8, "SLACK": 2}.items():
        monkeypatch.setattr(history, name, limit)


def save(plan: Plan, overview: str, *, at: datetime.datetime, by: Any) -> values.Risks:
    """Save at a moment of the past."""
    section = Section.objects.get(plan=plan, key="risks")
    value = values.Risks(overview=overview, risks=(values.Risk(uid=f"r{len(overview) % 3}", description=overview),))
    drafting.save_section(plan, key="risks", value=value, revision=section.revision, by=by)
    Step.objects.of(plan, "risks").filter(revision=section.revision + 1).update(began_at=at, ended_at=at)
    return value


def write(plan: Plan, cast: Cast, saves: int, *, apart: datetime.timedelta) -> dict[int, values.Risks]:
    """Save many times, drafter and colleague in turns of three, and return what each revision was."""
    states = {0: values.Risks()}
    for number in range(saves):
        by = cast.drafter if number % 6 < 3 else cast.colleague
        states[number + 1] = save(plan, f"{'x' * number}", at=EARLY + number * apart, by=by)
    return states


def test_every_revision_that_is_kept_reads_as_it_was(plan: Plan, cast: Cast) -> None:
    states = write(plan, cast, 30, apart=datetime.timedelta(minutes=1))
    assert {number: section_at(plan, "risks", number) for number in states} == states


@pytest.mark.parametrize("minutes", [1, 60])
def test_section_keeps_few_steps_however_often_it_is_saved(few: None, plan: Plan, cast: Cast, minutes: int) -> None:
    states = write(plan, cast, 60, apart=datetime.timedelta(minutes=minutes))
    steps = list(Step.objects.of(plan, "risks").order_by("revision"))
    assert len(steps) <= history.MOST + history.SLACK
    assert [step.since for step in steps] == [0, *(step.revision for step in steps[:-1])]
    kept = {0, *(step.revision for step in steps)}
    assert {number: section_at(plan, "risks", number) for number in kept} == {number: states[number] for number in kept}
    assert kept >= set(range(60 - history.NEWEST, 61))


def test_saves_of_one_person_in_one_session_become_one_step(few: None, plan: Plan, cast: Cast) -> None:
    write(plan, cast, 12, apart=datetime.timedelta(minutes=1))
    oldest = Step.objects.of(plan, "risks").order_by("revision")[0]
    assert (oldest.since, oldest.revision, oldest.by) == (0, 3, cast.drafter)
    assert oldest.ended_at - oldest.began_at == datetime.timedelta(minutes=2)


def test_moment_with_a_name_is_never_merged_away(few: None, plan: Plan, cast: Cast) -> None:
    states = write(plan, cast, 5, apart=datetime.timedelta(minutes=1))
    Milestone.objects.create(plan=plan, name="Before the flood", by=cast.drafter, revisions={"risks": 2})
    for number in range(5, 60):
        save(plan, "y" * number, at=EARLY + datetime.timedelta(minutes=number), by=cast.drafter)
    assert section_at(plan, "risks", 2) == states[2]
    assert section_at(plan, "risks", 1) != states[1]


def test_what_was_set_aside_is_kept_newest_first_and_not_for_ever(
    monkeypatch: pytest.MonkeyPatch, plan: Plan, cast: Cast
) -> None:
    monkeypatch.setattr(history, "MOST_SET_ASIDE", 3)
    save(plan, "Theirs", at=EARLY, by=cast.drafter)
    for word in ("one", "two", "three", "four", "five"):
        drafting.save_changes(plan, key="risks", wanted={"overview": word}, revision=0, by=cast.colleague)
    kept = [aside.places["overview"]["mine"] for aside in SetAside.objects.filter(plan=plan)]
    assert kept == ["five", "four", "three"]
