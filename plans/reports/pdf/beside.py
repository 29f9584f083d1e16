"""Work in two processes at once: a child of this one helps, and sends back what it made."""

import ctypes
import logging
import os
import pickle
import signal
import warnings
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

logger = logging.getLogger(__name__)

T = TypeVar("T")
Work = Sequence[Callable[[], T]]

_TURN = array("H").itemsize
_PR_SET_PDEATHSIG = 1  # prctl(2) of Linux


def done(work: Work[T]) -> list[T]:
    """Do all of the work. Where there is a second processor, whichever process is free takes what is next.

    What a child was doing when it was lost, for want of memory or because somebody ended it, is done here.
    """
    if len(work) < 2 or len(os.sched_getaffinity(0)) < 2:
        return [it() for it in work]
    with _turns(len(work)) as turns, _child(lambda: dict(_taken(work, turns))) as answer:
        made = dict(_taken(work, turns))
        made |= answer()
    return [made[turn] if turn in made else it() for turn, it in enumerate(work)]


@contextmanager
def _turns(count: int) -> Iterator[int]:
    """Give a pipe that holds every turn once: whoever reads one has it."""
    reader, writer = os.pipe()
    os.write(writer, array("H", range(count)).tobytes())
    os.close(writer)
    try:
        yield reader
    finally:
        os.close(reader)


def _taken(work: Work[T], turns: int) -> Iterator[tuple[int, T]]:
    while turn := os.read(turns, _TURN):
        place = array("H", turn)[0]
        yield place, work[place]()


@contextmanager
def _child(work: Callable[[], dict[int, T]]) -> Iterator[Callable[[], dict[int, T]]]:
    """Let a child do work, and give what waits for its answer. It is ended with the block, however that ends.

    The child has all that this process holds, and touches nothing that both share: no connection, no queue. It reckons,
    answers, and goes.
    """
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of other threads: the child needs none of them
        child = os.fork()
    if child == 0:
        _answer(work, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        try:
            yield lambda: _read(pipe.read())
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _answer(work: Callable[[], object], writer: int) -> None:
    """Be the child: whatever happens, nothing of the parent's goes on in it."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
    finally:
        os._exit(0)


def _read(sent: bytes) -> dict[int, T]:
    try:
        answer: dict[int, T] = pickle.loads(sent)  # noqa: S301  # our own child's
    except (EOFError, pickle.UnpicklingError):
        logger.warning("a child was lost: what it had taken is done here")
        return {}
    return answer
