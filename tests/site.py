"""The site in a process of its own, on the database of the tests: to be killed and started again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from tests.repository.files import ROOT
from tests.servers import free_port, wait_for


class Site:
    def __init__(self, *options: str, debug: bool = True) -> None:
        self.options, self.debug = options, debug
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "mcof.wsgi", f"--bind=127.0.0.1:{self.port}", *self.options]
        own = {"DATABASE_URL": database(), "DEBUG": str(int(self.debug)), "SECRET_KEY": settings.SECRET_KEY}
        environment = os.environ | own
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            [*command, "--no-control-socket"], cwd=ROOT, env=environment, stdout=quiet, stderr=quiet
        )
        wait_for(self.port, seconds=60)

    def kill(self) -> None:
        """End it as a power cut would: no request is finished, nothing is said."""
        if self.process:
            subprocess.run(["pkill", "-KILL", "-P", str(self.process.pid)], check=False)
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def running_site(*options: str, debug: bool = True) -> Iterator[Site]:
    """Run gunicorn with these options besides its address."""
    site = Site(*(options or ("--threads=4",)), debug=debug)
    site.start()
    try:
        yield site
    finally:
        site.kill()


def database() -> str:
    """Return the address of the database that the tests write to."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
