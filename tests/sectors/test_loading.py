import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from mcof.audit.models import Event
from sectors import loading
from sectors.models import ReferenceLoad, Term
from tests.reference.documents import document, item

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with two new causes."""
    return written(tmp_path, document("cause", [item("hail"), item("frost")]))


def written(folder: Path, content: object) -> Path:
    path = folder / "causes.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *args: Any) -> list[str]:
    call_command("load_reference", *args)
    return capsys.readouterr().out.splitlines()


def test_command_without_files_finds_everything_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys) == ["Reference data is up to date."]


def test_command_without_files_sums_up_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    Term.objects.filter(vocabulary="cause").update(name_en="Changed")
    assert run(capsys) == ["cause: 2 changed"]


def test_command_loads_a_file_and_says_what_changed(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    assert run(capsys, file) == ["cause: 2 added", "  added frost", "  added hail"]
    assert Term.objects.of("cause").filter(code__in=["hail", "frost"]).count() == 2


def test_command_names_each_change_of_a_list(capsys: pytest.CaptureFixture[str], tmp_path: Path, file: Path) -> None:
    call_command("load_reference", file)
    capsys.readouterr()
    path = written(tmp_path, document("cause", [item("hail", verified=True), item("sleet")], complete=True))
    assert run(capsys, path) == [
        "cause: 1 added, 1 changed, 3 retired",
        "  added sleet",
        "  changed hail (verified: False → True)",
        *(f"  retired {code} (retired_on: — → {today()})" for code in ("frost", "man-made", "natural")),
    ]


def today() -> str:
    return str(Term.objects.of("cause").exclude(retired_on=None).values_list("retired_on", flat=True)[0])


def test_command_that_only_checks_writes_nothing(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    lines = run(capsys, file, "--check")
    assert lines == ["cause: 2 added", "  added frost", "  added hail", "Only checked: nothing was written."]
    assert not Term.objects.filter(code="hail").exists()
    assert not Event.objects.exists()
    assert not ReferenceLoad.objects.exists()


def test_command_refuses_a_bad_file_as_a_whole(tmp_path: Path) -> None:
    path = written(tmp_path, document("cause", [item("hail"), item("frost", colour="white", parent="ice")]))
    with pytest.raises(CommandError) as caught:
        call_command("load_reference", path)
    message = str(caught.value).splitlines()
    assert message[0] == "Nothing was loaded. Mend this first:"
    assert [line.removeprefix(f"{path}: ").split(": ")[:2] for line in message[1:]] == [
        ["cause frost", "colour"],
        ["cause frost", "parent"],
    ]
    assert not Term.objects.filter(code="hail").exists()


def test_load_leaves_one_event(file: Path) -> None:
    loading.load_reference([file], by=None)
    event = Event.objects.get()
    loaded = ReferenceLoad.objects.get()
    assert (event.action, event.target_id, event.target_label) == ("reference.loaded", str(loaded.pk), str(file))
    assert event.data == {"after": {"cause": {"added": 2}}}
    assert (loaded.files, loaded.counts) == ([str(file)], {"cause": {"added": 2}})


def test_load_that_changes_nothing_leaves_no_event(file: Path) -> None:
    loading.load_reference(by=None)
    assert not Event.objects.exists()


def test_load_that_cannot_be_recorded_is_undone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "record", broken)
    with pytest.raises(ZeroDivisionError):
        loading.load_reference([file], by=None)
    assert not Term.objects.filter(code="hail").exists()


def broken(*args: object, **kwargs: object) -> None:
    raise ZeroDivisionError
