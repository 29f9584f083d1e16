"""What the rules advise and the office left as it is, with its reason. A reason is never edited: another follows it."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.fields import NarrativeField
from plans.models.plan import Plan


class ConsiderationQuerySet(models.QuerySet["Consideration"]):
    def held(self, at: datetime.datetime | None = None) -> Self:
        """Return what holds now, or held at that moment, such as the one when a version was submitted."""
        if at is None:
            return self.filter(withdrawn_at=None)
        return self.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=at), considered_at__lte=at)


class Consideration(models.Model):
    """`finding` tells one finding from all others: where its figures change it is another, and has to be looked at."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="considerations")
    finding = models.CharField(max_length=16)
    code = models.CharField(_("rule"), max_length=8)
    section = models.CharField(_("section"), max_length=48)
    place = models.CharField(_("place"), max_length=255, blank=True)
    reason = NarrativeField(_("reason"), blank=False)
    considered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    considered_at = models.DateTimeField(_("considered"))
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("taken back"), null=True)

    objects = ConsiderationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consideration")
        verbose_name_plural = _("considerations")
        ordering = ("considered_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "finding"), condition=Q(withdrawn_at=None), name="finding_considered_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="consideration_has_reason"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="consideration_withdrawal_complete",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.section} {self.place}".strip()
