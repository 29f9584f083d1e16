"""A plan as a document: who reads which version, and what the page offers."""

import re

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import sharing, workflow
from plans.models import Plan, Purpose
from tests.cast import Cast
from tests.factories import make_country
from tests.plans.contents import complete_content
from tests.plans.filling import fill
from tests.stages import record_office_consent


@pytest.fixture
def shared(submitted: Plan, cast: Cast) -> Plan:
    sharing.share(submitted.versions.get(), country=cast.country, purpose=Purpose.CONSENT, by=cast.head)
    return submitted


def words(cast: Cast, who: str, plan: Plan, number: int | None = None) -> str:
    url = reverse("version", args=[plan.reference, number]) if number else reverse("plan", args=[plan.reference])
    return cast.client(who).get(url).content.decode()


def test_page_reads_as_the_document(submitted: Plan, cast: Cast) -> None:
    page = words(cast, "reviewer", submitted)
    assert "<h1" in page
    assert complete_content().context.situation[:40] in page
    assert "Version 1, submitted" in page


def test_office_reads_the_draft_while_there_is_one(shared: Plan, cast: Cast) -> None:
    workflow.withdraw(shared, by=cast.head)
    Plan.objects.filter(pk=shared.pk).update(title="A title being thought about")
    shown = {who for who in INSIDE if "A title being thought about" in words(cast, who, shared)}
    assert shown == {"drafter", "colleague", "head"}


INSIDE = ("drafter", "colleague", "head", "regional", "reviewer", "second_reviewer", "focal_point")


def test_countries_and_state_of_the_draft_stay_with_the_office(approved: Plan, cast: Cast) -> None:
    version = approved.versions.get()
    sharing.share(version, country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    workflow.revise(approved, by=cast.head)
    approved.countries.create(uid="per", country="PER", position=1)
    record_office_consent(approved, cast, country=make_country("PER"), reference="PER/1")
    Plan.objects.filter(pk=approved.pk).update(title="A title being thought about")
    addresses = {
        "focal_point": ("plan", "plan-consents", "plan-reports"),
        "reviewer": ("plan", "plan-consents", "plan-reports", "plan-history", "plan-shares"),
    }
    for who, names in addresses.items():
        client = cast.client(who)
        pages = [client.get(reverse(name, args=[approved.reference])).content.decode() for name in names]
        assert not [name for name, page in zip(names, pages, strict=True) if "being thought about" in page]
        assert not [name for name, page in zip(names, pages, strict=True) if "Peru" in _without_choices(page)]
        assert not [name for name, page in zip(names, pages, strict=True) if ">Draft<" in page.split("<main")[0]]


def _without_choices(page: str) -> str:
    """Leave out what may be chosen: any Member State may be told of an approved plan."""
    return re.sub(r"<label.*?</label>|<select.*?</select>", "", page, flags=re.DOTALL)


def test_older_version_says_that_there_is_a_newer_one(shared: Plan, cast: Cast) -> None:
    workflow.withdraw(shared, by=cast.head)
    workflow.submit(shared, by=cast.head)
    assert "The newest that you may read is version 2." in words(cast, "reviewer", shared, 1)
    assert "The newest that you may read" not in words(cast, "reviewer", shared, 2)
    assert "The newest that you may read" not in words(cast, "focal_point", shared, 1)


def test_version_not_shared_is_not_there(shared: Plan, cast: Cast) -> None:
    workflow.withdraw(shared, by=cast.head)
    workflow.submit(shared, by=cast.head)
    client = cast.client("focal_point")
    assert client.get(reverse("version", args=[shared.reference, 1])).status_code == 200
    assert client.get(reverse("version", args=[shared.reference, 2])).status_code == 404
    assert client.get(reverse("version", args=[shared.reference, 3])).status_code == 404


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("drafter", set()),
        ("regional", {"Review and decide"}),
        ("reviewer", {"Review and decide"}),
        ("focal_point", {"Answer for your State"}),
    ],
)
def test_page_offers_what_the_reader_may_do(shared: Plan, cast: Cast, who: str, offered: set[str]) -> None:
    page = words(cast, who, shared)
    steps = {"Review and decide", "Answer for your State", "Open the next version", "Close the plan"}
    assert {step for step in steps if step in page} == offered


def test_approved_plan_offers_its_head_the_next_version(approved: Plan, cast: Cast) -> None:
    page = words(cast, "head", approved)
    assert "Open the next version" in page
    assert "Close the plan" in page
    assert "Open the next version" not in words(cast, "drafter", approved)


def test_what_somebody_wrote_is_never_taken_for_markup(plan: Plan, cast: Cast) -> None:
    content = complete_content()
    Plan.objects.filter(pk=plan.pk).update(title="<script>alert(1)</script>")
    page = words(cast, "drafter", plan)
    assert "<script>alert(1)" not in page
    assert content.reference not in page


@pytest.mark.parametrize("sectors", [1, 2])
def test_page_takes_as_many_statements_whatever_the_plan_holds(
    plan: Plan, cast: Cast, sectors: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    whole = complete_content()
    fill(plan, complete_content(responses=whole.responses[:sectors]), by=cast.drafter)
    client = cast.client("drafter")
    url = reverse("plan", args=[plan.reference])
    client.get(url)
    with django_assert_num_queries(OF_DRAFT):
        client.get(url)


OF_DRAFT, OF_VERSION = 34, 43


def test_version_takes_as_many_statements_whatever_was_answered(
    shared: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        record_office_consent(shared, cast, reference=f"MHA/{number}")
    client = cast.client("focal_point")
    url = reverse("version", args=[shared.reference, 1])
    client.get(url)
    with django_assert_num_queries(OF_VERSION):
        client.get(url)


def test_state_reads_its_own_answer_and_no_other(shared: Plan, cast: Cast) -> None:
    shared.countries.create(uid="png", country="PNG", position=1)
    record_office_consent(shared, cast, reference="SSD/2026/14")
    record_office_consent(shared, cast, country=cast.other_country, reference="PNG/2026/15")
    told = {who: words(cast, who, shared, 1) for who in ("focal_point", "reviewer")}
    assert [reference in told["reviewer"] for reference in ("SSD/2026/14", "PNG/2026/15")] == [True, True]
    assert [reference in told["focal_point"] for reference in ("SSD/2026/14", "PNG/2026/15")] == [True, False]
