"""The only writer of drafts: starting a plan, saving and translating its sections, choosing its sectors, its files."""

from plans.drafting.attachments import ACCEPTED, attach, checked_type, detach
from plans.drafting.checking import InvalidSection
from plans.drafting.origin import Source, carry_over, check_notes, ways_of
from plans.drafting.plans import ATTACHMENTS, CHOICE, choose_sectors, start_plan
from plans.drafting.sections import StaleSection, save_section
from plans.drafting.translating import StaleTranslation, translate

__all__ = [
    "ACCEPTED",
    "ATTACHMENTS",
    "CHOICE",
    "InvalidSection",
    "Source",
    "StaleSection",
    "StaleTranslation",
    "attach",
    "carry_over",
    "check_notes",
    "checked_type",
    "choose_sectors",
    "detach",
    "save_section",
    "start_plan",
    "translate",
    "ways_of",
]
