"""Whole plans as values: those of which the examples of the rules are made."""

from plans.validation.examples.plan import SECTORS, TODAY, changed, complete_content
from plans.validation.examples.work import complete_response

__all__ = ["SECTORS", "TODAY", "changed", "complete_content", "complete_response"]
