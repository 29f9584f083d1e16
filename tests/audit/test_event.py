from dataclasses import dataclass
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from mcof.accounts.models import User
from mcof.audit.append_only import AppendOnlyError
from mcof.audit.models import Event
from mcof.audit.recording import record
from tests.factories import make_country, make_user

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Named:
    """What the record knows of a plan and of an office."""

    reference: str = ""
    code: str = ""
    office: Any = None


def a_plan(reference: str) -> Named:
    return Named(reference, office=Named(code="SSD"))


@pytest.fixture
def actor() -> User:
    return make_user("Amina Diallo")


@pytest.fixture
def event(actor: User) -> Event:
    return record("person.update", by=actor, target=actor, before={"name": "A"}, after={"name": "B"}, reason="married")


def test_record_copies_actor_and_target(event: Event, actor: User) -> None:
    kept = Event.objects.get()

    assert (kept.actor_id, kept.actor_name, kept.actor_email) == (actor.pk, "Amina Diallo", actor.email)
    assert (kept.target_type, kept.target_id, kept.target_label) == ("accounts.user", str(actor.pk), "Amina Diallo")
    assert kept.data == {"before": {"name": "A"}, "after": {"name": "B"}, "detail": {"reason": "married"}}


def test_record_without_actor_has_no_name(actor: User) -> None:
    event = record("person.update", by=None, target=actor)

    assert (event.actor_id, event.actor_name, event.data) == (None, "", {})


def test_record_of_a_plan_is_found_by_its_reference(actor: User) -> None:
    event = record("plan.submit", by=actor, target=actor, plan=a_plan("SSD-2026-1"), acting_as="drafter SSD")
    record("plan.submit", by=actor, target=actor, plan=a_plan("SSD-2026-2"))

    assert list(Event.objects.about_plan("SSD-2026-1")) == [event]
    assert (event.acting_as, event.office) == ("drafter SSD", "SSD")


def test_record_cuts_long_names(actor: User) -> None:
    actor.name = "x" * 300

    event = record("person.update", by=actor, target=actor)

    assert (event.actor_name, event.target_label) == ("x" * 200, "x" * 200)


def test_event_outlives_its_target(event: Event, actor: User) -> None:
    actor.delete()

    event.refresh_from_db()

    assert event.target_label == "Amina Diallo"


def test_save_again_is_refused(event: Event) -> None:
    event.action = "person.forge"

    with pytest.raises(AppendOnlyError, match="cannot be updated"):
        event.save()

    assert Event.objects.get().action == "person.update"


def test_save_over_an_existing_row_is_refused(event: Event) -> None:
    forged = Event(pk=event.pk, action="person.forge", target_type="x", target_id="1", target_label="x")

    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()

    assert Event.objects.get().action == "person.update"


def test_delete_is_refused(event: Event) -> None:
    with pytest.raises(AppendOnlyError, match="cannot be deleted"):
        event.delete()

    assert Event.objects.count() == 1


def test_delete_of_many_is_refused(event: Event) -> None:
    with pytest.raises(AppendOnlyError, match="cannot be deleted"):
        Event.objects.all().delete()

    assert Event.objects.count() == 1


def test_update_of_many_is_refused(event: Event) -> None:
    with pytest.raises(AppendOnlyError, match="cannot be updated"):
        Event.objects.update(action="person.forge")
    with pytest.raises(AppendOnlyError, match="cannot be updated"):
        Event.objects.bulk_update([event], ["action"])
    with pytest.raises(AppendOnlyError, match="cannot be updated"):
        Event.objects.update_or_create(pk=event.pk, defaults={"action": "person.forge"})

    assert Event.objects.get().action == "person.update"


def test_upsert_is_refused(event: Event) -> None:
    event.action = "person.forge"

    with pytest.raises(AppendOnlyError, match="cannot be updated"):
        Event.objects.bulk_create([event], update_conflicts=True, update_fields=["action"], unique_fields=["id"])

    assert Event.objects.get().action == "person.update"


def test_many_can_be_added_at_once(event: Event) -> None:
    fresh = Event(action="person.update", target_type="accounts.user", target_id="1", target_label="x")

    Event.objects.bulk_create([fresh])

    assert [it.pk for it in Event.objects.newest_first()] == [fresh.pk, event.pk]


def test_base_manager_refuses_as_well(event: Event) -> None:
    with pytest.raises(AppendOnlyError, match="cannot be deleted"):
        Event._base_manager.all().delete()


def test_actor_without_a_name_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(actor_id=1, action="x", target_type="x", target_id="1", target_label="x")


def test_event_reads_as_a_line(event: Event) -> None:
    assert str(event) == f"{event.at:%Y-%m-%d %H:%M} Amina Diallo person.update Amina Diallo"


def test_record_speaks_one_language() -> None:
    country = make_country("TCD", name="Chad")

    with translation.override("fr"):
        event = record("country.update", by=None, target=country)

    assert event.target_label == "Chad"


def test_matching_finds_by_person_action_and_plan(event: Event, actor: User) -> None:
    other = record("plan.submit", by=make_user("Bo"), target=make_user("Cy"), plan=a_plan("SSD-2026-1"))

    assert list(Event.objects.matching(person="amina")) == [event]
    assert list(Event.objects.matching(person="cy")) == [other]
    assert list(Event.objects.matching(action="person")) == [event]
    assert list(Event.objects.matching(action="plan.submit")) == [other]
    assert list(Event.objects.matching(action="plan.sub")) == []
    assert list(Event.objects.matching(plan="ssd-2026-1")) == [other]
    assert list(Event.objects.matching().newest_first()) == [other, event]
