"""The database refuses to change the trail, whoever asks it and however."""

import pytest
from django.db import IntegrityError, connection, transaction

from mcof.audit import guards, sealing
from mcof.audit.models import Event, Seal
from mcof.audit.recording import record
from tests.factories import make_user
from tests.tampering import unguarded

pytestmark = pytest.mark.django_db

ON_BOTH = (
    "UPDATE audit_event SET actor_name = 'Somebody else'",
    "UPDATE audit_event SET id = id + 100",
    "DELETE FROM audit_event",
    "UPDATE audit_seal SET hash = ''",
    "DELETE FROM audit_seal WHERE number = 1",
)
# Row by row, what is on conflict with a row that is there would take its place.
ON_SQLITE = (
    "REPLACE INTO audit_event SELECT * FROM audit_event",
    "INSERT OR REPLACE INTO audit_seal SELECT * FROM audit_seal",
    "INSERT INTO audit_seal SELECT * FROM audit_seal WHERE true ON CONFLICT (number) DO UPDATE SET hash = ''",
)
ON_POSTGRESQL = (
    "TRUNCATE audit_event",
    "TRUNCATE audit_seal CASCADE",
    "INSERT INTO audit_seal SELECT * FROM audit_seal ON CONFLICT (number) DO UPDATE SET hash = ''",
    "SET LOCAL session_replication_role = replica; DELETE FROM audit_event",
)


@pytest.fixture
def written() -> list[tuple[object, ...]]:
    record("person.update", by=None, target=make_user())
    sealing.seal()
    return rows()


def rows() -> list[tuple[object, ...]]:
    return [*Event.objects.values_list(), *Seal.objects.values_list()]


@pytest.mark.parametrize("statement", [*ON_BOTH, *(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)])
def test_database_refuses_to_change_the_trail(written: list[tuple[object, ...]], statement: str) -> None:
    with pytest.raises(IntegrityError, match="is append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert rows() == written


def test_guards_are_there_after_the_last_migration() -> None:
    assert guards.missing(connection) == []


def test_guards_that_are_away_are_named(written: list[tuple[object, ...]]) -> None:
    with unguarded():
        names = guards.missing(connection)
    tables = {name.rpartition("_")[0].removesuffix("_append") for name in names}
    assert tables == {"audit_event", "audit_seal"}


@pytest.mark.django_db(transaction=True)
def test_tests_with_real_transactions_begin_with_guards(transactional_db: None) -> None:
    assert not Event.objects.exists()
    assert guards.missing(connection) == []
