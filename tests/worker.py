"""A worker in a process of its own, on the database and queue of the tests: to be killed in the middle of its work."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from mcof.celery import app
from tests.repository.files import ROOT
from tests.site import database

COMMAND = ["-m", "celery", "--app=mcof.celery", "worker", "--concurrency=1", "--without-gossip", "--without-mingle"]


class Worker:
    def __init__(self, **limits: str) -> None:
        own = {"DATABASE_URL": database(), "MCOF_DATA": str(Path(settings.MEDIA_ROOT).parent)}
        if settings.REDIS_URL:
            own["REDIS_URL"] = app.conf.broker_url
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            [sys.executable, *COMMAND],
            cwd=ROOT,
            env=os.environ | own | limits,
            stdout=quiet,
            stderr=quiet,
            start_new_session=True,  # so that it can be killed with the process that does its work
        )

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def running_worker(**limits: str) -> Iterator[Worker]:
    """Run a worker under settings of its own."""
    worker = Worker(**limits)
    try:
        yield worker
    finally:
        worker.kill()
