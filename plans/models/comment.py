"""What reviewers say about a version, and how the office deals with it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.fields import NarrativeField
from plans.models.plan import Plan
from plans.models.version import PlanVersion


class Audience(models.TextChoices):
    OFFICE = "office", _("the office and its reviewers")
    REVIEWERS = "reviewers", _("reviewers only")


class CommentState(models.TextChoices):
    OPEN = "open", _("open")
    ANSWERED = "answered", _("answered")
    SETTLED = "settled", _("settled")


class CommentQuerySet(models.QuerySet["Comment"]):
    def of_plan(self, plan: Plan) -> Self:
        return self.filter(version__plan=plan)

    def conditions(self) -> Self:
        return self.filter(is_condition=True)

    def unanswered(self) -> Self:
        return self.filter(state=CommentState.OPEN)

    def unsettled(self) -> Self:
        return self.exclude(state=CommentState.SETTLED)

    def with_thread(self) -> Self:
        """Return the comments with all that a page shows of them, in three statements."""
        found = self.select_related("written_by", "version").defer("version__content")
        return found.prefetch_related("mentioned", "replies__written_by", "replies__mentioned")


class Comment(models.Model):
    """`section` is empty for the plan as a whole, `place` for a section as a whole.

    `quote` is a passage in the words of the field at `place`, from the character `start` (`plans.content.passages`).
    """

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="comments")
    section = models.CharField(_("section"), max_length=48, blank=True)
    place = models.CharField(_("place"), max_length=255, blank=True)
    start = models.PositiveIntegerField(default=0)
    quote = models.TextField(_("passage"), blank=True)
    body = NarrativeField(_("comment"), blank=False)
    audience = models.CharField(_("for"), max_length=9, choices=Audience, default=Audience.OFFICE)
    is_condition = models.BooleanField(_("condition"), default=False)
    state = models.CharField(_("state"), max_length=8, choices=CommentState, default=CommentState.OPEN)
    mentioned: "models.ManyToManyField[User, models.Model]" = models.ManyToManyField(
        User, related_name="+", blank=True, verbose_name=_("people told")
    )
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("written_at", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(body=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(is_condition=False) | Q(audience=Audience.OFFICE), name="condition_is_for_the_office"
            ),
            models.CheckConstraint(condition=Q(quote="") | ~Q(place=""), name="passage_has_place"),
        )
        indexes = (models.Index(fields=("version", "state"), name="comment_by_state"),)

    def __str__(self) -> str:
        return f"{self.version}, {self.section}".removesuffix(", ")


class ReplyKind(models.TextChoices):
    REPLY = "reply", _("replied")
    ANSWER = "answer", _("answered how it was dealt with")
    SETTLE = "settle", _("settled it")
    REOPEN = "reopen", _("asked again")


class Reply(models.Model):
    """A turn in the conversation on a comment; all but a mere reply change where the comment stands."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="replies")
    kind = models.CharField(max_length=6, choices=ReplyKind, default=ReplyKind.REPLY)
    body = NarrativeField(_("reply"))
    mentioned: "models.ManyToManyField[User, models.Model]" = models.ManyToManyField(
        User, related_name="+", blank=True, verbose_name=_("people told")
    )
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ("written_at", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(body="") | Q(kind=ReplyKind.SETTLE), name="reply_says_something"),
        )
