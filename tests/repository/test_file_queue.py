"""Messages in files: whole, and for one worker each, however many write and read at once."""

import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection

from tests.at_once import at_once

PRODUCERS, CONSUMERS, EACH = 3, 3, 150
LONGEST = 60


@pytest.fixture
def options(tmp_path: Path) -> dict[str, Any]:
    for name in ("messages", "control"):
        (tmp_path / name).mkdir()
    messages = str(tmp_path / "messages")
    places = {"data_folder_in": messages, "data_folder_out": messages, "control_folder": str(tmp_path / "control")}
    return {**places, "polling_interval": 0.001}


def connection(options: dict[str, Any]) -> Connection:
    return Connection(transport="mcof.file_queue:Transport", transport_options=options)


def produce(options: dict[str, Any], producer: int) -> list[str]:
    said = [f"{producer}.{number}" for number in range(EACH)]
    with connection(options) as producing, producing.SimpleQueue("work") as queue:
        for words in said:
            queue.put(words)
    return said


def consume(options: dict[str, Any], taken: list[str]) -> list[str]:
    """Take messages until there are as many as were to be sent; a busy machine may let a worker wait for one."""
    deadline = time.monotonic() + LONGEST
    with connection(options) as consuming, consuming.SimpleQueue("work") as queue:
        while len(taken) < PRODUCERS * EACH and time.monotonic() < deadline:
            with suppress(Empty):
                message = queue.get(timeout=0.2)
                message.ack()
                taken.append(message.payload)
    return []


def test_each_message_is_taken_whole_and_once(options: dict[str, Any]) -> None:
    taken: list[str] = []
    writing = [partial(produce, options, number) for number in range(PRODUCERS)]
    reading = [partial(consume, options, taken) for _ in range(CONSUMERS)]
    sent = [words for said in at_once(*writing, *reading) for words in said]
    assert sorted(taken) == sorted(sent)
    assert list(Path(options["data_folder_in"]).iterdir()) == []
