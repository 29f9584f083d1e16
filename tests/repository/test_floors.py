"""Who may call whom: imports go down only, plans are reached through one door, only writers write."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.repository.files import APPS, ROOT, python_files

SKINS = ("plans/views", "plans/api")
BEHIND_THE_DOOR = (*SKINS, "plans/portfolio", "plans/exchange", "plans/reports")
WRITES = {"save", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def test_imports_go_down_only() -> None:
    lint = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert lint.returncode == 0, lint.stdout


def test_plans_are_fetched_through_the_door() -> None:
    assert [place for place, name in attributes(*BEHIND_THE_DOOR) if name == "Plan.objects"] == []


def test_skins_leave_writing_to_the_domain() -> None:
    assert [place for place, name in attributes(*SKINS) if name.rpartition(".")[2] in WRITES] == []


def test_environment_is_read_in_one_place() -> None:
    readers = {place.partition(":")[0] for place, name in attributes(*APPS) if name in {"os.environ", "os.getenv"}}
    # The two entry points only say which settings they mean.
    assert readers <= {"mcof/env.py", "mcof/celery.py", "mcof/wsgi.py"}


def attributes(*folders: str) -> Iterator[tuple[str, str]]:
    """Yield every dotted name, `Plan.objects.filter` and each shorter one, under its place."""
    for path in python_files(*folders):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", ast.unparse(node)
