"""The only writers of report jobs: asked for by a person, made by a worker, step by step, and never half-written."""

from plans.reports.jobs.across import ask_application
from plans.reports.jobs.asking import (
    FAILURE_RESTS,
    PRINT_HOLDS,
    SILENT_AFTER,
    InvalidReport,
    ask_report,
    print_of,
    repeat,
)
from plans.reports.jobs.blank import ask_blank, demand_blank, may_ask_blank
from plans.reports.jobs.cancelling import cancel
from plans.reports.jobs.expiry import expire
from plans.reports.jobs.queueing import LOST_AFTER, RETRIES, TAKEN_AFTER, tend
from plans.reports.jobs.room import TooManyReports
from plans.reports.jobs.running import run
from plans.reports.jobs.steps import STEPS, Step
from plans.reports.jobs.timing import time_left
from plans.reports.jobs.visible import reports_visible_to

__all__ = [
    "FAILURE_RESTS",
    "LOST_AFTER",
    "PRINT_HOLDS",
    "RETRIES",
    "SILENT_AFTER",
    "STEPS",
    "TAKEN_AFTER",
    "InvalidReport",
    "Step",
    "TooManyReports",
    "ask_application",
    "ask_blank",
    "ask_report",
    "cancel",
    "demand_blank",
    "expire",
    "may_ask_blank",
    "print_of",
    "repeat",
    "reports_visible_to",
    "run",
    "tend",
    "time_left",
]
