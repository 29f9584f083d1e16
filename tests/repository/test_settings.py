"""Whoever runs the site finds every variable it reads explained."""

import ast

from tests.repository.files import ROOT

READERS = {"text", "flag", "number", "words", "kept_secret"}


def test_every_variable_is_documented() -> None:
    explained = (ROOT / "docs/settings.md").read_text()
    assert {name for name in variables() if f"`{name}`" not in explained} == set()


def test_documented_variables_exist() -> None:
    rows = [line for line in (ROOT / "docs/settings.md").read_text().splitlines() if line.startswith("| `")]
    assert {row.split("`")[1] for row in rows} - variables() == set()


def variables() -> set[str]:
    tree = ast.parse((ROOT / "mcof/settings.py").read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        str(ast.literal_eval(call.args[0]))
        for call in calls
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "env" and call.func.attr in READERS
    }
