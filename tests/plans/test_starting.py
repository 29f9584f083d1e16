"""A plan that starts from another: who may, what is kept, and what its drafters look at."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.answers import Refused
from mcof.accounts.roles import Role
from mcof.audit.models import Event
from plans import drafting, sharing, workflow
from plans.carrying import left
from plans.content import PlanContent, load, values
from plans.content.translating import standing
from plans.models import Origin, OriginNote, Outcome, Plan, PlanVersion, Purpose, Section
from tests.cast import Cast
from tests.factories import make_membership
from tests.plans.drafting.test_pictures import add, picture
from tests.plans.filling import revision_of
from tests.plans.views.test_translations import translate_all

IDENTITY = values.Identity(
    title="South Sudan crisis response plan 2028",
    objective_set="IOM-2024-2028",
    band_set="OCHA3",
    countries=(values.PlanCountry(uid="ssd", country="SSD"),),
)


@pytest.fixture
def version(approved: Plan) -> PlanVersion:
    return approved.versions.get()


def start(version: PlanVersion, cast: Cast, **changes: Any) -> Plan:
    source = drafting.Source(version, same_crisis=True)
    given = {"office": cast.office, "identity": IDENTITY, "edition": "2021", "by": cast.drafter, "source": source}
    return drafting.start_plan(**{**given, **changes})


def test_plan_takes_along_what_holds(version: PlanVersion, cast: Cast) -> None:
    plan = start(version, cast)
    before, after = PlanContent.from_json(version.content), load(plan)
    assert plan.state == "draft"
    assert (after.identity, after.reference) == (IDENTITY, plan.reference)
    assert after.context == before.context
    assert [response.sector for response in after.responses] == ["S21-03", "S21-14"]
    assert [row.title for row in after.responses[0].activities] == ["Emergency kits", "Raised plots"]
    assert [row.uid for row in after.responses[0].activities] == ["kits", "plots"]
    assert after.people.targeted is None
    assert after.funding == values.Funding()


def test_plan_has_its_sections_and_every_line(version: PlanVersion, cast: Cast) -> None:
    plan = start(version, cast)
    keys = set(Section.objects.filter(plan=plan, revision=0).values_list("key", flat=True))
    assert {"response-S21-03", "response-S21-14", "responses", "attachments", "risks"} <= keys
    assert len(keys) == 19
    for response in load(plan).responses:
        assert (len(response.issues), len(response.modalities)) == (5, 6)
    assert len(load(plan).mobility.dimensions) == 6


def test_sections_are_saved_on_top_of_what_was_carried(version: PlanVersion, cast: Cast) -> None:
    plan = start(version, cast)
    value = replace(load(plan).monitoring, learning="We learn monthly.")
    drafting.save_section(plan, key="monitoring", value=value, revision=0, by=cast.colleague)
    assert load(plan).monitoring == value


def test_origin_and_notes_are_kept(version: PlanVersion, cast: Cast) -> None:
    plan = start(version, cast)
    assert Origin.objects.get(plan=plan).version == version
    content = load(plan)
    notes = OriginNote.objects.filter(plan=plan)
    assert {note.outcome for note in notes} == {Outcome.CARRIED, Outcome.CLEARED}
    text = notes.get(outcome=Outcome.CARRIED, section="monitoring", was__learning="A review after each flood.")
    assert left(text, content)
    assert left(text, replace(content, monitoring=values.Monitoring())) is None


def test_every_note_but_for_the_new_title_is_open_in_the_new_plan(version: PlanVersion, cast: Cast) -> None:
    plan = start(version, cast)
    content = load(plan)
    [identity] = [note for note in OriginNote.objects.filter(plan=plan) if left(note, content) != note.was]
    assert (identity.section, identity.was.keys() - left(identity, content)) == (
        "identity",
        {"title", "countries"},
    )


def test_trail_names_the_version(version: PlanVersion, cast: Cast) -> None:
    plan = start(version, cast)
    [event] = Event.objects.about_plan(plan.reference)
    assert event.action == "plan.started"
    assert event.data["detail"]["source"] == {
        "reference": version.plan.reference,
        "version": 1,
        "sha256": version.sha256,
    }


@pytest.fixture
def illustrated(ready: Plan, cast: Cast) -> PlanVersion:
    """A version with a picture, translated into French as a whole."""
    add(ready, cast, picture())
    translate_all(ready, cast)
    return workflow.submit(ready, by=cast.head)


def file_status(plan: Plan, cast: Cast, who: str) -> int:
    """Ask for the plan's one picture."""
    response = cast.client(who).get(reverse("attachment-file", args=[plan.reference, load(plan).attachments[0].uid]))
    list(response)  # to the end, where the file is closed
    return response.status_code


def test_picture_goes_along_and_outlives_its_removal_elsewhere(illustrated: PlanVersion, cast: Cast) -> None:
    plan = start(illustrated, cast)
    [own], [theirs] = load(plan).attachments, load(illustrated.plan).attachments
    assert own == theirs
    workflow.withdraw(illustrated.plan, by=cast.head)
    row, revision = illustrated.plan.attachment_rows.get(), revision_of(illustrated.plan, "attachments")
    drafting.detach(row, revision=revision, by=cast.drafter)
    assert load(illustrated.plan).attachments == ()
    assert file_status(plan, cast, "colleague") == 200


def test_picture_is_shown_to_the_people_of_the_new_plan_only(illustrated: PlanVersion, cast: Cast) -> None:
    plan = start(illustrated, cast)
    found = {who: file_status(plan, cast, who) for who in ("drafter", "colleague", "head", "reviewer", "stranger")}
    assert found == {"drafter": 200, "colleague": 200, "head": 200, "reviewer": 404, "stranger": 404}


