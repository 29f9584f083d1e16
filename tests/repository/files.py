"""The repository's own files, as git knows or would know them."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("mcof", "sectors", "crosscutting", "plans")


@cache
def listed() -> tuple[Path, ...]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return tuple(path for name in sorted(set(names)) if name and (path := ROOT / name).is_file())


def python_files(*folders: str) -> list[Path]:
    """Return our Python files in these folders, migrations left out."""
    return [
        path for path in listed() if path.suffix == ".py" and inside(path, folders) and "migrations" not in path.parts
    ]


def inside(path: Path, folders: tuple[str, ...]) -> bool:
    return any(path.is_relative_to(ROOT / folder) for folder in folders)


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each line of a text file under its place, `folder/file.py:12`."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    for number, line in enumerate(text.splitlines(), start=1):
        yield f"{path.relative_to(ROOT)}:{number}", line
