"""Who hears of what: the only writer of notices, what they say to whom, and how they go by mail."""

from plans.notices.reading import mark_read, readable
from plans.notices.telling import deliver, prefer, preferences_of, tell
from plans.notices.words import told, url_of

__all__ = ["deliver", "mark_read", "prefer", "preferences_of", "readable", "tell", "told", "url_of"]
