"""Who sees what in a generated world: the lists, the door and the story told of each plan agree about everybody."""

from collections import Counter

import pytest

from plans.access import plans_visible_to, rights, versions_visible_to
from plans.models import Plan
from plans.portfolio.listing import plans_for
from tests.again import made_again
from tests.cast import Cast
from tests.plans.crowd import PLANS, Crowd, Sharing, Stage, make_crowd


@pytest.fixture
def crowd(cast: Cast) -> Crowd:
    return made_again("crowd", lambda: make_crowd(cast))


def test_crowd_holds_every_stage_shared_in_every_way(crowd: Crowd) -> None:
    assert len(crowd.plans) == PLANS
    told = Counter((it.stage, it.sharing) for it in crowd.plans if it.stage != Stage.DRAFT)
    assert len(told) == (len(Stage) - 1) * len(Sharing)
    for person in crowd.people:
        assert any(person.sees(it) for it in crowd.plans) == (person.role != "nobody"), person


def test_everybody_sees_the_plans_of_their_story_and_no_other(crowd: Crowd) -> None:
    for person in crowd.people:
        expected = {made.plan.pk for made in crowd.plans if person.sees(made)}
        assert set(plans_visible_to(person.user).values_list("pk", flat=True)) == expected, person
        assert {plan.pk for plan in plans_for(person.user)} == expected, person


def test_rights_on_every_plan_agree_with_the_lists(crowd: Crowd) -> None:
    plans = list(Plan.objects.select_related("office"))
    for person in crowd.people:
        visible = set(plans_visible_to(person.user))
        assert {plan for plan in plans if rights(person.user, plan).read} == visible, person
        readable = {plan for plan in plans if versions_visible_to(person.user, plan).exists()}
        assert readable <= visible, person
        assert {plan for plan in visible - readable if not rights(person.user, plan).view_draft} == set(), person
