"""A State's one place: what is asked first, what is new to whom, and a search that finds what the State reads only."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.roles import Role
from plans import asking, drafting, reviewing, sharing, workflow
from plans.access import rights
from plans.content import values
from plans.extent import Extent
from plans.models import Plan, Purpose, Share
from plans.portfolio.portal import Received, received_by
from plans.readership import Way, note_reading
from plans.reports.build import build_report
from plans.reports.tree import Document
from tests.cast import Cast
from tests.factories import make_membership, make_user
from tests.plans.contents import complete_content
from tests.plans.filling import fill
from tests.stages import reply

PORTAL = "/state/"


def share(
    plan: Plan, cast: Cast, *, state: str = "country", purpose: Purpose = Purpose.CONSENT, message: str = ""
) -> Share:
    version = plan.versions.all()[0]
    return sharing.share(version, country=getattr(cast, state), purpose=purpose, message=message, by=cast.head)


def page(cast: Cast, who: str = "focal_point", **asked: str) -> str:
    return cast.client(who).get(PORTAL, asked).content.decode()


def the_one(cast: Cast) -> Received:
    (received,) = received_by(cast.focal_point)
    return received


def test_what_is_asked_stands_first_with_the_message(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast, message="Please answer by March.")
    received = the_one(cast)
    assert (received.asked, received.new, received.before) == (True, True, None)
    told = page(cast)
    assert "Your State is asked about one plan." in told
    assert "Please answer by March." in told
    assert reverse("plan-consents", args=[submitted.reference]) in told


def test_answer_takes_it_from_what_is_asked(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast)
    answer = reply(cast, answer="decline", reason="The camps close.")
    sharing.record_consent(submitted, reply=answer, version=submitted.versions.get(), by=cast.focal_point)
    received = the_one(cast)
    assert (received.asked, received.declined) == (False, True)
    assert "Nothing waits for your State." in page(cast)


def test_version_is_new_until_the_person_opens_it(submitted: Plan, cast: Cast) -> None:
    second = make_user("Second")
    make_membership(second, Role.FOCAL_POINT, cast.country)
    share(submitted, cast)
    version = submitted.versions.get()
    note_reading(rights(second, submitted), version, Way.PAGE, by=second)
    assert the_one(cast).new
    note_reading(rights(cast.focal_point, submitted), version, Way.PAGE, by=cast.focal_point)
    assert not the_one(cast).new


def test_newer_version_stands_for_the_earlier(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast)
    workflow.withdraw(submitted, by=cast.head)
    workflow.submit(submitted, by=cast.head)
    share(submitted, cast)
    received = the_one(cast)
    assert (received.version.number, received.before) == (2, 1)
    assert "new: replaces version 1" in page(cast)


def test_answered_question_is_told_and_anothers_is_not(approved: Plan, cast: Cast) -> None:
    for state, asker in (("country", cast.focal_point), ("other_country", cast.other_focal_point)):
        share(approved, cast, state=state, purpose=Purpose.INFORMATION)
        asking.ask(approved.versions.get(), country=getattr(cast, state), body=f"From {state}?", by=asker)
    asking.answer(approved.versions.get().questions.get(country=cast.country), body="Yes.", by=cast.drafter)
    assert (the_one(cast).questions, the_one(cast).answered) == (1, 1)
    assert "One question answered" in page(cast)
    assert "One question with the office" in page(cast, "other_focal_point")


def test_desk_of_a_focal_point_is_the_portal(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast)
    told = cast.client("focal_point").get(reverse("desk")).content.decode()
    assert "Search the plans and their text" in told
    make_membership(cast.focal_point, Role.DRAFTER, cast.office)
    told = cast.client("focal_point").get(reverse("desk")).content.decode()
    assert "Search the plans and their text" not in told


def test_search_finds_words_of_the_text(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast)
    told = page(cast, q="committees CASH")
    assert "1 plan has these words" in told
    assert "<mark>committees</mark>" in told
    assert "?q=committees%20CASH#" in told
    assert "0 plans have these words" in page(cast, q="committees zeppelin")


def test_search_finds_nothing_of_what_is_not_shared(submitted: Plan, cast: Cast) -> None:
    made = share(submitted, cast)
    workflow.withdraw(submitted, by=cast.head)
    drafting.save_changes(submitted, key="risks", wanted={"overview": "Zeppelins."}, revision=1, by=cast.drafter)
    workflow.submit(submitted, by=cast.head)
    for words, found in (("Zeppelins", "0 plans have"), ("committees", "1 plan has")):
        assert f"{found} these words" in page(cast, q=words)
        assert "0 plans have these words" in page(cast, "other_focal_point", q=words)
    sharing.revoke(made, by=cast.head)
    assert "0 plans have these words" in page(cast, q="committees")


def test_search_finds_nothing_of_the_sections_that_are_not_given(submitted: Plan, cast: Cast) -> None:
    about = {"country": cast.country, "purpose": Purpose.CONSENT, "extent": Extent(frozenset({"states"}))}
    sharing.share(submitted.versions.get(), by=cast.head, **about)  # type: ignore[arg-type]  # a table of values
    assert "1 plan has these words" in page(cast, q="commission")
    assert "0 plans have these words" in page(cast, q="committees")
    told = cast.client("focal_point").get(f"/plans/{submitted.reference}/", {"q": "committees"}).content.decode()
    assert "These words are not in this plan as you may read it." in told


def test_search_finds_nothing_of_what_other_states_answered(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast)
    submitted.countries.create(uid="png", country="PNG", position=1)
    sharing.record_consent(
        submitted, reply=reply(cast, country=cast.other_country, reference="ZEPPELIN/1"), by=cast.head
    )
    assert "0 plans have these words" in page(cast, q="zeppelin")


def test_filters_are_offered_once_there_is_much(submitted: Plan, cast: Cast) -> None:
    share(submitted, cast)
    assert 'name="purpose"' not in page(cast)
    assert "No plan found" in page(cast, purpose="information")


@pytest.mark.parametrize("count", [1, 3])
def test_portal_takes_as_many_statements_whatever_its_length(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        _shared_plan(cast, number)
    client = cast.client("focal_point")
    client.get(PORTAL)
    with django_assert_num_queries(12):
        assert client.get(PORTAL).status_code == 200


def _shared_plan(cast: Cast, number: int) -> None:
    countries = (values.PlanCountry(uid="ssd", country="SSD"),)
    identity = values.Identity(title=f"Plan {number}", countries=countries)
    plan = drafting.start_plan(office=cast.office, identity=identity, edition="2021", by=cast.drafter)
    fill(plan, complete_content(), by=cast.drafter)
    plan.refresh_from_db()
    version = workflow.submit(plan, by=cast.head)
    later = timezone.now() + datetime.timedelta(days=30)
    sharing.share(
        version, country=cast.country, purpose=Purpose.CONSENT, message="Dear", expires_at=later, by=cast.head
    )
    asking.ask(version, country=cast.country, body="Why?", by=cast.focal_point)


def test_search_reads_a_version_once_and_knows_when_it_may_not_go_by_that(
    submitted: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def counted(*given: Any, **about: Any) -> Document:
        read.append(1)
        return build_report(*given, **about)

    monkeypatch.setattr("plans.portfolio.searching.build_report", counted)
    share(submitted, cast)
    assert "1 plan has these words" in page(cast, q="commission")
    assert "1 plan has these words" in page(cast, q="committees")
    assert len(read) == 1
    Share.objects.update(sections=["states"])
    assert "0 plans have these words" in page(cast, q="committees")
    assert "1 plan has these words" in page(cast, q="commission")
    assert len(read) == 2
    reviewing.endorse(submitted, version=1, reason="Sound.", by=cast.regional)
    assert "1 plan has these words" in page(cast, q="commission")
    assert len(read) == 3
