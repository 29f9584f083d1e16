"""The only writer of reminders: what is owed by a day is told before it, on it and after it, and at last escalated."""

from plans.reminding.steps import ESCALATION, STEPS, Step
from plans.reminding.sweeping import remind

__all__ = ["ESCALATION", "STEPS", "Step", "remind"]
