"""Requests that the live server is working on: a page that is closed may have sent one more.

The tables are emptied only once the last of them has been answered, or both would wait for each other's locks.
"""

import threading
import time
from typing import Any

from django.core.signals import request_finished, request_started

LONGEST = 15.0
STILL = 0.25


class Traffic:
    def __init__(self) -> None:
        self.under_way = 0
        self.last = 0.0
        self.lock = threading.Lock()
        request_started.connect(self._started, weak=False)
        request_finished.connect(self._finished, weak=False)

    def _started(self, **_signal: Any) -> None:
        self._count(1)

    def _finished(self, **_signal: Any) -> None:
        self._count(-1)

    def _count(self, step: int) -> None:
        """The test's own requests run in its own thread, and end before it does."""
        if threading.current_thread() is threading.main_thread():
            return
        with self.lock:
            self.under_way += step
            self.last = time.monotonic()

    def settle(self) -> None:
        """Wait until nothing has been asked for a moment; a test without a live server does not wait."""
        deadline = time.monotonic() + LONGEST
        while self.last and time.monotonic() < deadline:
            if self.under_way <= 0 and time.monotonic() - self.last > STILL:
                break
            time.sleep(0.02)
        self.under_way, self.last = 0, 0.0


traffic = Traffic()
