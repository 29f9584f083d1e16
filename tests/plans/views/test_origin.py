"""What a plan was started from, on its pages: the list to work through, the overview, and beside each section."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.roles import Role
from plans import drafting, sharing
from plans.content import load, values
from plans.models import OriginNote, Plan
from tests.cast import Cast
from tests.factories import make_membership, make_user
from tests.plans.editions import old_version
from tests.plans.views.editing import form_on, save, section_page

IDENTITY = values.Identity(title="South Sudan 2028", countries=(values.PlanCountry(country="SSD"),))


@pytest.fixture
def carried(approved: Plan, cast: Cast) -> Plan:
    return start(approved, cast)


def start(approved: Plan, cast: Cast, *, edition: str = "2021") -> Plan:
    version = approved.versions.get() if edition == "2021" else old_version(approved, cast)
    source = drafting.Source(version, same_crisis=True)
    return drafting.start_plan(office=cast.office, identity=IDENTITY, edition="2021", by=cast.drafter, source=source)


@pytest.fixture
def old(approved: Plan, cast: Cast) -> Plan:
    """A draft started from the edition of 2012."""
    return start(approved, cast, edition="2012")


def origin_page(plan: Plan) -> str:
    return reverse("plan-origin", args=[plan.reference])


def overview(plan: Plan, cast: Cast) -> str:
    return cast.client("drafter").get(reverse("plan-overview", args=[plan.reference])).content.decode()


def test_page_lists_what_needs_a_look(carried: Plan, cast: Cast) -> None:
    text = cast.client("drafter").get(origin_page(carried)).content.decode()
    assert "Activity · Emergency kits" in text
    assert "4,800,000" in text
    assert f"{section_page(carried, 'risks')}#at-risks-flood" in text


def test_page_of_a_plan_that_started_from_nothing_is_not_found(plan: Plan, cast: Cast) -> None:
    assert cast.client("drafter").get(origin_page(plan)).status_code == 404


def test_overview_says_what_the_plan_started_from(carried: Plan, plan: Plan, cast: Cast) -> None:
    assert "Started from" in overview(carried, cast)
    assert "Started from" not in overview(plan, cast)


def test_line_goes_when_its_field_changes(carried: Plan, cast: Cast) -> None:
    client, page = cast.client("drafter"), section_page(carried, "monitoring")
    assert 'href="#at-learning"' in client.get(page).content.decode()
    save(client, carried, "monitoring", learning="We learn monthly.")
    assert 'href="#at-learning"' not in client.get(page).content.decode()
    assert 'href="#at-evaluation"' in client.get(page).content.decode()


def test_line_goes_when_it_is_checked(carried: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    note = OriginNote.objects.get(plan=carried, section="monitoring", was__has_key="learning")
    response = client.post(origin_page(carried), {"note": note.pk})
    assert (response.status_code, response["Location"]) == (303, origin_page(carried))
    assert 'href="#at-learning"' not in client.get(section_page(carried, "monitoring")).content.decode()


def test_section_is_checked_as_a_whole_and_leads_back(carried: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    response = client.post(origin_page(carried), {"section": "risks", "back": "risks"})
    assert response["Location"] == section_page(carried, "risks")
    assert "Carried over from" not in client.get(section_page(carried, "risks")).content.decode()
    assert "Carried over from" in client.get(section_page(carried, "context")).content.decode()


@pytest.mark.parametrize("back", ["//mcof.example", "nowhere"])
def test_way_back_leads_nowhere_else(carried: Plan, cast: Cast, back: str) -> None:
    response = cast.client("drafter").post(origin_page(carried), {"section": "risks", "back": back})
    assert response["Location"] == origin_page(carried)


def test_page_says_when_all_is_checked(carried: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    notes = OriginNote.objects.filter(plan=carried).values_list("pk", flat=True)
    client.post(origin_page(carried), {"note": list(notes)})
    assert "All is checked" in client.get(origin_page(carried)).content.decode()
    assert "All that was carried over has been checked." in overview(carried, cast)


def test_guest_does_not_read_what_was_cleared(carried: Plan, cast: Cast) -> None:
    guest = make_user("Guest")
    make_membership(guest, Role.DRAFTER, cast.other_office)
    sharing.admit(carried, colleague=guest, by=cast.head)
    client = cast.client("drafter")
    client.force_login(guest)
    text = client.get(origin_page(carried)).content.decode()
    assert "Activity · Emergency kits" in text
    assert "4,800,000" not in text
    assert "Emergency fund" not in text


def test_waiting_response_is_placed_from_the_page(old: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    note = OriginNote.objects.filter(plan=old).waiting().get(sector="S12-01")
    data = form_on(client, origin_page(old)) | {f"to-{note.pk}-sectors": ["S21-03", "S21-05"], "place": note.pk}
    assert client.post(origin_page(old), data).status_code == 303
    assert [it.sector for it in load(old).responses] == ["S21-06", "S21-03", "S21-05"]


def test_waiting_response_may_go_into_any_sector(old: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    note = OriginNote.objects.filter(plan=old).waiting().get(sector="S12-15")
    client.post(origin_page(old), {f"to-{note.pk}-other": "S21-13", "place": note.pk})
    assert [it.sector for it in load(old).responses] == ["S21-06", "S21-13"]


@pytest.mark.parametrize("sent", [{}, {"other": "S12-01"}, {"sectors": ["S21-14"]}])
def test_waiting_response_without_a_sector_stays(old: Plan, cast: Cast, sent: dict[str, str]) -> None:
    note = OriginNote.objects.filter(plan=old).waiting().get(sector="S12-01")
    data = {f"to-{note.pk}-{name}": value for name, value in sent.items()} | {"place": note.pk}
    response = cast.client("drafter").post(origin_page(old), data)
    assert response.status_code == 422
    assert "Need in S12-01." in response.content.decode()
    assert len(load(old).responses) == 1


def test_response_placed_meanwhile_is_told(old: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    note = OriginNote.objects.filter(plan=old).waiting().get(sector="S12-01")
    drafting.place_response(old, note=note.pk, sectors=["S21-03"], by=cast.colleague)
    response = client.post(origin_page(old), {f"to-{note.pk}-sectors": ["S21-05"], "place": note.pk}, follow=True)
    assert "placed or checked meanwhile" in response.content.decode()
    assert len(load(old).responses) == 2


def test_locked_plan_is_read_and_not_changed(carried: Plan, cast: Cast) -> None:
    Plan.objects.filter(pk=carried.pk).update(state="closed")
    client = cast.client("drafter")
    text = client.get(origin_page(carried)).content.decode()
    assert "The plan is closed." in text
    assert 'name="note"' not in text
    assert client.post(origin_page(carried), {"section": "risks"}).status_code == 403


@pytest.mark.parametrize(("edition", "queries"), [("2021", 36), ("2012", 37)])
def test_page_asks_the_database_the_same_whatever_there_is(
    approved: Plan, cast: Cast, edition: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan, client = start(approved, cast, edition=edition), cast.client("drafter")
    client.get(origin_page(plan))
    with django_assert_num_queries(queries):
        client.get(origin_page(plan))


def test_preflight_page_lists_what_is_open_with_the_way_to_its_field(carried: Plan, cast: Cast) -> None:
    page = cast.client("drafter").get(reverse("plan-readiness", args=[carried.reference])).content.decode()
    assert "From the earlier plan" in page
    assert f'<a href="{section_page(carried, "monitoring")}#at-learning">' in page
    everything = OriginNote.objects.filter(plan=carried).values_list("pk", flat=True)
    drafting.check_notes(carried, notes=everything, by=cast.drafter)
    page = cast.client("drafter").get(reverse("plan-readiness", args=[carried.reference])).content.decode()
    assert "From the earlier plan" not in page
