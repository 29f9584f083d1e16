from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def between(self, first: date, last: date) -> Self:
        """Return those that cover some day from the first to the last."""
        return self.filter(starts_on__lte=last, ends_on__gt=first).exclude(ends_on=F("starts_on"))

    def not_over(self, on: date) -> Self:
        return self.filter(ends_on__gt=on).exclude(ends_on=F("starts_on"))


class Absence(models.Model):
    """A time for which a person is away and another stands in for them."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputises", verbose_name=_("deputy")
    )
    starts_on = models.DateField(_("away from"))
    ends_on = models.DateField(_("back on"), help_text=_("The first day on which nobody stands in any more."))
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="absences_named"
    )
    named_at = models.DateTimeField(_("named at"), default=timezone.now, editable=False)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ("starts_on", "pk")
        constraints = [
            models.CheckConstraint(name="absence_has_another_deputy", condition=~Q(person=F("deputy"))),
            # Equal means: never counted, which is what ending it on its first day makes of it.
            models.CheckConstraint(name="absence_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} for {self.person}"

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)
