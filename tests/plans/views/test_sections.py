"""A section in the browser: saved, kept when it cannot be saved, never lost."""

import datetime
from collections import Counter
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plans import drafting, workflow
from plans.catalogue import catalogue
from plans.content import SECTION_KEYS, load, values
from plans.content.rows import load_section
from plans.models import Plan, Section, State
from plans.validation import section_states, validate
from tests.cast import EVERYBODY, Cast
from tests.plans.contents import complete_content
from tests.plans.views.editing import form_on, save, section_page
from tests.sending import sent_by

KEYS = (*SECTION_KEYS, "response-S21-14")
RISKS = complete_content().risks


def html(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_section_saved_as_it_stands_stays_as_it_is(ready: Plan, cast: Cast, key: str, language: str) -> None:
    cast.drafter.language = language
    cast.drafter.save()
    before = load(ready)
    revision = Section.objects.get(plan=ready, key=key).revision
    response = save(cast.client("drafter"), ready, key)
    assert response.status_code == 303
    assert load(ready) == before
    assert Section.objects.get(plan=ready, key=key).revision == revision


def test_saved_section_leads_back_to_itself_and_says_so(plan: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    response = save(client, plan, "monitoring", approach="Each site once a month.")
    assert (response.status_code, response.url) == (303, section_page(plan, "monitoring"))
    assert load_section(plan, "monitoring").approach == "Each site once a month."
    assert '<div class="message message--success">' in html(client.get(response.url))


def test_save_and_go_on_leads_to_the_next_section(plan: Plan, cast: Cast) -> None:
    response = save(cast.client("drafter"), plan, "crisis", name="Floods", on="1")
    assert response.url == section_page(plan, "mobility")
    assert load_section(plan, "crisis").name == "Floods"


def test_rows_are_added_changed_ordered_and_removed_without_javascript(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, "risks")
    page = client.post(url, form_on(client, url) | {"rows": "risks:add"})
    page = client.post(url, sent_by(html(page)) | {"risks-1-description": "Fuel runs out", "rows": "risks:up:1"})
    page = client.post(url, sent_by(html(page)) | {"risks-1-description": "Roads are cut", "rows": "risks:add"})
    assert load_section(ready, "risks") == RISKS
    page = client.post(url, sent_by(html(page)) | {"risks-2-description": "No access"})
    assert page.status_code == 303
    assert [row.description for row in load_section(ready, "risks").risks] == [
        "Fuel runs out",
        "Roads are cut",
        "No access",
    ]
    page = client.post(url, form_on(client, url) | {"rows": "risks:remove:0"})
    assert "row--leaving" in html(page)
    client.post(url, sent_by(html(page)))
    assert [row.description for row in load_section(ready, "risks").risks] == ["Roads are cut", "No access"]


def test_new_population_group_comes_with_its_split(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, "people")
    page = client.post(url, form_on(client, url) | {"rows": "figures:add"})
    data = sent_by(html(page)) | {"figures-2-group": "RET", "figures-2-splits-0-targeted": "1,500"}
    assert client.post(url, data).status_code == 303
    added = load_section(ready, "people").figures[2]
    assert (added.group, [split.targeted for split in added.splits]) == ("RET", [1500])


def test_typical_indicator_is_added_filled_in(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, "response-S21-14")
    page = client.get(url)
    command = html(page).partition('value="indicators:add:')[2].partition('"')[0].replace("&amp;", "&")
    page = client.post(url, sent_by(html(page)) | {"rows": f"indicators:add:{command}"})
    assert client.post(url, sent_by(html(page))).status_code == 303
    added = load_section(ready, "response-S21-14").indicators[1]
    assert added.title
    assert added.unit


@pytest.mark.parametrize("command", ["risks:burn:0", "nothing:add", "risks:up:77"])
def test_button_that_is_none_of_ours_is_a_bad_request(ready: Plan, cast: Cast, command: str) -> None:
    assert save(cast.client("drafter"), ready, "risks", rows=command).status_code == 400
    assert load_section(ready, "risks") == RISKS


def test_input_that_cannot_be_kept_comes_back_with_all_text(ready: Plan, cast: Cast) -> None:
    response = save(
        cast.client("drafter"), ready, "people", method="Counted anew.", targeted="many", figures__0__in_need="1,5"
    )
    page = html(response)
    assert response.status_code == 422
    assert sent_by(page)["method"] == ["Counted anew."]
    assert sent_by(page)["targeted"] == ["many"]
    assert sent_by(page)["figures-0-in_need"] == ["1,5"]
    assert 'href="#at-targeted"' in page
    assert 'href="#at-figures-idp-in_need"' in page
    assert load_section(ready, "people") == complete_content().people


def test_what_the_domain_refuses_comes_back_with_all_text(ready: Plan, cast: Cast) -> None:
    response = save(cast.client("drafter"), ready, "risks", overview="Daily", risks__0__uid="not an identifier")
    assert response.status_code == 422
    assert sent_by(html(response))["overview"] == ["Daily"]
    assert load_section(ready, "risks") == RISKS


def test_form_without_a_revision_asks_what_shall_stand(ready: Plan, cast: Cast) -> None:
    assert save(cast.client("drafter"), ready, "monitoring", learning="Mine", revision="x").status_code == 409


def test_plan_locked_while_writing_shows_what_was_typed(ready: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(ready, "risks")
    mine = form_on(client, url) | {"overview": "Half a page", "risks-0-impact": "5", "risks-0-owner": "Somebody"}
    workflow.submit(ready, by=cast.head)
    response = client.post(url, mine)
    assert response.status_code == 403
    for text in ("The plan is with its reviewers.", "Half a page", "Somebody"):
        assert text in html(response)
    assert load_section(ready, "risks") == RISKS


def test_plan_locked_while_half_a_form_arrived_shows_that_half(submitted: Plan, cast: Cast) -> None:
    response = cast.client("drafter").post(section_page(submitted, "risks"), {"overview": "Half a page"})
    assert response.status_code == 403
    assert "Half a page" in html(response)


def test_plan_locked_at_the_same_moment_shows_what_was_typed(
    ready: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, url = cast.client("drafter"), section_page(ready, "monitoring")
    mine = form_on(client, url) | {"learning": "Half a page"}

    def save_late(plan: Plan, **given: Any) -> drafting.Saved:
        Plan.objects.filter(pk=plan.pk).update(state=State.SUBMITTED)
        return drafting.save_changes(plan, **given)

    monkeypatch.setattr("plans.views.sections.save_changes", save_late)
    response = client.post(url, mine)
    assert response.status_code == 403
    assert "Half a page" in html(response)


def test_section_of_a_submitted_plan_is_read_only_and_says_why(submitted: Plan, cast: Cast) -> None:
    page = html(cast.client("drafter").get(section_page(submitted, "risks")))
    assert "The plan is with its reviewers. To change it, withdraw it first." in page
    assert sent_by(page).keys() == {"csrfmiddlewaretoken", "revision", "risks-TOTAL_FORMS", "risks-INITIAL_FORMS"}
    assert '<button class="button button--go"' not in page


def test_section_is_open_to_the_office_alone(submitted: Plan, cast: Cast) -> None:
    office = {"drafter", "colleague", "head"}
    insiders = {"regional", "reviewer", "second_reviewer"}
    expected = {who: 200 if who in office else 403 if who in insiders else 404 for who in EVERYBODY} | {"visitor": 302}
    assert cast.statuses(section_page(submitted, "risks")) == expected


def test_plan_of_another_office_does_not_exist(ready: Plan, cast: Cast) -> None:
    data = form_on(cast.client("drafter"), section_page(ready, "risks")) | {"overview": "Forged"}
    assert cast.client("stranger").post(section_page(ready, "risks"), data).status_code == 404
    assert load_section(ready, "risks") == RISKS


@pytest.mark.parametrize("key", ["nothing", "response-S21-99", "reference", "RISKS"])
def test_section_that_the_plan_has_not_does_not_exist(ready: Plan, cast: Cast, key: str) -> None:
    assert cast.client("drafter").get(section_page(ready, key)).status_code == 404


def test_finding_stands_beside_its_field(ready: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    save(client, ready, "people", figures__0__targeted="999,999")
    page = html(client.get(section_page(ready, "people")))
    assert 'id="at-figures-idp-targeted"' in page
    assert 'href="#at-figures-idp-targeted"' in page
    assert "field--noted" in page


def test_navigation_says_where_each_section_stands(plan: Plan, cast: Cast) -> None:
    save(cast.client("drafter"), plan, "crisis", name="Floods")
    page = html(cast.client("drafter").get(section_page(plan, "crisis")))
    content = load(plan)
    states = Counter(it.state.label for it in section_states(content, validate(content, catalogue())).values())
    assert len(states) > 1
    found = {word: page.count(f'<span class="visually-hidden">{word}</span>') for word in states}
    assert found == dict(states)


@pytest.mark.parametrize(("key", "queries"), [("risks", 32), ("people", 32), ("response-S21-14", 34)])
def test_page_asks_the_database_the_same_whatever_the_size(
    ready: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, key: str, queries: int
) -> None:
    client, url = cast.client("drafter"), section_page(ready, key)
    client.get(url)
    with django_assert_num_queries(queries):
        client.get(url)
    content = complete_content()
    risks = values.Risks(risks=tuple(values.Risk(uid=f"r{n}", description="Floods") for n in range(3)))
    drafting.save_section(ready, key="risks", value=risks, revision=1, by=cast.drafter)
    sectors = [*(response.sector for response in content.responses), "S21-01", "S21-02"]
    drafting.choose_sectors(ready, sectors=sectors, revision=1, by=cast.drafter)
    with django_assert_num_queries(queries):
        client.get(url)


def test_save_of_another_day_says_the_day(plan: Plan, cast: Cast) -> None:
    Plan.objects.filter(pk=plan.pk).update(changed_at=datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC))
    assert "Saved on 1 March 2026" in html(cast.client("drafter").get(section_page(plan, "risks")))


def test_address_of_a_section_says_its_key(ready: Plan) -> None:
    assert reverse("plan-section", args=[ready.reference, "risks"]) == f"/plans/{ready.reference}/sections/risks/"


def test_section_saved_a_thousand_times_is_still_saved(plan: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    save(client, plan, "risks", overview="Looked at every month.")
    Section.objects.filter(plan=plan, key="risks").update(revision=1234)
    assert 'name="revision" value="1234"' in client.get(section_page(plan, "risks")).content.decode()
    assert save(client, plan, "risks", overview="Looked at every week.").status_code == 303
    assert Section.objects.get(plan=plan, key="risks").revision == 1235
