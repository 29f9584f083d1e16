import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from sectors.models import AgeBand, BandSet, Sector, SectorMapping, TypicalActivity
from tests.reference.documents import item, load_items

pytestmark = pytest.mark.django_db


def test_retired_sector_is_not_current_and_stays_readable() -> None:
    load_items("sector", item("S21-01", edition="2021"), edition="2021", complete=True)
    assert [sector.code for sector in Sector.objects.of_edition("2021").current()] == ["S21-01"]
    assert Sector.objects.of_edition("2021").count() == 15


@pytest.mark.parametrize("item_count", [1, 3])
def test_sectors_with_suggestions_take_seven_queries(
    item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(7):
        for sector in Sector.objects.of_edition("2021").current().with_suggestions()[:item_count]:
            assert sector.edition.code == "2021"
            assert sector.response_system
            assert list(sector.activities.all())
            assert list(sector.indicators.all())
            assert [*sector.primary_phases.all(), *sector.secondary_phases.all(), *sector.clusters.all()]


@pytest.mark.parametrize("item_count", [1, 3])
def test_sectors_with_mapping_take_three_queries(
    item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        for sector in Sector.objects.of_edition("2012").with_mapping()[:item_count]:
            assert [it.successor.edition.code for it in sector.successors.all() if it.successor]
            assert not sector.predecessors.all()


def test_retired_suggestion_is_not_read_along() -> None:
    TypicalActivity.objects.filter(sector__code="S21-01").exclude(code="S21-01-A1").update(retired_on="2020-01-01")
    sector = Sector.objects.with_suggestions().get(code="S21-01")
    assert [activity.code for activity in sector.activities.all()] == ["S21-01-A1"]


@pytest.mark.parametrize(
    "stated",
    [
        {"kind": "renamed"},
        {"kind": "mainstreamed"},
        {"kind": "mainstreamed", "successor": "S21-01", "mainstreamed_in": "X1"},
        {"kind": "renamed", "successor": "S21-01", "mainstreamed_in": "X1"},
    ],
)
def test_mapping_that_does_not_lead_to_one_thing_is_refused(stated: dict[str, str]) -> None:
    successor = Sector.objects.filter(code=stated.pop("successor", "")).first()
    sector = Sector.objects.get(code="S12-01")
    with pytest.raises(IntegrityError, match="sector_mapping_leads_to_one_thing"):
        SectorMapping.objects.create(code="new", sector=sector, successor=successor, **stated)


@pytest.mark.parametrize(("first", "last"), [(5, 4), (None, 4)])
def test_age_band_that_does_not_run_upwards_is_refused(first: int | None, last: int) -> None:
    band_set = BandSet.objects.create(code="new")
    with pytest.raises(IntegrityError, match="age_band_runs_upwards"):
        AgeBand.objects.create(code="new", band_set=band_set, first_age=first, last_age=last)
