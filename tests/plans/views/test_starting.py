"""Starting a plan from another one in the browser: choosing it, deciding, seeing what it takes along."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.roles import Role
from plans import drafting, sharing, workflow
from plans.content import load, values
from plans.models import Origin, Plan, PlanVersion, Purpose
from tests.cast import Cast
from tests.factories import make_membership
from tests.plans.editions import old_version
from tests.plans.views.editing import form_on
from tests.plans.views.test_translations import translate_all
from tests.sending import sent_by

pytestmark = pytest.mark.django_db
CHOICE, SOURCES = reverse("plan-new"), reverse("plan-new-sources")
COUNTRIES, FORM = reverse("plan-new-countries"), reverse("plan-new-form")


@pytest.fixture
def version(approved: Plan) -> PlanVersion:
    return approved.versions.get()


@pytest.fixture
def old(approved: Plan, cast: Cast) -> PlanVersion:
    return old_version(approved, cast)


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def starting_from(version: PlanVersion) -> str:
    return f"{FORM}?from={version.plan.reference}&version={version.number}"


def started(response: Any) -> Plan:
    plan = Plan.objects.latest("pk")
    assert (response.status_code, response["Location"]) == (302, reverse("plan-origin", args=[plan.reference]))
    return plan


def test_first_choice_offers_the_newest_approved_plans_of_the_office(version: PlanVersion, cast: Cast) -> None:
    assert starting_from(version).replace("&", "&amp;") in page(cast.client("drafter"), CHOICE)
    assert version.plan.reference not in page(cast.client("stranger"), CHOICE)
    assert "Your office has no approved plan yet." in page(cast.client("stranger"), CHOICE)


def test_sources_are_exactly_what_each_may_read(version: PlanVersion, cast: Cast) -> None:
    make_membership(cast.reviewer, Role.DRAFTER, cast.headquarters)
    link = starting_from(version).replace("&", "&amp;")
    found = {
        who: (link in page(cast.client(who), f"{SOURCES}?whose=ours"), link in page(cast.client(who), SOURCES))
        for who in ("drafter", "head", "reviewer", "stranger")
    }
    assert found == {
        "drafter": (True, False),
        "head": (True, False),
        "reviewer": (False, True),
        "stranger": (False, False),
    }


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(("whose", "queries"), [("ours", 11), ("", 17)])
def test_sources_ask_the_database_the_same_whatever_their_number(
    version: PlanVersion,
    cast: Cast,
    django_assert_num_queries: DjangoAssertNumQueries,
    item_count: int,
    whose: str,
    queries: int,
) -> None:
    client = cast.client("drafter")
    for _number in range(item_count):
        plan = drafting.start_plan(
            office=cast.office, identity=values.Identity(title="Another"), edition="2021", by=cast.drafter
        )
        add_version(plan, version, in_force=whose == "ours")
    with django_assert_num_queries(queries):
        assert page(client, f"{SOURCES}?whose={whose}").count("table__link") == item_count + (whose == "ours")


def add_version(plan: Plan, like: PlanVersion, *, in_force: bool) -> None:
    added = PlanVersion.objects.create(
        plan=plan,
        number=1,
        state="approved" if in_force else "returned",
        title=plan.title,
        language="en",
        content=like.content,
        sha256=like.sha256,
        submitted_by=like.submitted_by,
    )
    if in_force:
        Plan.objects.filter(pk=plan.pk).update(in_force=added)


def test_form_proposes_the_next_plan(version: PlanVersion, cast: Cast) -> None:
    data = form_on(cast.client("drafter"), starting_from(version))
    assert data["title"] == ["South Sudan crisis response plan 2028"]
    assert (data["starts_on"], data["ends_on"]) == (["2028-01-01"], [""])
    assert data["countries-0-areas"] == ["Unity and Upper Nile"]
    assert (data["same_crisis"], data["edition"]) == (["yes"], ["2021"])


def test_form_for_another_office_proposes_its_own_country(version: PlanVersion, cast: Cast) -> None:
    make_membership(cast.focal_point, Role.DRAFTER, cast.other_office)
    sharing.share(version, country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    data = form_on(cast.client("focal_point"), starting_from(version))
    assert (data["title"], data["countries-0-country"], data["same_crisis"]) == ([""], ["PNG"], ["no"])


def test_preview_tells_what_happens_and_writes_nothing(version: PlanVersion, cast: Cast) -> None:
    client, url = cast.client("drafter"), starting_from(version)
    response = client.post(url, form_on(client, url) | {"look": "1"})
    text = response.content.decode()
    assert response.status_code == 200
    assert "Activity · Emergency kits" in text
    assert "4,800,000" in text
    assert Plan.objects.count() == 1


def test_plan_is_started_from_the_preview(version: PlanVersion, cast: Cast) -> None:
    client, url = cast.client("drafter"), starting_from(version)
    preview = client.post(url, form_on(client, url) | {"look": "1"})
    plan = started(client.post(url, sent_by(preview.content.decode())))
    assert plan.title == "South Sudan crisis response plan 2028"
    assert plan.reference == "SSD-2028-01"
    assert Origin.objects.get(plan=plan).version == version
    assert [response.sector for response in load(plan).responses] == ["S21-03", "S21-14"]


def look(client: Client, version: PlanVersion, **typed: str) -> Any:
    url = starting_from(version)
    return client.post(url, form_on(client, url) | {"look": "1", **typed})


def test_another_language_than_the_texts_is_warned_of(version: PlanVersion, cast: Cast) -> None:
    assert "The earlier plan is written in" not in look(cast.client("drafter"), version).content.decode()
    page = look(cast.client("drafter"), version, language="fr").content.decode()
    assert "The earlier plan is written in English, the new one will be in French." in page


def test_complete_translation_is_offered_as_the_original(ready: Plan, cast: Cast) -> None:
    translate_all(ready, cast)
    version, client = workflow.submit(ready, by=cast.head), cast.client("drafter")
    swapped = look(client, version, language="fr")
    assert sent_by(swapped.content.decode())["texts"] == ["swap"]
    kept = client.post(starting_from(version), sent_by(swapped.content.decode()) | {"look": "1", "texts": "keep"})
    assert sent_by(kept.content.decode())["texts"] == ["keep"]
    plan = started(client.post(starting_from(version), sent_by(swapped.content.decode())))
    assert load(plan).risks.overview.startswith("« ")
    plan = started(client.post(starting_from(version), sent_by(kept.content.decode())))
    assert load(plan).risks.overview == load(ready).risks.overview
    assert load(plan).translations == ()
    page = client.get(reverse("plan-origin", args=[plan.reference])).content.decode()
    assert "The new plan does not say word for word what was translated." in page
    assert f'href="{reverse("plan-translations", args=[plan.reference])}">French</a>' in page


def test_preview_leads_back_to_the_form_with_all_that_was_typed(version: PlanVersion, cast: Cast) -> None:
    client, url = cast.client("drafter"), starting_from(version)
    preview = client.post(url, form_on(client, url) | {"look": "1", "title": "Typed", "same_crisis": "no"})
    back = client.post(url, sent_by(preview.content.decode()) | {"back": "1"})
    data = sent_by(back.content.decode())
    assert (back.status_code, data["title"], data["same_crisis"]) == (200, ["Typed"], ["no"])


def test_another_crisis_is_said_in_the_form(version: PlanVersion, cast: Cast) -> None:
    client, url = cast.client("drafter"), starting_from(version)
    plan = started(client.post(url, form_on(client, url) | {"same_crisis": "no"}))
    assert load(plan).crisis == values.Crisis()
    assert load(plan).partners.partners


def test_form_without_an_answer_comes_back(version: PlanVersion, cast: Cast) -> None:
    client, url = cast.client("drafter"), starting_from(version)
    data = form_on(client, url)
    del data["same_crisis"]
    assert client.post(url, data).status_code == 422
    assert client.post(url, data | {"same_crisis": "yes", "title": "", "look": "1"}).status_code == 422
    assert Plan.objects.count() == 1


def test_section_that_the_domain_refuses_comes_back_from_a_preview_too(version: PlanVersion, cast: Cast) -> None:
    client, url = cast.client("drafter"), starting_from(version)
    assert client.post(url, form_on(client, url) | {"countries-0-uid": "not one"}).status_code == 422


@pytest.mark.parametrize(
    "query",
    [
        "from=SSD-1999-01&version=1",
        "from={0}",
        "from={0}&version=7",
        "from={0}&version=x",
        "from={0}&version=99999999999999999999",
    ],
)
def test_source_that_is_not_there_is_not_found(version: PlanVersion, cast: Cast, query: str) -> None:
    url = f"{FORM}?{query.format(version.plan.reference)}"
    assert cast.client("drafter").get(url).status_code == 404
    assert cast.client("drafter").post(url, {}).status_code == 404


def test_source_of_others_is_not_found(version: PlanVersion, cast: Cast) -> None:
    assert cast.client("stranger").get(starting_from(version)).status_code == 404


def test_state_focal_point_starts_no_plan_though_they_read_the_version(version: PlanVersion, cast: Cast) -> None:
    sharing.share(version, country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    client = cast.client("focal_point")
    assert {client.get(url).status_code for url in (CHOICE, SOURCES, COUNTRIES, FORM, starting_from(version))} == {403}


def test_old_edition_asks_where_its_sectors_go(old: PlanVersion, cast: Cast) -> None:
    text = page(cast.client("drafter"), starting_from(old))
    assert text.count('name="S12-01"') == 2
    assert 'name="S12-04"' not in text
    assert "Humanitarian communications" in text
    assert "1 sector goes on by itself" in text


def test_old_edition_is_carried_as_the_office_decides(old: PlanVersion, cast: Cast) -> None:
    client, url = cast.client("drafter"), starting_from(old)
    plan = started(client.post(url, form_on(client, url) | {"S12-01": ["S21-03", "S21-05"]}))
    assert [(it.sector, it.need) for it in load(plan).responses] == [
        ("S21-03", "Need in S12-01."),
        ("S21-05", "Need in S12-01."),
        ("S21-06", "Need in S12-04."),
    ]
    assert "Need in S12-15." in page(client, reverse("plan-origin", args=[plan.reference]))


def test_plan_may_stay_in_its_old_edition(old: PlanVersion, cast: Cast) -> None:
    client, url = cast.client("drafter"), starting_from(old)
    plan = started(client.post(url, form_on(client, url) | {"edition": "2012", "S12-01": ["S21-03"]}))
    assert [response.sector for response in load(plan).responses] == ["S12-01", "S12-04", "S12-15"]


def test_forged_sector_is_refused(old: PlanVersion, cast: Cast) -> None:
    client, url = cast.client("drafter"), starting_from(old)
    assert client.post(url, form_on(client, url) | {"S12-01": ["S21-14"]}).status_code == 422
    assert Plan.objects.count() == 1


def test_countries_are_chosen_together(cast: Cast) -> None:
    client = cast.client("drafter")
    text = page(client, COUNTRIES)
    assert 'value="SSD" checked' in text
    assert 'value="UGA"' in text
    url = f"{FORM}?country=UGA&country=SSD&country=QQQ&country=UGA"
    client.post(url, form_on(client, url) | {"title": "Along the Nile"})
    plan = Plan.objects.get()
    assert load(plan).country_codes == ("UGA", "SSD")
    assert plan.reference.startswith("SSD-")


def test_each_state_of_several_owes_its_answer(cast: Cast) -> None:
    client, url = cast.client("drafter"), f"{FORM}?country=SSD&country=PNG"
    client.post(url, form_on(client, url) | {"title": "Two oceans"})
    plan = Plan.objects.get()
    owed = cast.client("head").get(reverse("plan-readiness", args=[plan.reference])).context["owed"]
    assert list(owed) == ["South Sudan", "Papua New Guinea"]


def test_countries_come_before_those_of_the_source(version: PlanVersion, cast: Cast) -> None:
    data = form_on(cast.client("drafter"), f"{starting_from(version)}&country=UGA")
    assert (data["countries-0-country"], data["countries-TOTAL_FORMS"]) == (["UGA"], ["1"])
