from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mcof.reference.items import ReferenceItem, ReferenceQuerySet


class ObjectiveSetQuerySet(ReferenceQuerySet["ObjectiveSet"]):
    def valid_in(self, year: int) -> Self:
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=year), valid_from__lte=year)


class ObjectiveSet(ReferenceItem):
    """The strategic objectives of a period, chosen together by a plan."""

    vocabulary: ClassVar[str] = "objective-set"

    valid_from = models.PositiveSmallIntegerField(_("valid from year"))
    valid_until = models.PositiveSmallIntegerField(_("valid until year"), null=True, blank=True)

    objects = ObjectiveSetQuerySet.as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("set of strategic objectives")
        verbose_name_plural = _("sets of strategic objectives")
        constraints = [
            models.CheckConstraint(
                name="objective_set_ends_after_it_began",
                condition=Q(valid_until=None) | Q(valid_until__gte=models.F("valid_from")),
            ),
        ]


class StrategicObjective(ReferenceItem):
    vocabulary: ClassVar[str] = "strategic-objective"

    objective_set = models.ForeignKey(
        ObjectiveSet, on_delete=models.PROTECT, related_name="objectives", verbose_name=_("set")
    )

    objects = ReferenceQuerySet["StrategicObjective"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("strategic objective")
        verbose_name_plural = _("strategic objectives")
        ordering: ClassVar[tuple[str, ...]] = ("objective_set__code", "position", "code")
