from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django import Settings

from mcof.accounts.models import User
from mcof.audit.models import Event
from mcof.demo.people import people
from mcof.demo.seeding import seed
from plans.access import plans_visible_to
from plans.catalogue import catalogue
from plans.content import PlanContent, load
from plans.content.prose import Points, prose, words_of
from plans.content.translating import standings, texts
from plans.models import Attachment, Drafter, Plan, PlanVersion, State
from plans.validation import Finding, blocking, validate

pytestmark = pytest.mark.usefixtures("demo")


def test_plans_are_in_every_state() -> None:
    states = dict(Plan.objects.values_list("reference", "state"))
    assert states == {
        "HND-2026-01": State.DRAFT,
        "IRQ-2020-01": State.CLOSED,
        "MOZ-2026-01": State.SUBMITTED,
        "NER-2026-01": State.DRAFT,
        "PNG-2026-01": State.DRAFT,
        "SSD-2026-01": State.APPROVED,
        "SSD-2026-02": State.ENDORSED,
        "SSD-2027-01": State.DRAFT,
    }
    assert set(states.values()) == set(State)


def test_approved_plan_is_being_revised() -> None:
    plan = the_plan("HND-2026-01")
    assert plan.in_force is not None
    assert load(plan).to_json() != plan.in_force.content


def test_returned_plan_says_why() -> None:
    version = PlanVersion.objects.get(plan__reference="NER-2026-01")
    assert [(made.kind, bool(made.reason)) for made in version.decisions.all()] == [("return", True)]


def test_second_seeding_brings_nothing() -> None:
    before = count_everything()

    assert seed() == []
    assert count_everything() == before


def test_second_seeding_brings_back_no_change_of_the_people() -> None:
    Plan.objects.filter(reference="PNG-2026-01").update(title="Renamed")

    seed()

    assert the_plan("PNG-2026-01").title == "Renamed"


def test_submitted_versions_have_no_blocking_findings() -> None:
    versions = PlanVersion.objects.select_related("plan")
    found = {str(version): codes(blocking(findings(version))) for version in versions}
    assert len(found) == 9
    assert {name: blocked for name, blocked in found.items() if blocked} == {}


def test_full_plan_meets_every_rule() -> None:
    content = load(the_plan("SSD-2026-01"))
    assert validate(content, catalogue()) == ()
    assert len(content.responses) == 15
    assert content.requirement_usd == 236_400_000
    assert (content.people.in_need, content.people.targeted) == (9_310_000, 2_100_600)


def test_full_plan_states_each_issue_and_modality_in_every_sector() -> None:
    for response in load(the_plan("SSD-2026-01")).responses:
        assert [row.issue for row in response.issues] == ["X1", "X2", "X3", "X4", "X5"]
        assert [row.modality for row in response.modalities] == ["M1", "M2", "M3", "M4", "M5", "M6"]
        assert all(row.how for row in response.issues)
        assert all(row.how for row in response.modalities)


def test_next_plan_waits_to_be_completed() -> None:
    found = validate(load(the_plan("SSD-2027-01")), catalogue())
    assert codes(blocking(found)) == ["C-07", "F-10", "F-15", "P-01"]
    assert codes(found) == ["C-07", "F-10", "F-15", "F-27", "F-29", "F-30", "M-01", "P-01", "P-07", "P-11"]


@pytest.mark.parametrize(
    ("reference", "found"), [("SSD-2026-01", []), ("HND-2026-01", ["P-18"]), ("IRQ-2020-01", ["P-18"])]
)
def test_plans_under_way_report_whom_they_reached(reference: str, found: list[str]) -> None:
    content = load(the_plan(reference))
    assert content.people.reached
    assert content.people.reached == sum(figure.reached or 0 for figure in content.people.figures)
    about_them = {"P-18", "T-12", "T-13"} & set(codes(validate(content, catalogue())))
    assert sorted(about_them) == found


def test_sectors_of_the_full_plan_do_not_all_begin_and_end_together() -> None:
    spans = {
        (min(str(it.starts_on) for it in response.activities), max(str(it.ends_on) for it in response.activities))
        for response in load(the_plan("SSD-2026-01")).responses
    }
    assert len(spans) > 6


def test_plans_are_in_three_languages() -> None:
    assert set(Plan.objects.values_list("language", flat=True)) == {"en", "fr", "es"}


