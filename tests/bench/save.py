"""One section saved, with its audit row and its history, against its own statements executed bare through psycopg.

Whatever a save does, its statements are recorded as it does them and taken back, then replayed and committed on the
same connection: the yardstick moves with it. Both are measured in turns, and each pair gives a ratio. The server does
not wait for its disc, which would add the same to both and so make the ratio smaller.
"""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from django.db import connection, transaction
from psycopg import ClientCursor

from mcof.accounts.models import User
from mcof.accounts.roles import Role
from plans import drafting
from plans.content import PlanContent
from plans.content.rows import load_section
from plans.models import Plan, Section
from tests.bench import seconds
from tests.bench._full_plan import full_plan
from tests.factories import make_country, make_membership, make_office, make_user
from tests.plans.filling import fill

ROUNDS = 60
SECTOR = "S21-14"

# How a person goes on writing, to be told apart by a number.
_EDITS: dict[str, Callable[[Any, int], Any]] = {
    "context": lambda value, number: replace(value, drivers=f"The river rose {number} times."),
    "people": lambda value, number: replace(
        value, figures=(replace(value.figures[0], affected=number), *value.figures[1:])
    ),
    f"response-{SECTOR}": lambda value, number: replace(
        value, activities=(replace(value.activities[0], title=f"Kits, round {number}"), *value.activities[1:])
    ),
}


class Pair(NamedTuple):
    save: float
    bare: float


Pairs = Sequence[Pair]


def main() -> None:
    content = full_plan()
    writer = make_user("Drafter")
    make_membership(writer, Role.DRAFTER, make_office(code=content.office, country=make_country("SSD")))
    small = replace(content, responses=tuple(it for it in content.responses if it.sector == SECTOR))
    plans = [_plan(it, by=writer) for it in (_only(small), content)]
    found = [_told(key, *_measured(plans, key, by=writer)) for key in _EDITS]
    ratio, growth = (max(column) for column in zip(*found, strict=True))
    print(f"save ratio {ratio:.2f} of its bare statements; in the full plan {growth:.2f} of what the small one takes")


def _told(key: str, small: Pairs, full: Pairs) -> tuple[float, float]:
    """Print what was measured; return the larger ratio, and what the save takes in the full plan over the small one."""
    ratios = [_line(key, name, pairs) for name, pairs in (("small plan", small), ("full plan", full))]
    return max(ratios), _save(full) / _save(small)


def _line(key: str, name: str, pairs: Pairs) -> float:
    bare = statistics.median(pair.bare for pair in pairs)
    low, ratio, high = statistics.quantiles(pair.save / pair.bare for pair in pairs)
    print(
        f"{key:<17} {name:<10} save {_save(pairs) * 1000:6.2f} ms, bare {bare * 1000:5.2f} ms,"
        f" ratio {ratio:.2f} (half of them {low:.2f} to {high:.2f})"
    )
    return ratio


def _save(pairs: Pairs) -> float:
    return statistics.median(pair.save for pair in pairs)


def _only(content: PlanContent) -> PlanContent:
    """Return the plan with nothing in it but the sections that are saved."""
    empty = PlanContent(reference="", office=content.office, edition=content.edition)
    kept = {key: getattr(content, key) for key in ("identity", "context", "people", "responses")}
    return replace(empty, **kept)


def _plan(content: PlanContent, *, by: User) -> Plan:
    office = by.memberships.get().office
    assert office is not None
    plan = drafting.start_plan(office=office, identity=content.identity, edition=content.edition, by=by)
    fill(plan, content, by=by)
    return plan


def _measured(plans: list[Plan], key: str, *, by: User) -> list[Pairs]:
    """Save and replay in each plan in turns."""
    rounds = [[_pair(plan, key, number, by=by) for plan in plans] for number in range(1, 2 * ROUNDS, 2)]
    return [list(pairs) for pairs in zip(*rounds, strict=True)]


def _pair(plan: Plan, key: str, number: int, *, by: User) -> Pair:
    statements = _statements(_prepared(plan, key, number, by=by))
    bare = seconds(partial(_replay, statements))
    return Pair(seconds(_prepared(plan, key, number + 1, by=by)), bare)


def _prepared(plan: Plan, key: str, number: int, *, by: User) -> Callable[[], object]:
    """Return a save that is ready to be done, as a request finds it: nothing of the one before is kept."""
    plan = Plan.objects.select_related("office__parent", "office__country", "in_force").get(pk=plan.pk)
    value = _EDITS[key](load_section(plan, key), number)
    revision = Section.objects.get(plan=plan, key=key).revision
    return partial(drafting.save_section, plan, key=key, value=value, revision=revision, by=User.objects.get(pk=by.pk))


def _statements(save: Callable[[], object]) -> list[tuple[str, Any]]:
    """Return the statements of a save, which is taken back."""
    found: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append((sql, params))
        return execute(sql, params, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(note):
            save()
        transaction.set_rollback(True)
    assert found[0][0].startswith("SAVEPOINT")  # which is the transaction itself when nothing is around it
    return found[1:-1]


def _replay(statements: list[tuple[str, Any]]) -> None:
    with connection.connection.transaction(), ClientCursor(connection.connection) as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()
