"""All findings of the demo's full plan, against reading its frozen content as JSON."""

import json
from collections.abc import Callable

from plans.catalogue import catalogue
from plans.validation import RULES, validate
from tests.bench import seconds
from tests.bench._full_plan import full_plan

ROUNDS = 300


def main() -> None:
    content = full_plan()
    frozen, known = content.to_json(), catalogue()
    findings = validate(content, known)
    reading = _best(lambda: json.loads(frozen))
    validating = _best(lambda: validate(content, known))
    print(f"plan        {len(content.responses)} sectors, {len(frozen.encode()):,} bytes of JSON")
    print(f"rules       {len(RULES)}, of which {len({it.code for it in findings})} find {len(findings)} things")
    print(f"json.loads  {reading * 1000:.2f} ms")
    print(f"validate    {validating * 1000:.2f} ms")
    print(f"validate ratio {validating / reading:.2f}")


def _best(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest round: what the work takes when nothing else disturbs it."""
    return min(seconds(work) for _round in range(ROUNDS))
