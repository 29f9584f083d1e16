"""What keeps the trail append-only in the database itself, whoever speaks to it: triggers that refuse.

Whoever owns the tables can drop them. That is seen by `verify_audit`, which asks whether they are there, and by the
chain, which they protect but do not need.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

KEYS = {"audit_event": "id", "audit_seal": "number"}
_REFUSAL = "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
# A row that replaces another is no deletion to SQLite: it is refused when it comes in.
_SQLITE = {
    "update": "BEFORE UPDATE ON {table} ",
    "delete": "BEFORE DELETE ON {table} ",
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) ",
}
_FUNCTION = """
    CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END $$
"""


def install(connection: BaseDatabaseWrapper) -> None:
    statements = _of_sqlite() if connection.vendor == "sqlite" else _of_postgresql()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for table, name in _names(connection):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the triggers that are not there, or switched off."""
    there = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'"
    )
    with connection.cursor() as cursor:
        cursor.execute(there)
        found = {name for (name,) in cursor.fetchall()}
    return [name for _table, name in _names(connection) if name not in found]


def _names(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    kinds = _SQLITE if connection.vendor == "sqlite" else ["append_only"]
    for table in KEYS:
        for kind in kinds:
            yield table, f"{table}_{kind}"


def _of_sqlite() -> Iterator[str]:
    for table, key in KEYS.items():
        for kind, moment in _SQLITE.items():
            yield f"CREATE TRIGGER {table}_{kind} {(moment + _REFUSAL).format(table=table, key=key)}"


def _of_postgresql() -> Iterator[str]:
    yield _FUNCTION
    for table in KEYS:
        yield (
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
        )
        # Fires also for whoever takes the database for a replica.
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_append_only"
