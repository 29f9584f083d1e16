"""How the draft came to be what it is: sessions of work, and the draft at any point of its past."""

from plans.history.points import NOW, UnknownPoint, contents_at, milestone_point, version_point
from plans.history.sessions import Session, sessions_of
from plans.history.states import Past

__all__ = [
    "NOW",
    "Past",
    "Session",
    "UnknownPoint",
    "contents_at",
    "milestone_point",
    "sessions_of",
    "version_point",
]
