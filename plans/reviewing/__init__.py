"""The only writer of what reviewers make of a version: marks, the checklist, opinions, and the decision on it."""

from plans.reviewing.checking import Point, answer_checklist, checked, checklist_of
from plans.reviewing.deciding import ReasonNeeded, approve, endorse, return_for_changes
from plans.reviewing.judging import advise, be_looking, mark

__all__ = [
    "Point",
    "ReasonNeeded",
    "advise",
    "answer_checklist",
    "approve",
    "be_looking",
    "checked",
    "checklist_of",
    "endorse",
    "mark",
    "return_for_changes",
]
