"""The plan as one immutable value (`PlanContent`), read from rows and from JSON."""

from plans.content.loading import load
from plans.content.plan import (
    RESPONSE_PREFIX,
    SECTION_KEYS,
    PlanContent,
    fingerprint,
    response_key,
)

__all__ = ["RESPONSE_PREFIX", "SECTION_KEYS", "PlanContent", "fingerprint", "load", "response_key"]
