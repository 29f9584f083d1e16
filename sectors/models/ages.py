from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mcof.reference.items import ReferenceItem, ReferenceQuerySet


class BandSet(ReferenceItem):
    """One way of dividing people by age. Agencies differ; a plan picks one."""

    vocabulary: ClassVar[str] = "band-set"

    objects = ReferenceQuerySet["BandSet"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("set of age bands")
        verbose_name_plural = _("sets of age bands")


class AgeBand(ReferenceItem):
    """Ages from and to, both included. Without a first age it counts the people whose age is not known."""

    vocabulary: ClassVar[str] = "age-band"
    identity: ClassVar[tuple[str, ...]] = ("band_set", "code")

    code = models.CharField(_("code"), max_length=32)
    band_set = models.ForeignKey(BandSet, on_delete=models.PROTECT, related_name="bands", verbose_name=_("set"))
    first_age = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    last_age = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)

    objects = ReferenceQuerySet["AgeBand"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("age band")
        verbose_name_plural = _("age bands")
        ordering: ClassVar[tuple[str, ...]] = ("band_set__code", "position", "code")
        constraints = [
            models.UniqueConstraint(fields=["band_set", "code"], name="age_band_code_is_unique_in_its_set"),
            models.CheckConstraint(
                name="age_band_runs_upwards",
                condition=Q(last_age=None) | Q(first_age__isnull=False, last_age__gte=models.F("first_age")),
            ),
        ]

    @property
    def unknown(self) -> bool:
        return self.first_age is None
