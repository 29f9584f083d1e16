"""Every action that the code records has words: looked for in the code itself, so that none is forgotten."""

import ast
from collections.abc import Iterator

from mcof.audit.actions import FAMILIES, words_of
from plans import linking
from plans.readership import Way
from plans.transitions import Action
from tests.repository.files import APPS, python_files

ACTIONS = {action for family in FAMILIES.values() for action in family.actions}


def recorded() -> set[str]:
    """Return what is recorded: actions in full, and `family.*` where the code makes the rest.

    Both are looked for in calls of `record` and of the functions of a module that call it for others.
    """
    return {action for path in python_files(*APPS) for call in calls(path.read_text()) for action in named(call)}


def calls(code: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and "record" in node.func.id:
            yield node


def named(call: ast.Call) -> set[str]:
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return {first.value}
    if isinstance(first, ast.IfExp):
        return {str(ast.literal_eval(it)) for it in (first.body, first.orelse)}
    if isinstance(first, ast.JoinedStr):
        return {f"{ast.literal_eval(first.values[0]).partition('.')[0]}.*"}
    return set()


def test_every_action_that_is_recorded_has_words() -> None:
    in_full = {it for it in recorded() if not it.endswith("*")} | set(Way) | set(linking.Way)
    families = {it.partition(".")[0] for it in recorded() if it.endswith("*")}
    assert in_full - ACTIONS == set()
    assert {it for it in ACTIONS - in_full if it.partition(".")[0] not in families} == set()
    assert families <= FAMILIES.keys()


def test_every_step_of_a_plan_has_words() -> None:
    assert {f"plan.{action}" for action in Action} <= ACTIONS


def test_action_is_named_after_its_family() -> None:
    assert all(it.startswith(f"{code}.") for code, family in FAMILIES.items() for it in family.actions)


def test_action_of_the_past_is_told_by_its_code() -> None:
    assert words_of("plan.weighed") == "plan.weighed"
