"""What must not land in the repository: a machine's paths, where a machine gets its packages, a loose lock."""

import re
import tomllib
from importlib.metadata import distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository.files import ROOT, lines, listed

# Written so that the patterns do not find themselves.
REGISTRY = re.compile(
    r"--(?:extra-)?index-?url|--find-link[s]|\bpy[p]i\b|pythonhoste[d]|npm[j]s|trusted-hos[t]", re.IGNORECASE
)
MACHINE_PATH = re.compile(rf"(?<![\w.])/(?:root|home|work|Users)/\w|{re.escape(str(ROOT))}")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[\w, -]+\])?==(\S+)", re.MULTILINE)

PIN = re.compile(r"^[A-Za-z0-9._-]+(?:\[[\w, -]+\])?==[^\s;]+", re.MULTILINE)


def test_no_file_names_a_package_registry() -> None:
    assert [place for path in listed() for place, line in lines(path) if REGISTRY.search(line)] == []


def test_no_file_names_a_path_of_a_machine() -> None:
    assert [place for path in listed() for place, line in lines(path) if MACHINE_PATH.search(line)] == []


def test_every_locked_package_has_a_hash() -> None:
    entries = re.split(r"\n(?=[A-Za-z])", (ROOT / "requirements-dev.txt").read_text())
    assert [entry.split()[0] for entry in entries if PINNED.match(entry) and "--hash=sha256:" not in entry] == []


def test_production_lock_agrees_with_development_lock() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_lock_holds_every_declared_package() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = {re.split(r"[^\w.-]", wish)[0].lower() for wish in declared["project"]["dependencies"]}
    development = {re.split(r"[^\w.-]", wish)[0].lower() for wish in declared["dependency-groups"]["dev"]}
    assert names - pins("requirements.txt").keys() == set()
    assert development - pins("requirements-dev.txt").keys() == set()


def test_lock_names_the_extras_that_its_packages_ask_for() -> None:
    """Without them pip takes the newest release for such a wish, which the lock refuses on the day it is not ours."""
    locked = {Requirement(pin).name: Requirement(pin).extras for pin in PIN.findall(whole_lock())}
    wishes = [Requirement(wish) for package in distributions() for wish in package.requires or ()]
    asked = [wish for wish in wishes if wish.extras and (not wish.marker or wish.marker.evaluate({"extra": ""}))]
    assert [str(wish) for wish in asked if not wish.extras <= locked.get(canonicalize_name(wish.name), set())] == []


def whole_lock() -> str:
    return (ROOT / "requirements-dev.txt").read_text()


def pins(lock: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / lock).read_text()))
