"""The only writer of drafts: plans, sections, sectors, files, and who works on what."""

from plans.drafting.attachments import ACCEPTED, attach, checked_type, detach
from plans.drafting.checking import InvalidSection
from plans.drafting.considering import REASON_LENGTH, NoSuchFinding, consider, look_again
from plans.drafting.milestones import MOST_MILESTONES, name_milestone, remove_milestone
from plans.drafting.origin import Source, carry_over, check_notes, demand_whole, ways_of
from plans.drafting.pictures import PICTURES, Placing, add_picture, place_picture
from plans.drafting.placing import place_response
from plans.drafting.plans import ATTACHMENTS, start_plan
from plans.drafting.presence import be_present
from plans.drafting.restoring import restore_section
from plans.drafting.sections import Saved, StaleSection, save_changes, save_section, towards
from plans.drafting.sectors import CHOICE, choose_sectors
from plans.drafting.teamwork import assign, mark_ready, release, unmark_ready
from plans.drafting.translating import StaleTranslation, translate

__all__ = [
    "ACCEPTED",
    "ATTACHMENTS",
    "CHOICE",
    "MOST_MILESTONES",
    "PICTURES",
    "REASON_LENGTH",
    "InvalidSection",
    "NoSuchFinding",
    "Placing",
    "Saved",
    "Source",
    "StaleSection",
    "StaleTranslation",
    "add_picture",
    "assign",
    "attach",
    "be_present",
    "carry_over",
    "check_notes",
    "checked_type",
    "choose_sectors",
    "consider",
    "demand_whole",
    "detach",
    "look_again",
    "mark_ready",
    "name_milestone",
    "place_picture",
    "place_response",
    "release",
    "remove_milestone",
    "restore_section",
    "save_changes",
    "save_section",
    "start_plan",
    "towards",
    "translate",
    "unmark_ready",
    "ways_of",
]
