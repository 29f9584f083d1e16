"""What an event says, as one fingerprint.

A fact that is empty is left out, so that a column which comes later leaves the fingerprints of earlier events alone.
"""

import datetime
import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

FACTS = (
    "at",
    "actor_id",
    "actor_name",
    "actor_email",
    "acting_as",
    "acting_for",
    "channel",
    "address",
    "trace",
    "action",
    "target_type",
    "target_id",
    "target_label",
    "plan_reference",
    "office",
    "data",
)


def digest_of(event: Any) -> str:
    facts = {name: value for name in FACTS if (value := getattr(event, name)) not in (None, "", {})}
    facts["at"] = event.at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return fingerprint(facts)


def fingerprint(facts: Any) -> str:
    """Return the SHA-256 of the facts as canonical JSON, which both databases give back as they got it."""
    return hashlib.sha256(canonical(facts).encode()).hexdigest()


def canonical(facts: Any) -> str:
    return json.dumps(_same_everywhere(facts), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def plain(facts: Any) -> Any:
    """Return the facts as JSON gives them back."""
    return json.loads(json.dumps(facts, cls=DjangoJSONEncoder))


def _same_everywhere(facts: Any) -> Any:
    """PostgreSQL writes 1e3 as 1000: a whole number is written as one whatever it came as."""
    if isinstance(facts, dict):
        return {key: _same_everywhere(value) for key, value in facts.items()}
    if isinstance(facts, list):
        return [_same_everywhere(value) for value in facts]
    return int(facts) if isinstance(facts, float) and facts.is_integer() else facts
