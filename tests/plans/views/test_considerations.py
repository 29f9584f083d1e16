"""A finding considered: on the page of all findings, on its own, beside its section, and under the reviewer's eyes."""

from typing import Any

import pytest
from django.urls import reverse

from plans import drafting, workflow
from plans.catalogue import catalogue
from plans.content import load
from plans.models import Consideration, Plan
from plans.validation import validate
from tests.cast import EVERYBODY, Cast
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill
from tests.plans.views.editing import section_page

REASON = "The donor pays in 2028 only."


@pytest.fixture
def doubtful(plan: Plan, cast: Cast) -> Plan:
    """The complete plan with more earmarked for a sector than it requires."""
    fill(plan, changed(complete_content(), "funding", "contributions.c1.amount_usd", 9_600_001), by=cast.drafter)
    plan.refresh_from_db()
    return plan


def found(plan: Plan, code: str = "M-03") -> str:
    return next(it.id for it in validate(load(plan), catalogue()) if it.code == code)


def address(plan: Plan, code: str = "M-03") -> str:
    return reverse("finding-consideration", args=[plan.reference, found(plan, code)])


def readiness(plan: Plan) -> str:
    return reverse("plan-readiness", args=[plan.reference])


def consider(cast: Cast, plan: Plan, who: str = "drafter", **sent: Any) -> Any:
    return cast.client(who).post(address(plan), {"reason": REASON} | sent, follow=True)


def test_considered_finding_folds_under_its_own_heading(doubtful: Plan, cast: Cast) -> None:
    response = consider(cast, doubtful)
    assert response.redirect_chain == [(f"{readiness(doubtful)}#finding-{found(doubtful)}", 303)]
    left, _heading, settled = response.content.decode().partition('id="considered"')
    assert "earmarked for" not in left
    assert "earmarked for" in settled
    assert f"{REASON}" in settled
    assert "Drafter, " in settled
    assert "Yes. There is nothing to mend." in left


def test_considered_finding_is_taken_back(doubtful: Plan, cast: Cast) -> None:
    consider(cast, doubtful)
    page = consider(cast, doubtful, who="colleague", again="1").content.decode()
    assert 'id="considered"' not in page
    assert "earmarked for" in page
    assert not Consideration.objects.held().exists()


def test_considering_twice_is_one_consideration(doubtful: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), address(doubtful)
    assert [client.post(url, {"reason": REASON}).status_code for _time in range(2)] == [303, 303]
    assert Consideration.objects.count() == 1


def test_reason_is_asked_for_and_what_was_typed_stays(doubtful: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    answers = [client.post(address(doubtful), {"reason": reason}) for reason in (" ", "x" * 2_001)]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert "Say why it is left as it is" in answers[0].content.decode()
    assert "x" * 2_001 in answers[1].content.decode()


def test_form_is_a_page_of_its_own_and_a_part_of_one_for_htmx(doubtful: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    page, part = (
        client.get(address(doubtful), headers=headers).content.decode() for headers in ({}, {"HX-Request": "true"})
    )
    assert "<h1>Leave it as it is?</h1>" in page
    assert "<h1>" not in part
    assert 'name="reason"' in page
    assert 'name="reason"' in part


def test_changed_finding_shows_what_was_said_before_and_offers_it_again(doubtful: Plan, cast: Cast) -> None:
    consider(cast, doubtful)
    value = changed(load(doubtful), "funding", "contributions.c1.amount_usd", 12_000_000).funding
    drafting.save_section(doubtful, key="funding", value=value, revision=1, by=cast.colleague)
    client = cast.client("drafter")
    assert "It changed since Drafter considered it" in client.get(readiness(doubtful)).content.decode()
    assert f">\n{REASON}</textarea>" in client.get(address(doubtful)).content.decode()


@pytest.mark.parametrize("forged", ["0" * 16, "M-03"])
def test_finding_that_is_not_there_has_no_page(doubtful: Plan, cast: Cast, forged: str) -> None:
    url = reverse("finding-consideration", args=[doubtful.reference, forged])
    client = cast.client("drafter")
    assert (client.get(url).status_code, client.post(url, {"reason": REASON}).status_code) == (404, 404)


def test_what_blocks_has_no_such_way(plan: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), address(plan, "C-04")
    assert (client.get(url).status_code, client.post(url, {"reason": REASON}).status_code) == (403, 403)
    assert url not in client.get(readiness(plan)).content.decode()


def test_only_the_office_considers_and_only_in_a_draft(doubtful: Plan, cast: Cast) -> None:
    url = address(doubtful)
    workflow.submit(doubtful, by=cast.head)
    inside = {"drafter", "colleague", "head", "regional", "reviewer", "second_reviewer"}
    expected = {who: 403 if who in inside else 404 for who in EVERYBODY} | {"visitor": 302}
    assert cast.statuses(url) == expected
    assert {who: cast.client(who).post(url, {"reason": REASON}).status_code for who in EVERYBODY} == expected
    assert not Consideration.objects.exists()
    assert url not in cast.client("drafter").get(readiness(doubtful)).content.decode()


def test_section_counts_as_complete_once_its_warning_is_considered(doubtful: Plan, cast: Cast) -> None:
    overview = reverse("plan-overview", args=[doubtful.reference])
    client = cast.client("drafter")
    assert "17 of 18 sections are complete." in client.get(overview).content.decode()
    consider(cast, doubtful)
    assert "18 of 18 sections are complete." in client.get(overview).content.decode()


def test_considered_finding_leaves_its_field_and_stays_beside_the_section(doubtful: Plan, cast: Cast) -> None:
    client, url = cast.client("drafter"), section_page(doubtful, "funding")
    assert client.get(url).content.decode().partition("<main")[2].count("earmarked for") == 2
    consider(cast, doubtful)
    main, _rail, rail = client.get(url).content.decode().partition("<main")[2].partition('class="rail"')
    assert "earmarked for" not in main
    assert REASON in rail


def test_reviewer_reads_the_reason_beside_the_finding_and_later_ones_do_not_count(doubtful: Plan, cast: Cast) -> None:
    consider(cast, doubtful)
    workflow.submit(doubtful, by=cast.head)
    review = reverse("review", args=[doubtful.reference, 1])
    page = cast.client("regional").get(review).content.decode()
    section = page.partition('id="funding"')[2].partition('id="states"')[0]
    assert REASON in section
    listed = page.partition('class="rail"')[2]
    assert "considered by the office" in listed
    assert "finding--considered" not in listed
    workflow.withdraw(doubtful, by=cast.head)
    consider(cast, doubtful, again="1")
    assert REASON in cast.client("regional").get(review).content.decode()


def test_state_never_sees_the_reasons_of_the_office(doubtful: Plan, cast: Cast) -> None:
    consider(cast, doubtful)
    workflow.submit(doubtful, by=cast.head)
    assert REASON not in doubtful.versions.get().content
