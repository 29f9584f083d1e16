"""People reached so far: reported when a plan is revised, kept with it, and never taken along into another."""

import datetime
from dataclasses import replace

import pytest

from plans import workflow
from plans.content import PlanContent, load, values
from plans.content.changes import changes
from plans.content.rows import load_section
from plans.models import OriginNote, Outcome, Plan
from tests.cast import Cast
from tests.plans.api.conftest import Program
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill, revision_of
from tests.plans.test_starting import start
from tests.plans.views.test_saving import send

pytestmark = pytest.mark.django_db
DAY = datetime.date(2027, 6, 30)


def reporting() -> PlanContent:
    content = changed(complete_content(), "people", "reached", 120_000)
    content = changed(content, "people", "reached_on", DAY)
    content = changed(content, "people", "figures.idp.reached", 90_000)
    content = changed(content, "people", "figures.idp.splits.f-0-17.reached", 30_000)
    return changed(content, "response-S21-03", "people_reached", 80_000)


def test_next_version_reports_what_the_one_in_force_does_not(approved: Plan, cast: Cast) -> None:
    first = approved.versions.get()
    workflow.revise(approved, by=cast.head)
    fill(approved, reporting(), by=cast.drafter)
    workflow.submit(approved, by=cast.head)
    second = approved.versions.latest("number")
    before, after = (PlanContent.from_json(it.content) for it in (first, second))
    assert {place: told[1] for place, told in changes(before, after).items()} == {
        "people.reached": 120_000,
        "people.reached_on": "2027-06-30",
        "people.figures.idp.reached": 90_000,
        "people.figures.idp.splits.f-0-17.reached": 30_000,
        "responses.S21-03.people_reached": 80_000,
    }


def test_revision_goes_on_from_what_was_reported(approved: Plan, cast: Cast) -> None:
    workflow.revise(approved, by=cast.head)
    fill(approved, reporting(), by=cast.drafter)
    assert load(approved).people == reporting().people
    assert load(approved).response("S21-03") == reporting().response("S21-03")


def test_new_plan_begins_with_nobody_reached_and_says_what_was(approved: Plan, cast: Cast) -> None:
    workflow.revise(approved, by=cast.head)
    fill(approved, reporting(), by=cast.drafter)
    version = workflow.submit(approved, by=cast.head)
    plan = start(version, cast)
    content = load(plan)
    assert (content.people.reached, content.people.reached_on) == (None, None)
    assert content.people.figures[0] == values.PopulationFigure(uid="idp", group="IDP")
    assert content.responses[0].people_reached is None
    notes = OriginNote.objects.filter(plan=plan, outcome=Outcome.CLEARED)
    assert notes.get(section="people", place="").was["reached"] == 120_000
    assert notes.get(section="response-S21-03", place="").was["people_reached"] == 80_000


def test_page_saves_people_reached_beside_each_target(ready: Plan, cast: Cast) -> None:
    fields = {"reached": "1,200", "figures.idp.reached": "800", "figures.idp.splits.f-0-17.reached": "0"}
    assert send(ready, cast, key="people", reached_on="2027-06-30", **fields).json()["errors"] == {}
    people = load_section(ready, "people")
    assert (people.reached, people.reached_on, people.figures[0].reached) == (1200, DAY, 800)
    assert [split.reached for split in people.figures[0].splits] == [0, None, None, None]


def test_page_names_the_figure_that_it_cannot_read(ready: Plan, cast: Cast) -> None:
    assert set(send(ready, cast, key="people", reached="some", reached_on="soon").json()["errors"]) == {
        "reached",
        "reached_on",
    }


def test_program_reports_people_reached_in_a_sector(ready: Plan, cast: Cast) -> None:
    key, path = "response-S21-14", f"plans/{ready.reference}/"
    value = {"people_reached": 7}
    answer = Program(cast.drafter).patch(path, section=key, revision=revision_of(ready, key), value=value)
    assert (answer.status_code, answer.json()["value"]["people_reached"]) == (200, 7)
    there = replace(complete_content().responses[1], people_reached=7)
    assert load(ready).response("S21-14") == there
