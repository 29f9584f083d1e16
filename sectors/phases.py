"""How much a sector usually serves each phase of a crisis: a suggestion to whoever plans, never a rule."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from sectors.models import Sector, Term


class Weight(models.TextChoices):
    PRIMARY = "primary", _("mainly")
    SECONDARY = "secondary", _("also")
    NONE = "none", _("seldom")


@dataclass(frozen=True)
class PhaseUse:
    phase: Term
    weight: Weight


def phase_uses(sector: Sector, phases: Iterable[Term]) -> list[PhaseUse]:
    """Return the weight of each phase, in the order of the phases."""
    return [PhaseUse(phase, _weight(sector, phase)) for phase in phases]


def _weight(sector: Sector, phase: Term) -> Weight:
    if phase in sector.primary_phases.all():
        return Weight.PRIMARY
    return Weight.SECONDARY if phase in sector.secondary_phases.all() else Weight.NONE
