"""The plan as one immutable value (`PlanContent`), read from rows and from JSON."""

from plans.content.plan import (
    RESPONSE_PREFIX,
    SECTION_KEYS,
    PlanContent,
    fingerprint,
    response_key,
)
from plans.content.rows import load

__all__ = ["RESPONSE_PREFIX", "SECTION_KEYS", "PlanContent", "fingerprint", "load", "response_key"]
