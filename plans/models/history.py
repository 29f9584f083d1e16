"""How a section came to be what it is: the steps back, the names people gave to moments, and what lost a conflict."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.plan import Plan


class StepQuerySet(models.QuerySet["Step"]):
    def of(self, plan: Plan, key: str) -> "StepQuerySet":
        return self.filter(plan=plan, key=key)

    def back_to(self, revision: int) -> "StepQuerySet":
        """Return the steps that lead back to the revision, the newest first."""
        return self.filter(revision__gt=revision).order_by("-revision")


class Step(models.Model):
    """What one save changed in a section, or several that became one: `undo` leads back to the revision before.

    `undo` lists places and plain values as `plans.content.changes.applied` takes them, in pairs since PostgreSQL keeps
    no order of names; the section itself is what the newest step led to.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="steps")
    key = models.CharField(max_length=48)
    since = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    undo = models.JSONField()
    token = models.CharField(max_length=64, blank=True, default="")

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ("plan", "key", "revision")
        constraints = (
            models.UniqueConstraint(fields=("plan", "key", "revision"), name="step_once"),
            models.UniqueConstraint(fields=("plan", "key", "token"), condition=~Q(token=""), name="step_sent_once"),
            models.CheckConstraint(condition=Q(since__lt=F("revision")), name="step_leads_on"),
        )


class Milestone(models.Model):
    """A moment of the draft that somebody gave a name: the revision that each section had. It is never merged away."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="milestones")
    name = models.CharField(_("name"), max_length=120)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    revisions = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("milestone")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.name


class SetAside(models.Model):
    """What somebody wrote and could not save as it was, since a colleague had changed the same: kept in any case.

    `places` maps each place to what both started from (`base`), what was there (`theirs`) and what was wanted (`mine`).
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="set_aside")
    key = models.CharField(max_length=48)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    places = models.JSONField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("plan", "key", "-id"), name="set_aside_of_section"),)
