"""Work in two processes: all of it is done, in its order, also where one of them is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from plans.reports.pdf.beside import done

HERE = os.getpid


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})


def slow(value: int) -> tuple[int, int]:
    time.sleep(0.05)
    return value, HERE()


def children() -> list[str]:
    """Return the children of this process that somebody still has to bury."""
    return Path(f"/proc/{HERE()}/task/{HERE()}/children").read_text().split()


def test_all_is_done_in_its_order_by_two_processes() -> None:
    made = done([partial(slow, it) for it in range(8)])
    assert [value for value, _process in made] == list(range(8))
    assert len({process for _value, process in made}) == 2
    assert children() == []


def test_one_processor_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})
    assert {process for _value, process in done([partial(slow, it) for it in range(3)])} == {HERE()}


def test_one_piece_of_work_needs_no_child() -> None:
    assert done([HERE]) == [HERE()]
    assert done([]) == []


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_lost_child_had_taken_is_done_here(end: signal.Signals) -> None:
    here = HERE()

    def work(value: int) -> tuple[int, int]:
        if HERE() != here:
            os.kill(HERE(), end)
        return slow(value)

    made = done([partial(work, it) for it in range(6)])
    assert made == [(it, here) for it in range(6)]
    assert children() == []


def test_child_without_memory_fails_only_where_there_is_none_here_either() -> None:
    here = HERE()

    def work(value: int, *, fails: Callable[[], bool]) -> int:
        if fails():
            raise MemoryError
        return value

    assert done([partial(work, it, fails=lambda: HERE() != here) for it in range(4)]) == [0, 1, 2, 3]
    with pytest.raises(MemoryError):
        done([partial(work, it, fails=lambda: True) for it in range(4)])
    assert children() == []


def test_work_that_is_given_up_leaves_no_child() -> None:
    here = HERE()

    def work(value: int) -> int:
        if HERE() == here:
            raise TimeoutError
        time.sleep(30)
        return value

    before = time.monotonic()
    with pytest.raises(TimeoutError):
        done([partial(work, it) for it in range(4)])
    assert children() == []
    assert time.monotonic() - before < 10


ORPHAN = """
import os, time
import django
django.setup()
from plans.reports.pdf import beside
os.sched_getaffinity = lambda _process: {0, 1}
here = os.getpid()
def work():
    if os.getpid() != here:
        print(os.getpid(), flush=True)
    time.sleep(60)
beside.done([work, work])
"""


def test_child_ends_with_a_worker_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout
        child = int(worker.stdout.readline())
        worker.kill()
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]:
            return
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the child outlived its worker")
