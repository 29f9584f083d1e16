"""Several people at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")
SECONDS = 60


def at_once(*deeds: Callable[[], T], seconds: float = SECONDS) -> list[T]:
    """Do all of them at the same moment, each on a connection of its own, and return what came of each."""
    start = Barrier(len(deeds))

    def do(deed: Callable[[], T]) -> T:
        try:
            start.wait(SECONDS)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result(seconds) for future in [pool.submit(do, deed) for deed in deeds]]
