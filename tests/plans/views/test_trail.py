"""The pages of the audit trail: who sees which events, looking for them, one in full, and a file of them."""

import csv
import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from mcof.accounts.models import Office, User
from mcof.accounts.roles import Role
from mcof.audit import stretches
from mcof.audit.actions import FAMILIES
from mcof.audit.circumstances import Channel, Origin, coming_from
from mcof.audit.digest import FACTS, digest_of
from mcof.audit.models import Event
from mcof.audit.recording import record
from plans.models import Plan
from tests.cast import Cast
from tests.factories import make_membership

pytestmark = pytest.mark.django_db


def shown(client: Client, query: str = "") -> list[str]:
    return [event.action for event, _told in client.get(f"/trail/?{query}").context["events"]]


def write(cast: Cast, *actions: str, office: Office | None = None) -> list[int]:
    return [record(action, by=cast.head, target=cast.office, office=office).pk for action in actions]


@pytest.fixture
def told(cast: Cast, plan: Plan) -> list[str]:
    """Beside the start of the plan, an event of the other office and one of no office."""
    write(cast, "office.update", office=cast.other_office)
    write(cast, "person.update")
    return ["person.update", "office.update", "plan.started"]


def test_administrator_sees_all_events(cast: Cast, told: list[str]) -> None:
    assert shown(cast.client("administrator")) == told


def test_head_sees_what_belongs_to_the_office(cast: Cast, told: list[str]) -> None:
    page = cast.client("head").get("/trail/")
    assert [event.action for event, _told in page.context["events"]] == ["plan.started"]
    assert "in what belongs to SSD" in page.content.decode()


def test_head_of_two_offices_sees_both_and_tells_them_apart(cast: Cast, told: list[str]) -> None:
    make_membership(cast.head, Role.HEAD, cast.other_office)
    client = cast.client("head")
    assert shown(client) == ["office.update", "plan.started"]
    assert shown(client, "office=PNG") == ["office.update"]


def test_head_cannot_ask_for_another_office(cast: Cast, told: list[str]) -> None:
    page = cast.client("head").get("/trail/?office=PNG")
    assert page.status_code == 422
    assert page.context["events"] == []
    assert "PNG" not in page.content.decode().partition("<table")[2]


def test_event_of_another_office_is_unknown_to_a_head(cast: Cast, told: list[str]) -> None:
    numbers = {event.action: event.pk for event in Event.objects.all()}
    client = cast.client("head")
    found = {action: client.get(f"/trail/{number}/").status_code for action, number in numbers.items()}
    assert found == {"plan.started": 200, "office.update": 404, "person.update": 404}


def test_refusal_says_who_reads_the_trail(cast: Cast) -> None:
    page = cast.client("reviewer").get("/trail/")
    assert page.status_code == 403
    assert "This takes the role: head of office / administrator." in page.content.decode()


def test_head_finds_the_trail_in_the_bar(cast: Cast) -> None:
    links = {who: 'href="/trail/"' in cast.client(who).get("/desk/").content.decode() for who in ("head", "drafter")}
    assert links == {"head": True, "drafter": False}


@pytest.mark.parametrize("item_count", [1, 3])
def test_trail_takes_a_constant_number_of_queries(
    cast: Cast, item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    write(cast, *["person.update"] * item_count)
    client = cast.client("administrator")
    with django_assert_num_queries(7):
        page = client.get("/trail/?action=person")
    assert len(page.context["events"]) == item_count


def test_trail_is_read_a_stretch_at_a_time(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "LENGTH", 2)
    numbers = write(cast, *["person.update"] * 5)[::-1]
    client = cast.client("administrator")
    stretch = client.get("/trail/?person=head").context["stretch"]
    assert ([it.pk for it in stretch.events], stretch.newer, stretch.older) == (numbers[:2], None, numbers[1])
    stretch = client.get(f"/trail/?before={numbers[1]}").context["stretch"]
    assert ([it.pk for it in stretch.events], stretch.newer, stretch.older) == (numbers[2:4], numbers[2], numbers[3])
    stretch = client.get(f"/trail/?before={numbers[3]}").context["stretch"]
    assert ([it.pk for it in stretch.events], stretch.newer, stretch.older) == (numbers[4:], numbers[4], None)
    stretch = client.get(f"/trail/?after={numbers[4]}").context["stretch"]
    assert ([it.pk for it in stretch.events], stretch.newer, stretch.older) == (numbers[2:4], numbers[2], numbers[3])
    stretch = client.get(f"/trail/?after={numbers[2]}").context["stretch"]
    assert ([it.pk for it in stretch.events], stretch.newer, stretch.older) == (numbers[:2], None, numbers[1])


def test_ways_through_the_list_keep_what_is_asked_for(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "LENGTH", 1)
    _first, second, third = write(cast, *["person.update"] * 3)
    page = cast.client("administrator").get(f"/trail/?person=head&before={third}").content.decode()
    assert f'href="?person=head&amp;after={second}"' in page
    assert f'href="?person=head&amp;before={second}"' in page
    assert 'href="/trail/file.csv?person=head"' in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("plan=ssd-2026-01", ["plan.started"]),
        ("office=PNG", ["office.update"]),
        ("action=plan", ["plan.started"]),
        ("action=office.update", ["office.update"]),
        ("person=drafter%40mcof", ["plan.started"]),
        ("text=South+Sudan+crisis", ["plan.started"]),
        ("text=nothing+like+it", []),
        ("since=2020-01-01&person=drafter", ["plan.started"]),
        ("until=2020-01-01", []),
    ],
)
def test_trail_is_searched(cast: Cast, told: list[str], query: str, found: list[str]) -> None:
    assert Event.objects.exclude(plan_reference="").get().plan_reference == "SSD-2026-01"
    assert shown(cast.client("administrator"), query) == found


