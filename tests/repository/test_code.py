"""The shape of the code: small pieces, nothing left open, every exception from a rule explained."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository.files import APPS, ROOT, lines, listed, python_files

LONGEST_FILE = 300
LONGEST_FUNCTION = 45
CODE = {".py", ".html", ".css", ".js", ".sh", ".toml", ".yml"}
LEFT_OPEN = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X])\b")
SUPPRESSION = re.compile(r"# (?:type: ignore|noqa|pragma: no cover|fmt: (?:skip|off))(?P<rest>.*)")
RULES = re.compile(r"^(?:\[[\w, -]+\]|: [A-Z]+\d+(?:, ?[A-Z]+\d+)*)")


def test_files_stay_short() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in python_files(*APPS)}
    assert {str(path.relative_to(ROOT)): length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_stay_short() -> None:
    assert [place for path in python_files(*APPS) for place in long_functions(path)] == []


def long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def test_nothing_is_left_open() -> None:
    code = [path for path in listed() if path.suffix in CODE]
    assert [place for path in code for place, line in lines(path) if LEFT_OPEN.search(line)] == []


def test_every_suppression_has_its_reason() -> None:
    assert [place for path in python_files(*APPS, "tests") for place, line in lines(path) if unexplained(line)] == []


def unexplained(line: str) -> bool:
    """Whether the line sets a rule aside without two words of reason after the rule's name."""
    found = SUPPRESSION.search(line)
    return found is not None and len(re.findall(r"\w+", RULES.sub("", found["rest"]))) < 2


@pytest.mark.parametrize("rule", ["type: ignore[arg-type]", "noqa: S101", "noqa"])
def test_suppression_without_reason_is_noticed(rule: str) -> None:
    assert unexplained(f"x = f()  # {rule}")
    assert not unexplained(f"x = f()  # {rule}  # narrows the type")
