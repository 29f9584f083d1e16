"""The only writers of links: by which somebody without an account reads one version, and what they did with it."""

from plans.linking.codes import CODE_MINUTES, Throttled, WrongCode, ask_code, send_code
from plans.linking.given import content_of, file_of
from plans.linking.making import Wanted, make, revoke, send
from plans.linking.opening import Gone, Way, enter, note, reach, visited
from plans.linking.openings import Opened, openings
from plans.linking.secret import address_of

__all__ = [
    "CODE_MINUTES",
    "Gone",
    "Opened",
    "Throttled",
    "Wanted",
    "Way",
    "WrongCode",
    "address_of",
    "ask_code",
    "content_of",
    "enter",
    "file_of",
    "make",
    "note",
    "openings",
    "reach",
    "revoke",
    "send",
    "send_code",
    "visited",
]