def test_words_are_found_in_what_was_recorded_whatever_their_letters(cast: Cast) -> None:
    record("office.update", by=None, target=cast.office, after={"name": "Équipe du Nord"})
    write(cast, "person.update")
    assert shown(cast.client("administrator"), "text=%C3%89quipe") == ["office.update"]


def test_days_are_those_of_the_reader(cast: Cast) -> None:
    User.objects.filter(pk=cast.administrator.pk).update(timezone="Asia/Tokyo")
    at = datetime(2026, 1, 1, 23, 30, tzinfo=UTC)
    Event.objects.create(at=at, action="person.update", target_type="x", target_id="1", target_label="x")
    client = cast.client("administrator")
    assert shown(client, "since=2026-01-02&until=2026-01-02") == ["person.update"]
    assert shown(client, "until=2026-01-01") == []
    assert '<time datetime="2026-01-02T08:30:00+09:00">' in client.get("/trail/").content.decode()


def test_what_cannot_be_asked_is_said_and_nothing_shown(cast: Cast, told: list[str]) -> None:
    page = cast.client("administrator").get("/trail/?since=yesterday")
    assert page.status_code == 422
    assert page.context["events"] == []
    assert page.context["form"].errors.keys() == {"since"}


def test_place_in_the_list_that_is_none_is_the_beginning(cast: Cast, told: list[str]) -> None:
    assert shown(cast.client("administrator"), "before=the+end") == told


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_action_has_words_in_every_language(language: str) -> None:
    words = [it for family in FAMILIES.values() for it in (family.title, *family.actions.values())]
    english = [str(it) for it in words]
    with translation.override(language):
        same = [word for word, it in zip(english, words, strict=True) if str(it) == word]
    assert set(same) <= {"Sections", "Sessions"}  # which are French as well


def test_event_is_shown_in_full(cast: Cast) -> None:
    with coming_from(Origin(Channel.PAGE, "192.0.2.7", "8f14e45f")):
        number = record(
            "person.update",
            by=cast.head,
            acting_as="head SSD",
            acting_for=cast.regional,
            target=cast.drafter,
            before={"language": "en", "starts_on": "2026-01-20"},
            after={"language": "fr", "starts_on": "2026-01-20"},
            sector="S21-14",
        ).pk
    page = cast.client("administrator").get(f"/trail/{number}/")
    text = page.content.decode()
    for words in ("Head changed what is known of a person", "head@mcof.example", "head SSD", "192.0.2.7", "8f14e45f"):
        assert words in text
    assert "for Regional &lt;regional@mcof.example&gt;" in text
    [difference] = page.context["differences"]
    assert (difference.where, difference.theirs, difference.mine, difference.plain) == ("Language", "en", "fr", True)
    assert page.context["details"] == [("Sector", "S21-14")]


def test_long_texts_are_compared_word_by_word(cast: Cast, plan: Plan) -> None:
    before = "The river rose three times and left the road to the north under water for a week."
    after = before.replace("three", "four")
    event = record("translation.saved", by=cast.drafter, target=plan, plan=plan, before=before, after=after)
    text = cast.client("head").get(f"/trail/{event.pk}/").content.decode()
    assert "removed: </span>three</del" in text
    assert "added: </span>four</ins" in text


