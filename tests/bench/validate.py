"""All findings of the demo's full plan, against reading its frozen content as JSON."""

import json
from collections.abc import Callable

from mcof.demo.scripts import Script, scripts
from plans.catalogue import catalogue
from plans.content import RESPONSE_PREFIX, PlanContent
from plans.content.codec import from_plain
from plans.content.rows import section_kind
from plans.drafting.writing import with_uids
from plans.validation import RULES, validate
from tests.bench import seconds

ROUNDS = 300


def main() -> None:
    content = _content(max(scripts(), key=lambda script: len(script.sectors)))
    frozen, known = content.to_json(), catalogue()
    findings = validate(content, known)
    reading = _best(lambda: json.loads(frozen))
    validating = _best(lambda: validate(content, known))
    print(f"plan        {len(content.responses)} sectors, {len(frozen.encode()):,} bytes of JSON")
    print(f"rules       {len(RULES)}, of which {len({it.code for it in findings})} find {len(findings)} things")
    print(f"json.loads  {reading * 1000:.2f} ms")
    print(f"validate    {validating * 1000:.2f} ms")
    print(f"validate ratio {validating / reading:.2f}")


def _content(script: Script) -> PlanContent:
    sections = {key: with_uids(from_plain(section_kind(key), plain)) for key, plain in script.sections.items()}
    responses = tuple(value for key, value in sections.items() if key.startswith(RESPONSE_PREFIX))
    others = {key: value for key, value in sections.items() if not key.startswith(RESPONSE_PREFIX)}
    return PlanContent(
        reference=script.reference, office=script.office, edition=script.edition, responses=responses, **others
    )


def _best(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest round: what the work takes when nothing else disturbs it."""
    return min(seconds(work) for _round in range(ROUNDS))
