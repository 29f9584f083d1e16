"""May this person do that? Yes, or no with the reason, which pages and the API show as it is."""

from dataclasses import dataclass

from django.utils.functional import Promise

from mcof.audit.circumstances import Capacity, act_in


class Refused(Exception):
    """Somebody may see the thing but not do this with it; `reason` says why, for the person."""

    def __init__(self, reason: str | Promise) -> None:
        self.reason = reason
        super().__init__(reason)

    def __str__(self) -> str:
        return str(self.reason)


class Gone(Refused):
    """What the person could see once and cannot any more. Said to nobody who did not know of it."""


@dataclass(frozen=True, slots=True)
class Answer:
    allowed: bool
    reason: str | Promise = ""
    capacity: Capacity | None = None
    """By which right, which the trail then knows."""

    def __bool__(self) -> bool:
        return self.allowed

    def demand(self) -> None:
        if not self.allowed:
            raise Refused(self.reason)
        if self.capacity is not None:  # a condition holds whoever asks
            act_in(self.capacity)


YES = Answer(allowed=True)
