from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.models import User
from mcof.audit.models import Event
from mcof.audit.recording import record
from plans.models import Plan
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("item_count", [1, 3])
def test_trail_takes_a_constant_number_of_queries(
    cast: Cast, item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(item_count):
        record("person.update", by=cast.drafter, target=cast.drafter, before={"a": 0}, after={"a": number + 1})
    client = cast.client("administrator")

    with django_assert_num_queries(7):
        page = client.get("/trail/?action=person")

    assert len(page.context["page"]) == item_count


def test_trail_is_filtered(cast: Cast, plan: Plan) -> None:
    record("plan.submit", by=cast.drafter, target=cast.office, plan=plan)
    record("plan.submit", by=cast.stranger, target=cast.other_office)

    page = cast.client("administrator").get(f"/trail/?plan={plan.reference}&action=plan.submit").context["page"]

    assert [event.actor_name for event in page] == ["Drafter"]


def test_trail_shows_what_changed(cast: Cast) -> None:
    record("person.update", by=None, target=cast.drafter, before={"language": "en"}, after={"language": "fr"}, why="x")

    page = cast.client("administrator").get("/trail/").content.decode()

    assert "<del>en</del> <ins>fr</ins>" in page
    assert "the site itself" in page
    assert "why: x" in page


def test_trail_tells_the_time_of_the_reader(cast: Cast) -> None:
    User.objects.filter(pk=cast.administrator.pk).update(timezone="Asia/Tokyo")
    at = datetime(2026, 1, 1, 23, 30, tzinfo=UTC)
    Event.objects.create(at=at, action="x.y", target_type="x", target_id="1", target_label="x")

    page = cast.client("administrator").get("/trail/").content.decode()

    assert '<time datetime="2026-01-02T08:30:00+09:00">' in page
