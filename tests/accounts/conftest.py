from collections.abc import Callable
from types import ModuleType

import pytest

from mcof.accounts.managing import memberships, offices, people


class TrailIsFull(Exception):
    """What recording an event fails with, where a test wants it to fail."""


@pytest.fixture
def break_record(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make every write of people and offices fail at its very end, when it is recorded."""

    def fail(*args: object, **words: object) -> None:
        raise TrailIsFull

    def break_it() -> None:
        modules: tuple[ModuleType, ...] = (memberships, offices, people)
        for module in modules:
            monkeypatch.setattr(module, "record", fail)

    return break_it