def test_rows_and_lists_are_told_under_their_names(cast: Cast) -> None:
    rows = {"activities": [{"title": "Kits", "dates": ["2026-01-20", "soon"], "done": True}], "empty": None}
    event = record("person.update", by=None, target=cast.drafter, after=rows)
    page = cast.client("administrator").get(f"/trail/{event.pk}/")
    assert {it.where: it.mine for it in page.context["differences"]} == {
        "Activities · 1 · title": "Kits",
        "Activities · 1 · dates": "20 January 2026, soon",
        "Activities · 1 · done": "yes",
    }
    assert "The site itself changed what is known of a person" in page.content.decode()


def test_event_of_a_kind_of_the_past_is_shown(cast: Cast) -> None:
    event = Event.objects.create(action="x.y", target_type="old.thing", target_id="1", target_label="A thing")
    assert "old.thing 1" in cast.client("administrator").get(f"/trail/{event.pk}/").content.decode()


def lines_of(client: Client, kind: str, query: str = "") -> list[str]:
    answer = client.get(f"/trail/file.{kind}?{query}")
    assert answer.headers["Content-Disposition"].endswith(f'.{kind}"')
    return answer.getvalue().decode().lstrip("\ufeff").splitlines()


def test_file_has_exactly_what_is_asked_for(cast: Cast, told: list[str]) -> None:
    found = [row["action"] for row in csv.DictReader(lines_of(cast.client("administrator"), "csv", "action=plan"))]
    assert found == ["plan.started"]
    assert [json.loads(it)["action"] for it in lines_of(cast.client("head"), "jsonl")] == ["plan.started"]


def test_file_is_itself_an_event(cast: Cast, plan: Plan) -> None:
    lines_of(cast.client("head"), "csv", "action=plan")
    lines_of(cast.client("administrator"), "jsonl")
    office, site = Event.objects.filter(action="trail.exported").order_by("pk")
    assert office.data["detail"] == {"format": "csv", "asked": {"action": "plan"}, "events": 1}
    assert (office.actor_name, office.acting_as, office.office) == ("Head", "head SSD", "SSD")
    assert (site.acting_as, site.office, site.data["detail"]["events"]) == ("administrator HQ", "", 2)


def test_file_of_lines_holds_all_that_the_fingerprint_covers(cast: Cast, told: list[str]) -> None:
    for line in lines_of(cast.client("head"), "jsonl"):
        row = json.loads(line)
        again = Event(**{name: row[name] for name in FACTS} | {"at": datetime.fromisoformat(row["at"])})
        assert digest_of(again) == row["digest"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_spreadsheet_computes_a_cell(cast: Cast, start: str) -> None:
    evil = f'{start}HYPERLINK("http://x.example")'
    cast.office.name_en = evil
    record("office.update", by=None, target=cast.office, before=evil)
    answer = cast.client("administrator").get("/trail/file.csv").getvalue().decode()
    [row] = csv.DictReader(answer.lstrip("\ufeff").splitlines(keepends=True))
    assert row["target_label"] == f"'{evil}"
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())


def test_file_of_what_cannot_be_asked_is_the_page_that_says_so(cast: Cast) -> None:
    answer = cast.client("administrator").get("/trail/file.csv?since=yesterday")
    assert answer.status_code == 422
    assert not Event.objects.filter(action="trail.exported").exists()


def test_file_of_another_kind_is_none(cast: Cast) -> None:
    assert cast.client("administrator").get("/trail/file.xml").status_code == 404


def test_file_is_streamed(cast: Cast, told: list[str]) -> None:
    assert cast.client("administrator").get("/trail/file.csv").streaming


def test_words_of_a_plan_are_not_for_whoever_reads_the_whole_trail(cast: Cast, plan: Plan) -> None:
    secret = "The minister hesitates."
    event = record(
        "translation.saved", by=cast.drafter, target=plan, plan=plan, before="", after=secret, place="vision"
    )
    client = cast.client("administrator")
    page = client.get(f"/trail/{event.pk}/").content.decode()
    files = [line for kind in ("csv", "jsonl") for line in lines_of(client, kind, "action=translation")]
    found = shown(client, "text=hesitates")
    assert "What was written in a plan is shown to the head of its office." in page
    assert "Drafter translated" in page
    assert not any("hesitates" in text for text in (page, *files))
    assert found == []
    assert json.loads(files[-1])["data"] is None
    head = cast.client("head")
    assert secret in head.get(f"/trail/{event.pk}/").content.decode()
    assert shown(head, "text=hesitates") == ["translation.saved"]
    make_membership(cast.administrator, Role.HEAD, cast.office)
    assert secret in client.get(f"/trail/{event.pk}/").content.decode()