@pytest.mark.parametrize(
    ("who", "references"),
    [
        ("drafter", {"SSD-2026-01", "SSD-2026-02", "SSD-2027-01"}),
        ("regional", {"SSD-2026-01", "SSD-2026-02", "MOZ-2026-01"}),
        ("reviewer", {"SSD-2026-01", "SSD-2026-02", "MOZ-2026-01", "NER-2026-01", "HND-2026-01", "IRQ-2020-01"}),
        ("focalpoint", {"SSD-2026-01", "SSD-2026-02"}),
        ("otherstate", {"HND-2026-01"}),
        ("uganda", {"SSD-2026-01"}),
        ("admin", set()),
    ],
)
def test_people_see_their_plans_and_no_others(who: str, references: set[str]) -> None:
    person = User.objects.get(email=f"{who}@mcof.example")
    assert set(plans_visible_to(person).values_list("reference", flat=True)) == references


def test_trail_names_who_did_what() -> None:
    events = Event.objects.filter(plan_reference="SSD-2026-01")
    decided = {event.actor_name for event in events if event.action in {"plan.endorse", "plan.return", "plan.approve"}}
    saved = {event.actor_name for event in events if event.action == "section.saved"}
    assert decided == {"Wanjiku Odhiambo", "Jonas Lindqvist"}
    assert saved == {"Nyandeng Lado", "Peter Lomoro"}


def test_people_share_the_printed_password() -> None:
    everybody = User.objects.filter(email__in=[person.email for person in people()])
    assert len(everybody) == 24
    assert all(person.check_password("crisis-planning-2026") for person in everybody)


def test_texts_have_lost_the_line_breaks_of_their_files() -> None:
    summaries = [load(plan).crisis.summary for plan in Plan.objects.all()]
    assert all("\n" not in summary.replace("\n\n", "") for summary in summaries)


@pytest.mark.parametrize("reference", ["SSD-2026-01", "NER-2026-01", "HND-2026-01"])
def test_needs_of_each_language_have_a_list_and_a_note(reference: str) -> None:
    needs = load(the_plan(reference)).context.needs
    assert any(isinstance(block, Points) for block in prose(needs))
    assert "[^1]" in needs


def test_every_mark_is_read() -> None:
    said = [text.text for plan in Plan.objects.all() for text in texts(load(plan))]
    left = [text for text in said if any(mark in words_of(prose(text)) for mark in ("**", "[^", "](", "# "))]
    assert left == []


def test_plans_of_each_language_have_a_picture_that_is_told_in_words() -> None:
    pictures = Attachment.objects.exclude(section="").select_related("plan")
    assert {it.plan.reference: it.section for it in pictures} == {
        "SSD-2026-01": "mobility",
        "NER-2026-01": "mobility",
        "HND-2026-01": "context",
    }
    assert all(it.caption and it.credit and it.alternative_text and it.width > 1000 for it in pictures)


def test_command_names_everybody_with_what_to_try(settings: Settings) -> None:
    settings.DEMO = True
    out = StringIO()

    call_command("seed_demo", stdout=out)

    assert "The demo's plans are in already." in out.getvalue()
    assert f"Password of everybody: {settings.DEMO_PASSWORD}" in out.getvalue()
    for person in people():
        assert f"{person.name}: {person.tries}" in out.getvalue()


def test_command_can_be_silent(settings: Settings) -> None:
    settings.DEMO = True
    out = StringIO()

    call_command("seed_demo", stdout=out, verbosity=0)

    assert out.getvalue() == ""


def the_plan(reference: str) -> Plan:
    return Plan.objects.get(reference=reference)


def findings(version: PlanVersion) -> tuple[Finding, ...]:
    return validate(PlanContent.from_json(version.content), catalogue())


def codes(found: tuple[Finding, ...]) -> list[str]:
    return sorted(finding.code for finding in found)


def count_everything() -> list[int]:
    kinds = (Plan, PlanVersion, User, Drafter, Attachment, Event)
    return [kind._default_manager.count() for kind in kinds]


def test_flash_appeal_is_complete_in_french() -> None:
    assert [(it.language, it.complete) for it in standings(load(the_plan("PNG-2026-01")))] == [("fr", True)]


def test_translation_of_the_sahel_plan_is_begun_and_follows_a_change() -> None:
    [english] = standings(load(the_plan("NER-2026-01")))
    assert (english.language, english.changed) == ("en", 1)
    assert english.begun
    assert english.missing > 100
