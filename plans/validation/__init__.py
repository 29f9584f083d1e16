"""What is missing or doubtful in a plan, and why: pure rules over PlanContent."""

from plans.validation.findings import Finding, Level, blocking, validate

__all__ = ["Finding", "Level", "blocking", "validate"]