def test_translations_go_along_with_their_originals(illustrated: PlanVersion, cast: Cast) -> None:
    plan = start(illustrated, cast)
    french = standing(load(plan), "fr")
    assert (french.missing, french.changed) == (1, 0)
    row = plan.translations.get(section="risks", place="overview")
    assert (row.text, row.source, row.changed_by) == (
        "« Looked at every month with the sub-offices. »",
        "Looked at every month with the sub-offices.",
        cast.drafter,
    )


def test_plan_in_another_language_starts_from_the_complete_translation(illustrated: PlanVersion, cast: Cast) -> None:
    source = drafting.Source(illustrated, same_crisis=True, swapped=True)
    plan = start(illustrated, cast, identity=replace(IDENTITY, language="fr"), source=source)
    content = load(plan)
    assert content.risks.overview == "« Looked at every month with the sub-offices. »"
    assert standing(content, "en").missing == 1
    [event] = Event.objects.about_plan(plan.reference)
    assert event.data["detail"]["swapped"] is True


def test_language_that_is_not_complete_is_no_start(illustrated: PlanVersion, cast: Cast) -> None:
    source = drafting.Source(illustrated, same_crisis=True, swapped=True)
    with pytest.raises(drafting.InvalidSection) as caught:
        start(illustrated, cast, identity=replace(IDENTITY, language="es"), source=source)
    assert set(caught.value.errors) == {"language"}


@pytest.mark.parametrize("who", ["stranger", "reviewer", "regional", "focal_point", "administrator"])
def test_plan_of_the_office_is_started_by_its_own_people_only(version: PlanVersion, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        start(version, cast, by=cast.person(who))
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("who", ["drafter", "colleague", "head"])
def test_drafters_and_the_head_start_from_their_plan(version: PlanVersion, cast: Cast, who: str) -> None:
    assert start(version, cast, by=cast.person(who)).created_by == cast.person(who)


def test_version_that_one_may_not_read_is_no_source(version: PlanVersion, cast: Cast) -> None:
    with pytest.raises(Refused):
        start(version, cast, office=cast.other_office, by=cast.stranger)
    assert Plan.objects.count() == 1


def test_plan_of_another_office_that_one_may_read_is_a_source(version: PlanVersion, cast: Cast) -> None:
    make_membership(cast.reviewer, Role.DRAFTER, cast.headquarters)
    plan = start(version, cast, office=cast.headquarters, by=cast.reviewer)
    content = load(plan)
    assert plan.reference.startswith("HQ-")
    assert content.partners.partners == ()
    assert content.accountability.participation
    assert OriginNote.objects.filter(plan=plan, reason="office").exists()


def test_share_that_ended_is_no_source_any_more(version: PlanVersion, cast: Cast) -> None:
    share = sharing.share(version, country=cast.country, purpose=Purpose.INFORMATION, by=cast.head)
    make_membership(cast.focal_point, Role.DRAFTER, cast.other_office)
    assert start(version, cast, office=cast.other_office, by=cast.focal_point).office == cast.other_office
    sharing.revoke(share, by=cast.head)
    with pytest.raises(Refused):
        start(version, cast, office=cast.other_office, by=cast.focal_point)


@pytest.mark.parametrize("chosen", [{"S21-03": ["S21-14"]}, {"S12-01": ["S21-03"]}])
def test_sector_that_the_mapping_does_not_lead_to_is_refused(
    version: PlanVersion, cast: Cast, chosen: dict[str, list[str]]
) -> None:
    with pytest.raises(drafting.InvalidSection) as caught:
        start(version, cast, source=drafting.Source(version, same_crisis=True, chosen=chosen))
    assert set(caught.value.errors) == {"chosen"}
    assert Plan.objects.count() == 1


def test_nothing_is_written_where_the_trail_fails(
    version: PlanVersion, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr("plans.drafting.plans.record", fail)
    with pytest.raises(DatabaseError):
        start(version, cast)
    assert Plan.objects.count() == 1
    assert not OriginNote.objects.exists()


@pytest.mark.parametrize("sectors", [1, 2])
def test_statements_do_not_grow_with_the_plan(
    version: PlanVersion, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, sectors: int
) -> None:
    content = PlanContent.from_json(version.content)
    version.content = replace(content, responses=content.responses[:sectors]).to_json()
    with django_assert_num_queries(52):
        start(version, cast)


def test_checked_notes_are_told_once(version: PlanVersion, cast: Cast) -> None:
    plan = start(version, cast)
    first, second = OriginNote.objects.filter(plan=plan, section="risks")[:2]
    assert drafting.check_notes(plan, notes=[first.pk, second.pk], by=cast.colleague) == 2
    assert drafting.check_notes(plan, notes=[first.pk], by=cast.drafter) == 0
    first.refresh_from_db()
    assert first.checked_by == cast.colleague
    event = Event.objects.about_plan(plan.reference).newest_first()[0]
    assert (event.action, event.data["detail"]["places"][0]) == ("origin.checked", f"risks {first.place}".strip())


def test_notes_of_another_plan_are_left_alone(version: PlanVersion, cast: Cast) -> None:
    plan, other = start(version, cast), start(version, cast)
    note = OriginNote.objects.filter(plan=other)[0]
    assert drafting.check_notes(plan, notes=[note.pk], by=cast.drafter) == 0


@pytest.mark.parametrize("who", ["stranger", "reviewer", "focal_point"])
def test_notes_are_checked_by_those_who_write(version: PlanVersion, cast: Cast, who: str) -> None:
    plan = start(version, cast)
    with pytest.raises(Refused):
        drafting.check_notes(plan, notes=[OriginNote.objects.filter(plan=plan)[0].pk], by=cast.person(who))
