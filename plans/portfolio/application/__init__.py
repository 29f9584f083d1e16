"""The framework as it was applied in a period: which plans count, and the figures across them."""

from plans.portfolio.application.applied import Applied, Given, applied_plans
from plans.portfolio.application.figures import Figures, Frame, figures_of
from plans.portfolio.application.period import Period

__all__ = ["Applied", "Figures", "Frame", "Given", "Period", "applied_plans", "figures_of"]
