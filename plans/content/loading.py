"""The plan read whole, with the translations of what it says now."""

from plans import models
from plans.content import rows
from plans.content.plan import PlanContent
from plans.content.translating import held


def load(plan: models.Plan) -> PlanContent:
    """Read the whole plan in 18 statements, whatever its size, and in one more where it has translations."""
    return held(rows.load(plan))
