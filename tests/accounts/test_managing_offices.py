import datetime
from collections.abc import Callable

import pytest

from mcof.accounts import managing
from mcof.accounts.answers import Refused
from mcof.accounts.groups import group_of
from mcof.accounts.models import Country, Office
from mcof.accounts.roles import OfficeKind
from mcof.accounts.workdays import calendar_of
from mcof.audit.models import Event
from tests.accounts.conftest import TrailIsFull
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_create_office_with_its_group(cast: Cast) -> None:
    office = managing.create_office(
        code="SSD-MAL",
        kind=OfficeKind.COUNTRY,
        country=cast.country,
        parent=cast.regional_office,
        name_en="IOM Malakal",
        by=cast.administrator,
    )

    kept = Office.objects.get(code="SSD-MAL")
    assert (kept, kept.parent, str(kept)) == (office, cast.regional_office, "IOM Malakal")
    assert kept.group is not None
    assert kept.group.name == "office SSD-MAL"


def test_create_office_is_on_record(cast: Cast) -> None:
    managing.create_office(code="RO-X", kind=OfficeKind.REGIONAL, name_en="Region X", by=cast.administrator)

    event = Event.objects.get()
    assert (event.action, event.target_label) == ("office.create", "Region X")
    assert event.data["after"] == {
        "names": {"en": "Region X", "fr": "", "es": ""},
        "kind": "regional",
        "country": None,
        "parent": None,
        "seat": None,
        "time_zone": "",
        "working_days": "",
    }


def test_create_country_office_without_country_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="A country office names its country"):
        managing.create_office(code="X", kind=OfficeKind.COUNTRY, name_en="X", by=cast.administrator)


def test_create_regional_office_with_country_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="only a country office does"):
        managing.create_office(
            code="X", kind=OfficeKind.REGIONAL, country=cast.country, name_en="X", by=cast.administrator
        )


def test_create_office_under_a_country_office_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="stands under a regional office"):
        managing.create_office(
            code="X",
            kind=OfficeKind.COUNTRY,
            country=cast.country,
            parent=cast.other_office,
            name_en="X",
            by=cast.administrator,
        )


def test_create_office_by_anybody_else_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="This takes the role: administrator"):
        managing.create_office(code="X", kind=OfficeKind.REGIONAL, name_en="X", by=cast.head)


def test_create_office_is_rolled_back_when_the_record_fails(cast: Cast, break_record: Callable[[], None]) -> None:
    break_record()

    with pytest.raises(TrailIsFull):
        managing.create_office(code="RO-X", kind=OfficeKind.REGIONAL, name_en="Region X", by=cast.administrator)

    assert not Office.objects.filter(code="RO-X").exists()


def test_update_office(cast: Cast) -> None:
    managing.update_office(office=cast.office, name_fr="OIM Soudan du Sud", parent=None, by=cast.administrator)

    kept = Office.objects.get(pk=cast.office.pk)
    assert (kept.name_fr, kept.parent) == ("OIM Soudan du Sud", None)
    before, after = (Event.objects.get().data[side] for side in ("before", "after"))
    assert [name for name in before if before[name] != after[name]] == ["names", "parent"]


def test_update_office_that_changes_nothing_leaves_no_record(cast: Cast) -> None:
    managing.update_office(office=cast.office, name_en=cast.office.name_en, by=cast.administrator)

    assert not Event.objects.exists()


def test_day_of_an_office_is_kept_in_place_of_what_was_said_before(cast: Cast) -> None:
    day = datetime.date(2026, 12, 9)
    managing.keep_day(office=cast.office, day=day, works=False, name="Elections", by=cast.administrator)
    kept = managing.keep_day(office=cast.office, day=day, works=True, name="", by=cast.administrator)

    assert calendar_of(Office.objects.get(pk=cast.office.pk)).own == {day: True}
    managing.drop_day(kept=kept, by=cast.administrator)
    assert not cast.office.days.exists()
    assert [it.action for it in Event.objects.order_by("pk")] == ["office.day_kept"] * 2 + ["office.day_dropped"]


def test_day_of_an_office_kept_by_anybody_else_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        managing.keep_day(office=cast.office, day=datetime.date(2026, 12, 9), works=False, name="", by=cast.head)


def test_group_of_a_country_is_made_at_first_need() -> None:
    country = Country.objects.create(code="ZZZ", iso2="ZZ", m49="999", name_en="Nowhere")

    group = group_of(country)

    assert group.name == "country ZZZ"
    assert Country.objects.get(code="ZZZ").group == group
