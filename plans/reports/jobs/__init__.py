"""The only writers of report jobs: asked for by a person, made by a worker, step by step, and never half-written."""

from plans.reports.jobs.asking import (
    FAILURE_RESTS,
    PRINT_HOLDS,
    SILENT_AFTER,
    InvalidReport,
    ask_report,
    print_of,
    repeat,
)
from plans.reports.jobs.running import run
from plans.reports.jobs.steps import STEPS, Step
from plans.reports.jobs.visible import reports_visible_to

__all__ = [
    "FAILURE_RESTS",
    "PRINT_HOLDS",
    "SILENT_AFTER",
    "STEPS",
    "InvalidReport",
    "Step",
    "ask_report",
    "print_of",
    "repeat",
    "reports_visible_to",
    "run",
]
