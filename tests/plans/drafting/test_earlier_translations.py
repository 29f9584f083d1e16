"""What a translation said before stays: nobody's words are lost, and it never grows without bound."""

import datetime
import random
from itertools import pairwise

import pytest

from plans import drafting
from plans.drafting import translating
from plans.drafting.earlier_translations import MOST, NEWEST
from plans.drafting.history import PAUSE
from plans.models import EarlierTranslation, Plan, Translation
from tests.cast import Cast
from tests.plans.drafting.test_translating import translate
from tests.plans.working import MORNING, minutes

SAVES = 500


class Clock:
    """The time as a test sets it."""

    moment = MORNING

    def now(self) -> datetime.datetime:
        return self.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(translating, "timezone", clock)
    return clock


def test_text_that_another_takes_the_place_of_is_kept(ready: Plan, cast: Cast) -> None:
    first = translate(ready, "Une phrase d’une collègue.", by=cast.colleague)
    translate(ready, "Une autre.", revision=1, by=cast.drafter)
    translate(ready, "", revision=2, by=cast.drafter)
    earlier = list(EarlierTranslation.objects.select_related("by"))
    assert [(it.text, it.by) for it in earlier] == [
        ("Une autre.", cast.drafter),
        ("Une phrase d’une collègue.", cast.colleague),
    ]
    assert first is not None
    assert (earlier[1].at, earlier[1].original) == (first.changed_at, first.original)


def test_saying_that_it_still_holds_keeps_nothing_new(ready: Plan, cast: Cast) -> None:
    translate(ready, "En sécurité.", by=cast.drafter)
    translate(ready, "En sécurité.", original="0" * 16, revision=1, by=cast.drafter)
    assert not EarlierTranslation.objects.exists()


def test_translation_refused_as_stale_leaves_nothing_behind(ready: Plan, cast: Cast) -> None:
    translate(ready, "La leur", by=cast.colleague)
    with pytest.raises(drafting.StaleTranslation):
        translate(ready, "La mienne", by=cast.drafter)
    assert not EarlierTranslation.objects.exists()


def test_of_500_saves_the_newest_and_the_ends_of_sessions_remain(ready: Plan, cast: Cast, clock: Clock) -> None:
    draw, people = random.Random(7), [cast.drafter, cast.colleague]
    by, told = people[0], []
    for number in range(SAVES):
        if draw.random() < 0.1:
            by, clock.moment = draw.choice(people), clock.moment + datetime.timedelta(hours=1)
        clock.moment += datetime.timedelta(seconds=20)
        translate(ready, f"Traduction {number}", revision=number, by=by)
        told.append((number, by, clock.moment))
        assert EarlierTranslation.objects.count() <= MOST
    kept = [int(it.text.removeprefix("Traduction ")) for it in EarlierTranslation.objects.all()]
    earlier = told[:-1]
    ends = [
        number
        for (number, person, at), (_next, other, then) in pairwise(earlier)
        if person != other or then - at >= PAUSE
    ]
    newest = [number for number, *_rest in earlier[-NEWEST:]]
    older = [number for number in ends if number < newest[0]]
    assert kept == [*reversed(newest), *reversed(older)][:MOST]
    assert len(older) > MOST - NEWEST, "the sample never reaches the bound"


def test_one_session_without_a_break_keeps_only_the_newest(ready: Plan, cast: Cast, clock: Clock) -> None:
    for number in range(NEWEST + 10):
        clock.moment = minutes(number)
        translate(ready, f"Traduction {number}", revision=number, by=cast.drafter)
    assert [it.text for it in EarlierTranslation.objects.all()][-1] == "Traduction 9"
    assert Translation.objects.get().earlier.count() == NEWEST
