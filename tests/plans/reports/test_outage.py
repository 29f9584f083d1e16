"""Reports while the broker, the worker or the disk fails for real: each ends in a state that is clear, and whole."""

import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from plans.models import Plan
from tests.cast import Cast
from tests.outage import FILLER, told


def test_report_outlives_a_broker_that_is_stopped_and_a_worker_that_is_killed(
    transactional_db: None, submitted: Plan, cast: Cast
) -> None:
    assert told("broker", submitted.pk, cast.drafter.pk) == [
        "broker away: queued in attempt 0",
        "broker back: done in attempt 1",
        "broker away for a moment of the work: done in attempt 1",
        "worker killed: running in attempt 1",
        "another worker: done in attempt 2",
        "3 files",
    ]


@pytest.mark.parametrize("disk", ["small", "limited"])
def test_report_on_a_full_disk_ends_in_words_and_is_made_when_there_is_room(
    transactional_db: None, submitted: Plan, cast: Cast, disk: str
) -> None:
    full = "failed: The server has no room left for files. Run it again once an administrator made room."
    assert told("disk", submitted.pk, cast.drafter.pk, within=FULL[disk]()) == [
        f"full: {full}; files: 0, whole: 0",
        "with room again: done; files: 1, whole: 1",
    ]


def small_disk() -> list[str]:
    """Return what gives a command a disk of its own, on which four pages of memory are free."""
    alone = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"]), "sh", "-c"]
    place = Path(settings.MEDIA_ROOT, "reports")
    place.mkdir(parents=True, exist_ok=True)
    mount = 'mount -t tmpfs -o size=4m full "$0"'
    if subprocess.run([*alone, mount, place], check=False, capture_output=True).returncode:
        pytest.skip("This machine lets nobody have a disk of their own.")
    return [*alone, f'{mount} && head -c 4080K /dev/zero > "$0/{FILLER}" && exec "$@"', str(place)]


def limited_disk() -> list[str]:
    """Return what gives a command files of four pages of memory at most, until it wants more."""
    if connection.vendor == "sqlite":
        pytest.skip("The file of the database is larger than what a report may take.")
    return ["prlimit", "--fsize=16384:unlimited"]


FULL = {"small": small_disk, "limited": limited_disk}
