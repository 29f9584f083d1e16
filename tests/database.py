"""The database of the tests: its place, and the reference data in it.

The data is loaded once and copied aside, and put back where a test with real transactions has emptied the tables.
"""

from collections.abc import Callable, Iterator
from functools import partialmethod

import pytest
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from pytest_django import DjangoDbBlocker

from mcof.reference import load
from sectors.models import Edition
from tests.tampering import unguarded
from tests.traffic import traffic


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """Keep SQLite in a file, as in real use: in memory it locks whole tables between threads."""
    test = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        test["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    else:
        test["NAME"] = f"test_mcof_{worker_id}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        load()
        keep()
    kind = type(connection.ops)  # a test that drives a browser has a connection of its own
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kind, "execute_sql_flush", partialmethod(emptied, kind.execute_sql_flush))
        yield


def emptied(
    ops: BaseDatabaseOperations, flush: Callable[[BaseDatabaseOperations, list[str]], None], statements: list[str]
) -> None:
    """Between two tests with real transactions even the trail is emptied, which its database refuses otherwise."""
    with unguarded():
        flush(ops, statements)


@pytest.fixture
def transactional_db(transactional_db: None) -> Iterator[None]:
    if not Edition.objects.exists():
        put_back()
    yield
    traffic.settle()


KEPT = "kept_"
MADE_BY_FLUSH = {"auth_permission", "django_content_type"}


def keep() -> None:
    """Copy what every test finds: to load it takes most of a second, to put it back a moment."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        for table in set(tables) - MADE_BY_FLUSH:
            cursor.execute(f"CREATE TABLE {KEPT}{table} AS SELECT * FROM {table}")


def put_back() -> None:
    names = (it.name for it in connection.introspection.get_table_list(connection.cursor()))
    with transaction.atomic(), connection.cursor() as cursor:
        for kept in [name for name in names if name.startswith(KEPT)]:
            cursor.execute(f"INSERT INTO {kept.removeprefix(KEPT)} SELECT * FROM {kept}")
