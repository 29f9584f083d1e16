"""Whoever runs the site finds every variable it reads explained."""

import ast

import yaml

from tests.repository.files import ROOT

READERS = {"text", "flag", "number", "choice", "words", "networks", "kept_secret"}


def test_every_variable_is_documented() -> None:
    explained = (ROOT / "docs/settings.md").read_text()
    assert {name for name in variables() if f"`{name}`" not in explained} == set()


def test_documented_variables_exist() -> None:
    of_the_site, _, of_commands = (ROOT / "docs/settings.md").read_text().partition("\n## For the commands")
    assert of_commands
    rows = [line for line in of_the_site.splitlines() if line.startswith("| `")]
    assert {row.split("`")[1] for row in rows} - variables() == set()


def test_deployment_sets_only_what_the_site_reads() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    assert services.keys() == {"postgres", "redis", "prepare", "web", "worker", "beat"}
    ours = [service for service in services.values() if service["image"] == "mcof"]
    assert {name for service in ours for name in service["environment"]} - variables() == set()


def variables() -> set[str]:
    trees = [ast.parse((ROOT / "mcof" / name).read_text()) for name in ("settings.py", "signing_in.py", "work.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        str(ast.literal_eval(call.args[0]))
        for call in calls
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "env" and call.func.attr in READERS
    }
