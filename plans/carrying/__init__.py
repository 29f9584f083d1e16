"""What of one plan holds for another: a new plan's first content, with a note on everything that needs a look.

Rows keep their uids. They are known by them within their plan only, so nothing collides; objectives are still found by
the responses that serve them, and the new plan can be compared with the old one row by row.
"""

from plans.carrying.carry import Carried, carry
from plans.carrying.notes import Note, left

__all__ = ["Carried", "Note", "carry", "left"]
