"""What somebody with the database in hand can do to the trail: the guards are taken away, and put back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from mcof.audit import guards


@contextmanager
def unguarded() -> Iterator[None]:
    guards.remove(connection)
    try:
        yield
    finally:
        guards.install(connection)


def tamper(statement: str, *values: Any) -> None:
    """Do it past the site and past the guards, and leave no trace of that."""
    with unguarded(), connection.cursor() as cursor:
        cursor.execute(statement, values)
