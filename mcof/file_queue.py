"""The queue without a server: kombu's transport of files, with messages that are whole or not there.

Kombu's own opens a message under its last name and then writes it, so that a worker may take it while it is empty; and
it moves what it takes into the machine's folder of temporary files, where a copy can be taken twice. Here a message is
written aside and then named, and the worker that removes it has it. The same holds for the lists of who listens.
"""

import fcntl
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps, loads

_binding = threading.Lock()


class Channel(filesystem.Channel):
    def _put(self, queue: str, message: Any, **_options: Any) -> None:  # type: ignore[override]  # two bases, two names
        name = f"{time.time_ns():020}_{uuid.uuid4().hex}.{queue}.msg"
        aside = Path(self.data_folder_out, f"{name}.new")
        aside.write_text(dumps(message))
        aside.rename(aside.with_name(name))

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        for found in sorted(Path(self.data_folder_in).iterdir()):
            if found.name.partition(".")[2] != f"{queue}.msg":
                continue
            try:
                message = found.read_text()
                found.unlink()
            except FileNotFoundError:  # another worker was faster
                continue
            return loads(message)
        raise Empty

    def queue_bind(self, *args: Any, **kwargs: Any) -> None:
        """Kombu notes a binding before it writes it: another thread would find it noted, send, and lose the message."""
        with _binding:
            super().queue_bind(*args, **kwargs)

    def get_table(self, exchange: str) -> Any:
        with self._locked():
            return super().get_table(exchange)

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str | None, queue: str) -> None:
        with self._locked():
            super()._queue_bind(exchange, routing_key, pattern, queue)

    def _delete(self, queue: str, exchange: str, routing_key: str, pattern: str, *args: Any, **kwargs: Any) -> None:
        with self._locked():
            super()._delete(queue, exchange, routing_key, pattern, *args, **kwargs)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep others from reading the lists of who listens while one is written."""
        with Path(self.control_folder, "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


class Transport(filesystem.Transport):
    Channel = Channel
