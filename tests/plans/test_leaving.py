"""What becomes of plans when people leave an office or move to another: rights end at once, drafts stay."""

import pytest

from mcof.accounts import managing
from mcof.accounts.roles import Role
from plans import drafting, sharing
from plans.access import Refused, plans_visible_to, rights
from plans.models import Plan
from tests.cast import Cast
from tests.plans.contents import complete_content

pytestmark = pytest.mark.django_db


def write(plan: Plan, cast: Cast, who: str, *, revision: int = 0) -> None:
    drafting.save_section(plan, key="risks", value=complete_content().risks, revision=revision, by=cast.person(who))


def test_draft_of_somebody_who_left_stays_with_the_office(plan: Plan, cast: Cast) -> None:
    write(plan, cast, "drafter")
    managing.deactivate(user=cast.drafter, by=cast.administrator)
    assert not plans_visible_to(cast.drafter).exists()
    assert rights(cast.colleague, plan).edit
    assert plan.drafters.filter(user=cast.drafter).exists()


def test_whoever_moves_takes_no_right_along(plan: Plan, cast: Cast) -> None:
    write(plan, cast, "drafter")
    managing.move(membership=cast.drafter.memberships.get(), to=cast.other_office, by=cast.administrator)
    assert plan not in plans_visible_to(cast.drafter)
    with pytest.raises(Refused):
        write(plan, cast, "drafter", revision=1)


def test_co_drafter_without_any_role_left_writes_no_more(plan: Plan, cast: Cast) -> None:
    sharing.admit(plan, colleague=cast.stranger, by=cast.head)
    allowed = bool(rights(cast.stranger, plan).edit)
    managing.end(membership=cast.stranger.memberships.get(), by=cast.administrator)
    assert [allowed, bool(rights(cast.stranger, plan).edit)] == [True, False]
    assert not plans_visible_to(cast.stranger).exists()


def test_co_drafter_who_moves_writes_on(plan: Plan, cast: Cast) -> None:
    sharing.admit(plan, colleague=cast.stranger, by=cast.head)
    managing.move(
        membership=cast.stranger.memberships.get(), to=cast.headquarters, role=Role.DRAFTER, by=cast.administrator
    )
    assert rights(cast.stranger, plan).edit
