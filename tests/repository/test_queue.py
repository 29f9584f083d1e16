"""The queue under the tests is a real one."""

import threading

from mcof.celery import app

rung = threading.Event()


@app.task
def ring() -> None:
    rung.set()


def test_queued_task_is_run_by_the_worker(queue_worker: None) -> None:
    rung.clear()
    ring.delay()
    assert rung.wait(timeout=20)


def test_task_without_worker_runs_at_once() -> None:
    rung.clear()
    ring.delay()
    assert rung.is_set()
