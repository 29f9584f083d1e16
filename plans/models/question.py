"""What a State asks the office about a version that was shared with it, and what the office answers."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Country, User
from plans.models.fields import NarrativeField
from plans.models.plan import Plan
from plans.models.version import PlanVersion


class QuestionState(models.TextChoices):
    OPEN = "open", _("waits for the office")
    ANSWERED = "answered", _("answered")
    SETTLED = "settled", _("settled")


class QuestionQuerySet(models.QuerySet["Question"]):
    def of_plan(self, plan: Plan) -> Self:
        return self.filter(version__plan=plan)

    def unanswered(self) -> Self:
        return self.filter(state=QuestionState.OPEN)

    def unsettled(self) -> Self:
        return self.exclude(state=QuestionState.SETTLED)

    def with_thread(self) -> Self:
        """Return the questions with all that a page shows of them, in two statements."""
        found = self.select_related("asked_by", "country", "version").defer("version__content")
        return found.prefetch_related("turns__written_by")


class Question(models.Model):
    """`section` is empty for the plan as a whole."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="questions")
    country = models.ForeignKey(Country, models.PROTECT, related_name="questions", verbose_name=_("State"))
    section = models.CharField(_("section"), max_length=48, blank=True)
    body = NarrativeField(_("question"), blank=False)
    state = models.CharField(_("state"), max_length=8, choices=QuestionState, default=QuestionState.OPEN)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question of a State")
        verbose_name_plural = _("questions of States")
        ordering = ("asked_at", "pk")
        constraints = (models.CheckConstraint(condition=~Q(body=""), name="question_asks_something"),)
        indexes = (models.Index(fields=("version", "state"), name="question_by_state"),)

    def __str__(self) -> str:
        return f"{self.version}, {self.country}"


class TurnKind(models.TextChoices):
    ANSWER = "answer", _("answered")
    ASK = "ask", _("asked further")
    SETTLE = "settle", _("settled it")


class QuestionTurn(models.Model):
    """What was said after the question, each time by the office or by the State."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=6, choices=TurnKind)
    body = NarrativeField(_("words"))
    by_state = models.BooleanField(_("said for the State"))
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("turn about a question")
        verbose_name_plural = _("turns about questions")
        ordering = ("written_at", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(body="") | Q(kind="settle"), name="turn_says_something"),
            models.CheckConstraint(
                condition=Q(kind="settle") | Q(kind="answer", by_state=False) | Q(kind="ask", by_state=True),
                name="turn_is_of_its_side",
            ),
        )
