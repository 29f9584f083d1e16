"""Who reviews a version by when, who is looking at it, and what each makes of it before it is decided."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.fields import CodeField, NarrativeField
from plans.models.version import DecisionKind, PlanVersion


class Stage(models.TextChoices):
    ENDORSEMENT = "endorsement", _("for the region")
    APPROVAL = "approval", _("for headquarters")


class Priority(models.TextChoices):
    NORMAL = "normal", _("normal")
    URGENT = "urgent", _("urgent")


class ReviewQuerySet(models.QuerySet["Review"]):
    def under_way(self) -> Self:
        return self.filter(version__state__in=("submitted", "endorsed"))

    def waiting(self) -> Self:
        """Return those whose turn it is: in review, at their stage, and not left to others by an opinion."""
        region, direct = Q(version__state="submitted"), Q(version__plan__office__parent=None)
        turn = Q(stage=Stage.ENDORSEMENT) & region | Q(stage=Stage.APPROVAL) & (~region | direct)
        given = Opinion.objects.filter(version=OuterRef("version"), person=OuterRef("person"))
        others = Review.objects.filter(version=OuterRef("version"), stage=OuterRef("stage")).exclude(
            person=OuterRef("person")
        )
        return self.under_way().filter(turn).exclude(Exists(given), Exists(others.exclude(Exists(given))))


class Review(models.Model):
    """A version is for this person to review. `assigned_by` is None where the rule chose them."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="reviews")
    person = models.ForeignKey(User, models.PROTECT, related_name="reviews", verbose_name=_("reviewer"))
    stage = models.CharField(_("stage"), max_length=11, choices=Stage)
    due_on = models.DateField(_("due"), null=True, blank=True)
    priority = models.CharField(_("priority"), max_length=6, choices=Priority, default=Priority.NORMAL)
    assigned_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    assigned_at = models.DateTimeField(_("assigned"), default=timezone.now)
    """Since when it is theirs by that day: another day counts anew."""

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ("-stage", "assigned_at", "pk")
        constraints = (models.UniqueConstraint(fields=("version", "person", "stage"), name="reviewed_once"),)

    def __str__(self) -> str:
        return f"{self.version}, {self.person}"


class Look(models.Model):
    """Somebody has opened the version for review: for others to see, and never part of the trail."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="looks")
    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("looks")
        ordering = ("-last_at",)
        constraints = (models.UniqueConstraint(fields=("version", "person"), name="look_once"),)


class Mark(models.TextChoices):
    FINE = "fine", _("fine")
    NEEDS_WORK = "needs-work", _("needs work")
    NOT_MINE = "not-mine", _("not my part")


class SectionMark(models.Model):
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="marks")
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    section = models.CharField(_("section"), max_length=48)
    mark = models.CharField(_("mark"), max_length=10, choices=Mark)
    marked_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("reviewer's mark")
        verbose_name_plural = _("reviewers' marks")
        ordering = ("marked_at", "pk")
        constraints = (models.UniqueConstraint(fields=("version", "person", "section"), name="marked_once"),)


class Opinion(models.Model):
    """What a reviewer would decide, and why: it binds nobody."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="opinions")
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    advice = models.CharField(_("advice"), max_length=8, choices=DecisionKind)
    reason = NarrativeField(_("reason"), blank=False)
    given_at = models.DateTimeField(_("given"), auto_now=True)

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("version", "person"), name="opinion_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="opinion_has_reason"),
        )


class CheckAnswer(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    NOT_APPLICABLE = "n/a", _("does not apply")


class Check(models.Model):
    """A reviewer's answer to one point of the checklist."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="checks")
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    item = CodeField(_("point"), vocabulary="checklist", blank=False)
    answer = models.CharField(_("answer"), max_length=3, choices=CheckAnswer)
    note = NarrativeField(_("note"))

    class Meta:
        verbose_name = _("answer to the checklist")
        verbose_name_plural = _("answers to the checklist")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("version", "person", "item"), name="checked_once"),)
