from datetime import date

import pytest
from django.core.cache import cache

from mcof.reference import load
from mcof.reference.loading import STAMP
from sectors.models import Edition, Sector, Term, TypicalActivity
from tests.reference.documents import document, item, load_document, load_items

pytestmark = pytest.mark.django_db

LONG_AGO = date(2020, 1, 1)


def test_full_load_a_second_time_changes_nothing() -> None:
    load()
    assert load() == []


def test_new_item_is_added() -> None:
    [change] = load_items("cause", item("hail"))
    assert str(change) == "added hail"
    hail = Term.objects.of("cause").get(code="hail")
    assert hail.names == {"en": "Hail", "fr": "Hail (fr)", "es": "Hail (es)"}
    assert (hail.source, hail.verified, hail.retired_on) == ("a test", False, None)


def test_position_follows_the_order_of_the_file() -> None:
    load_items("cause", item("hail"), item("frost"), item("flood", position=9))
    assert [Term.objects.of("cause").get(code=code).position for code in ("hail", "frost", "flood")] == [1, 2, 9]


def test_changed_item_is_reported_from_old_to_new() -> None:
    load_items("cause", item("hail", "Hail"))
    [change] = load_items("cause", item("hail", "Hailstorm", verified=True))
    assert str(change) == (
        "changed hail (name_en: Hail → Hailstorm; name_fr: Hail (fr) → Hailstorm (fr);"
        " name_es: Hail (es) → Hailstorm (es); verified: False → True)"
    )
    assert Term.objects.of("cause").get(code="hail").name_en == "Hailstorm"


def test_field_that_the_file_does_not_state_stays_as_it_is() -> None:
    load_items("cause", item("hail", text={"en": "Ice.", "fr": "Glace.", "es": "Hielo."}))
    assert load_items("cause", item("hail")) == []
    assert Term.objects.of("cause").get(code="hail").text_fr == "Glace."


def test_field_stated_as_nothing_is_emptied() -> None:
    load_items("cluster", item("A"), item("A-1", parent="A"))
    [change] = load_items("cluster", item("A-1", parent=None, position=2))
    assert str(change) == "changed A-1 (parent: A → —)"
    assert Term.objects.of("cluster").get(code="A-1").parent is None


def test_defaults_of_the_file_hold_where_an_item_says_nothing() -> None:
    hail, frost = item("hail"), item("frost", source="a farmer")
    del hail["source"]
    load_document({"defaults": {"cause": {"source": "a book"}}, **document("cause", [hail, frost])})
    assert [Term.objects.of("cause").get(code=code).source for code in ("hail", "frost")] == ["a book", "a farmer"]


def test_same_code_in_another_list_is_another_item() -> None:
    load_items("cause", item("hail"))
    [change] = load_items("onset", item("hail"))
    assert change.kind == "added"
    assert Term.objects.filter(code="hail").count() == 2


def test_item_missing_from_a_complete_list_is_retired_and_stays_readable() -> None:
    load_items("cause", item("hail"), item("frost"), complete=True)
    [change] = load_items("cause", item("hail"), complete=True)
    assert change.kind == "retired"
    frost = Term.objects.of("cause").get(code="frost")
    assert (frost.name, frost.retired) == ("Hail", True)
    assert list(Term.objects.of("cause").current().values_list("code", flat=True)) == ["hail"]


def test_item_missing_from_a_list_that_is_not_complete_stays() -> None:
    load_items("cause", item("hail"))
    assert [change.kind for change in load_items("cause", item("frost"))] == ["added"]
    assert not Term.objects.of("cause").get(code="hail").retired


def test_complete_list_retires_nothing_of_another_list() -> None:
    before = Term.objects.current().exclude(vocabulary="cause").count()
    load_items("cause", item("hail"), complete=True)
    assert Term.objects.current().exclude(vocabulary="cause").count() == before


def test_complete_list_of_an_edition_leaves_the_other_edition_alone() -> None:
    others = set(Sector.objects.of_edition("2012").current())
    load_items("sector", item("S21-99"), complete=True, edition="2021")
    assert set(Sector.objects.of_edition("2021").current().values_list("code", flat=True)) == {"S21-99"}
    assert set(Sector.objects.of_edition("2012").current()) == others


def test_item_is_retired_once() -> None:
    load_items("cause", item("hail"), complete=True)
    Term.objects.exclude(retired_on=None).update(retired_on=LONG_AGO)
    assert load_items("cause", item("hail"), complete=True) == []
    assert set(Term.objects.exclude(retired_on=None).values_list("retired_on", flat=True)) == {LONG_AGO}


def test_retired_item_that_returns_is_current_again() -> None:
    load_items("cause", item("hail"))
    Term.objects.filter(code="hail").update(retired_on=LONG_AGO)
    [change] = load_items("cause", item("hail"))
    assert str(change) == "returned hail (retired_on: 2020-01-01 → —)"
    assert not Term.objects.of("cause").get(code="hail").retired


def test_items_inside_an_item_belong_to_it() -> None:
    load_items("sector", item("S21-99", edition="2021", activities=[item("S21-99-A1"), item("S21-99-A2")]))
    sector = Sector.objects.get(code="S21-99")
    assert [activity.code for activity in sector.activities.all()] == ["S21-99-A1", "S21-99-A2"]


def test_items_missing_inside_an_item_of_a_complete_list_are_retired() -> None:
    load_items("edition", item("9", sectors=[item("S9", activities=[item("S9-A1"), item("S9-A2")])]))
    kept = [
        item(edition.code, edition.name, position=edition.position) for edition in Edition.objects.exclude(code="9")
    ]
    changes = load_items(
        "edition", *kept, item("9", position=1, sectors=[item("S9", activities=[item("S9-A1")])]), complete=True
    )
    assert [change.code for change in changes if change.kind == "retired"] == ["S9-A2"]
    assert TypicalActivity.objects.get(code="S9-A2").retired


def test_item_that_moves_is_changed_and_not_retired() -> None:
    load_items("band-set", item("A", bands=[item("0-4")]), item("B"))
    load_items("sector", item("S9", edition="2012", activities=[item("S9-A1")]), item("S8", edition="2012"))
    [change] = load_items("typical-activity", item("S9-A1", sector="S8"), complete=False)
    assert str(change) == "changed S9-A1 (sector: S9 → S8)"


def test_items_named_in_a_list_are_reported_by_their_codes() -> None:
    load_items("sector", item("S9", edition="2012", clusters=["WSH", "CCM"]))
    assert load_items("sector", item("S9", edition="2012", clusters=["CCM", "WSH"])) == []
    [change] = load_items("sector", item("S9", edition="2012", clusters=["HEA"]))
    assert str(change) == "changed S9 (clusters: ['CCM', 'WSH'] → ['HEA'])"
    assert [cluster.code for cluster in Sector.objects.get(code="S9").clusters.all()] == ["HEA"]


def test_same_age_band_may_stand_in_two_sets() -> None:
    changes = load_items("band-set", item("A", bands=[item("0-4")]), item("B", bands=[item("0-4")]))
    assert [change.code for change in changes] == ["A", "B", "0-4", "0-4"]


def test_check_reports_and_writes_nothing() -> None:
    [change] = load_document(document("cause", [item("hail")]), only_check=True)
    assert str(change) == "added hail"
    assert not Term.objects.of("cause").filter(code="hail").exists()


def test_load_changes_the_stamp_that_readers_in_memory_watch(django_capture_on_commit_callbacks: object) -> None:
    assert callable(django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        load_items("cause", item("hail"))
    assert cache.get(STAMP)
