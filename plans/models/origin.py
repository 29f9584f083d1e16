"""What a plan was started from, and what its drafters still have to look at because of that."""

from django.db import models
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.fields import CODE_LENGTH
from plans.models.plan import Plan
from plans.models.version import PlanVersion


class Outcome(models.TextChoices):
    UNDECIDED = "undecided", _("Needs a decision")
    CLEARED = "cleared", _("Cleared")
    CARRIED = "carried", _("Carried over")


class Reason(models.TextChoices):
    """Why something was carried, cleared or left open; those of sectors have the names of the mapping's kinds."""

    CHECK = "check", _("Written for the earlier plan: check whether it still holds.")
    MOMENT = "moment", _("Dates, figures and funding belong to the time of the earlier plan.")
    CRISIS = "crisis", _("It tells of another crisis.")
    OFFICE = "office", _("It tells of another office: its country, its partners, its means.")
    IDENTITY = "identity", _("It identifies the earlier plan.")
    LISTS = "lists", _("It is not in the lists that the new plan uses.")
    FILES = "files", _("Files stay with the plan that they were attached to: attach those that still matter.")
    TRANSLATION = "translation", _("The new plan does not say word for word what was translated.")
    RENAMED = "renamed", _("The sector goes on under another name.")
    WIDENED = "widened", _("The sector became part of a wider one: see what else belongs there.")
    MERGED = "merged", _("The sector was merged with another: make one text of both.")
    SPLIT = "split", _("The sector was split: leave here what belongs here.")
    DISSOLVED = "dissolved", _("The sector was dissolved among several: leave here what belongs here.")
    PARTLY = "partly", _("A part of the sector moved elsewhere: see whether it concerns this plan.")
    MAINSTREAMED = "mainstreamed", _("The subject now runs through all sectors: say there what was said here.")


class OriginQuerySet(models.QuerySet["Origin"]):
    def of(self, plan: Plan) -> "Origin | None":
        """Return what the plan was started from, with the version but for its content; None for most plans."""
        return self.filter(plan=plan).select_related("version__plan").defer("version__content").first()


class Origin(models.Model):
    """The version that a plan was started from."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="origin")
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+", verbose_name=_("version"))
    same_crisis = models.BooleanField(_("the same crisis"))

    objects = OriginQuerySet.as_manager()

    class Meta:
        verbose_name = _("origin")


class OriginNoteQuerySet(models.QuerySet["OriginNote"]):
    def waiting(self) -> "OriginNoteQuerySet":
        """Return those that keep a whole response, which has no sector in the new plan yet."""
        return self.filter(outcome=Outcome.UNDECIDED, was__has_key="sector", checked_at=None)

    def with_source(self) -> "OriginNoteQuerySet":
        """Read along, as `source`, which version the plan was started from, such as SSD-2026-01 v2."""
        version = "plan__origin__version__"
        return self.annotate(
            source=Concat(f"{version}plan__reference", Value(" v"), Cast(f"{version}number", CharField()))
        )


class OriginNote(models.Model):
    """What became of one record of the earlier plan: `was` maps its fields to their plain values there.

    `place` is the record's path within the section, with rows by uid; "" is the section itself. `sector` is the sector
    of another edition that a response came from.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="origin_notes")
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.CharField(max_length=12, choices=Reason)
    section = models.CharField(max_length=48)
    place = models.CharField(max_length=120, blank=True)
    was = models.JSONField(default=dict)
    sector = models.CharField(max_length=CODE_LENGTH, blank=True)
    checked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)

    objects = OriginNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note on the origin")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(checked_at=None, checked_by=None) | Q(checked_at__isnull=False, checked_by__isnull=False),
                name="origin_note_check_complete",
            ),
        )
