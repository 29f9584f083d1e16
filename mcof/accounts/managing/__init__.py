"""The only writers of people, roles and offices.

Administrators act, or a command of the site (`by` is None). Each refuses with `Refused`, and records what it did.
"""

from mcof.accounts.managing.absences import deputies_for, end_absence, name_deputy
from mcof.accounts.managing.memberships import Place, end, grant, move
from mcof.accounts.managing.office_days import drop_day, keep_day
from mcof.accounts.managing.offices import create_office, update_office
from mcof.accounts.managing.people import deactivate, invite, invite_again, reactivate, update_person
from mcof.accounts.managing.second_factor import reset_second_factor
from mcof.accounts.managing.sessions import end_other_sessions, end_session

__all__ = [
    "Place",
    "create_office",
    "deactivate",
    "deputies_for",
    "drop_day",
    "end",
    "end_absence",
    "end_other_sessions",
    "end_session",
    "grant",
    "invite",
    "invite_again",
    "keep_day",
    "move",
    "name_deputy",
    "reactivate",
    "reset_second_factor",
    "update_office",
    "update_person",
]
