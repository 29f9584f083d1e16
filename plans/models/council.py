"""A report to the Council on the application of the framework: its period, and what headquarters writes in it."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.fields import NarrativeField
from plans.models.plan import Language


class CouncilReport(models.Model):
    """Its figures are reckoned anew from the plans whenever somebody looks: only texts are kept."""

    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)

    class Meta:
        verbose_name = _("report to the Council")
        verbose_name_plural = _("reports to the Council")
        ordering = ("-ends_on", "-starts_on")
        constraints = (
            models.UniqueConstraint(fields=("starts_on", "ends_on"), name="council_report_once"),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="council_report_ends_after_it_began"),
        )

    def __str__(self) -> str:
        return f"council-{self.starts_on:%Y%m%d}-{self.ends_on:%Y%m%d}"

    @property
    def days(self) -> str:
        """The period in the reader's language."""
        about = {"start": date_format(self.starts_on), "end": date_format(self.ends_on)}
        return str(_("%(start)s to %(end)s") % about)


class CouncilText(models.Model):
    """The texts in one language. A save is refused unless it builds on the revision that it names."""

    report = models.ForeignKey(CouncilReport, models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    introduction = NarrativeField(
        _("introduction"),
        help_text=_("What the Council should know before it reads figures: the year, in short."),
    )
    lessons = NarrativeField(
        _("lessons"),
        help_text=_("What was learnt in applying the framework, and what will be done otherwise."),
    )
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(_("last change"), default=timezone.now)
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("text of a report to the Council")
        verbose_name_plural = _("texts of reports to the Council")
        constraints = (models.UniqueConstraint(fields=("report", "language"), name="council_text_once"),)

    def __str__(self) -> str:
        return f"{self.report}, {self.language}"
