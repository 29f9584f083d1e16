"""The fingerprint of an event: the same whichever database gave the event back, another for any other fact."""

from typing import Any

import pytest

from mcof.audit.digest import FACTS, canonical, digest_of
from mcof.audit.models import Event
from mcof.audit.recording import record
from tests.factories import make_user

ODD = {"whole": 1e3, "huge": 1e22, "tiny": 1e-7, "minus": -0.0, "words": "é 中 \N{GRINNING FACE}", "rows": [1.0, None]}


@pytest.mark.django_db
def test_fingerprint_holds_for_what_the_database_gives_back() -> None:
    event = record("person.update", by=make_user("Zoé"), target=make_user(), before=ODD, after={"b": 1, "a": 2})
    kept = Event.objects.get()
    assert kept.digest == event.digest == digest_of(kept)


def test_fingerprint_covers_every_fact() -> None:
    own = {"id", "digest"}
    assert set(FACTS) == {field.attname for field in Event._meta.concrete_fields} - own


@pytest.mark.parametrize("name", [name for name in FACTS if name != "at"])
def test_any_other_fact_has_another_fingerprint(name: str) -> None:
    event = Event(action="person.update")
    changed = Event(action="person.update", at=event.at)
    setattr(changed, name, {"a": 1} if name == "data" else 7 if name == "actor_id" else "other")
    assert digest_of(changed) != digest_of(event)


def test_fingerprint_stays_when_a_later_column_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    event = Event(action="person.update")
    before = digest_of(event)
    event.device = ""  # type: ignore[attr-defined]  # a column of the future
    monkeypatch.setattr("mcof.audit.digest.FACTS", (*FACTS, "device"))
    assert digest_of(event) == before


@pytest.mark.parametrize(
    ("facts", "text"),
    [({"b": 1, "a": [2.0, 0.5]}, '{"a":[2,0.5],"b":1}'), ("é", '"é"'), ([], "[]")],
)
def test_canonical_json_is_one_for_the_same_facts(facts: Any, text: str) -> None:
    assert canonical(facts) == text
