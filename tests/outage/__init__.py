"""What needs a process of its own: servers that go and come, a disk that is full, memory that is counted.

`python -m tests.outage SCENE` plays one and prints what came of it; settings are read once, so that each begins anew.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from tests.repository.files import ROOT
from tests.site import database

FILLER = "filler"


def told(scene: str, *about: object, within: Sequence[str] = ()) -> list[str]:
    """Return what a scene prints that plays on our database and files, within the command that is given."""
    command = [*within, sys.executable, "-m", "tests.outage", scene, *map(str, about)]
    own = {"DATABASE_URL": database(), "MCOF_DATA": str(Path(settings.MEDIA_ROOT).parent)}
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=False, timeout=280
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
