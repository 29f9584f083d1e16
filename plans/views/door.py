"""The door under the name that views know."""

from plans.door import plan_or_404, version_or_404

__all__ = ["plan_or_404", "version_or_404"]
