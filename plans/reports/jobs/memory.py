"""How much memory one report may take: a limit that the system keeps, and that ends the report, not the machine."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STATUS = Path("/proc/self/status")


@contextmanager
def within_memory(megabytes: int) -> Iterator[None]:
    """Let the work take so much beyond what the process holds already: more is a MemoryError."""
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = _held() + megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _held() -> int:
    """Return how many bytes of data the process has."""
    lines = _STATUS.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmData:")) * 1024
