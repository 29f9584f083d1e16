"""Measurements: one module each, whose `main()` prints its figures and ends with `NAME ratio X.XX …`."""

from collections.abc import Callable
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
