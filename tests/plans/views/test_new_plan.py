"""Starting a plan in the browser."""

import pytest
from django.urls import reverse

from mcof.accounts.roles import Role
from plans.content import load
from plans.models import Plan
from tests.cast import Cast
from tests.factories import make_membership
from tests.plans.views.editing import form_on
from tests.sending import sent_by

pytestmark = pytest.mark.django_db
NEW = reverse("plan-new-form")


def test_plan_is_started_with_a_title(cast: Cast) -> None:
    client = cast.client("drafter")
    response = client.post(NEW, form_on(client, NEW) | {"title": "South Sudan 2027", "starts_on": "2027-01-01"})
    plan = Plan.objects.get()
    assert (response.status_code, response["Location"]) == (302, reverse("plan-overview", args=[plan.reference]))
    assert (plan.reference, plan.edition, plan.office) == ("SSD-2027-01", "2021", cast.office)
    assert load(plan).country_codes == ("SSD",)
    assert load(plan).identity.objective_set == "IOM-2024-2028"


def test_plan_speaks_its_drafter_s_language_at_first(cast: Cast) -> None:
    cast.drafter.language = "fr"
    cast.drafter.save()
    assert form_on(cast.client("drafter"), NEW)["language"] == ["fr"]


def test_plan_without_a_title_comes_back_with_all_text(cast: Cast) -> None:
    client = cast.client("drafter")
    response = client.post(NEW, form_on(client, NEW) | {"countries-0-areas": "Unity", "ends_on": "2027-12-31"})
    data = sent_by(response.content.decode())
    assert response.status_code == 422
    assert (data["countries-0-areas"], data["ends_on"]) == (["Unity"], ["2027-12-31"])
    assert not Plan.objects.exists()


def test_plan_of_several_countries(cast: Cast) -> None:
    client = cast.client("drafter")
    page = client.post(NEW, form_on(client, NEW) | {"rows": "countries:add"})
    data = sent_by(page.content.decode()) | {"title": "Two countries", "countries-1-country": "UGA"}
    client.post(NEW, data)
    assert load(Plan.objects.get()).country_codes == ("SSD", "UGA")


def test_button_that_is_none_of_ours_is_a_bad_request(cast: Cast) -> None:
    assert cast.client("drafter").post(NEW, {"rows": "countries:burn:0"}).status_code == 400


def test_plan_that_the_domain_refuses_comes_back(cast: Cast) -> None:
    client = cast.client("drafter")
    response = client.post(NEW, form_on(client, NEW) | {"title": "South Sudan", "countries-0-uid": "not one"})
    assert response.status_code == 422
    assert not Plan.objects.exists()


def test_forged_office_or_edition_is_refused(cast: Cast) -> None:
    client = cast.client("drafter")
    data = form_on(client, NEW) | {"title": "Forged"}
    assert client.post(NEW, data | {"office": "PNG"}).status_code == 422
    assert client.post(NEW, data | {"edition": "1999"}).status_code == 422
    assert not Plan.objects.exists()


def test_office_is_chosen_among_those_one_drafts_for(cast: Cast) -> None:
    make_membership(cast.drafter, Role.HEAD, cast.other_office)
    make_membership(cast.drafter, Role.HEAD, cast.office)
    client = cast.client("drafter")
    page = client.get(NEW).content.decode()
    assert page.count('name="office"') == 2
    client.post(NEW, form_on(client, NEW) | {"title": "Elsewhere", "office": "PNG"})
    assert Plan.objects.get().office == cast.other_office


def test_who_drafts_for_no_office_is_told_so(cast: Cast) -> None:
    drafters = {"drafter", "colleague", "head", "stranger"}
    expected = {who: 200 if who in drafters else 403 for who in cast.statuses(NEW)} | {"visitor": 302}
    assert cast.statuses(NEW) == expected
    assert "where you are a drafter or the head" in cast.client("reviewer").get(NEW).content.decode()
