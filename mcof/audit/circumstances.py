"""In what circumstances something is done: from where, and acting as what. The record reads them here.

They are noted once, around each request, task and command, and by the door that lets somebody do a thing: so that no
writer can forget them, and none has to hand them on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    PAGE = "page"
    API = "api"
    TASK = "task"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Origin:
    """From where: `trace` is the request's id, the name and id of the task, or the name of the command."""

    channel: Channel | None = None
    address: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Capacity:
    """The role and place by which a person may do something, and whom they stand in for."""

    holder: int
    mandate: str
    acting_for: str = ""
    absent: int | None = None


_origin: ContextVar[Origin] = ContextVar("origin", default=Origin())  # noqa: B039  it is frozen
_capacity: ContextVar[Capacity | None] = ContextVar("capacity", default=None)


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """Note from where all that is done meanwhile comes; nobody acts in any capacity yet."""
    before, acting = _origin.set(origin), _capacity.set(None)
    try:
        yield
    finally:
        _origin.reset(before)
        _capacity.reset(acting)


def origin() -> Origin:
    return _origin.get()


def act_in(capacity: Capacity) -> None:
    """Note by which right somebody goes on to act."""
    _capacity.set(capacity)


def capacity_of(person: int) -> Capacity | None:
    """Return the capacity in which this person was last let do something."""
    last = _capacity.get()
    return last if last is not None and last.holder == person else None
