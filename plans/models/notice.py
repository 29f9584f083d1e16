"""What somebody is told of, in the application and by mail. What it says is made when it is read."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.comment import Comment
from plans.models.plan import Plan, Section
from plans.models.question import Question
from plans.models.reminder import Reminder
from plans.models.version import Decision, PlanVersion


class NoticeKind(models.TextChoices):
    TO_REVIEW = "to-review", _("A version is given to me to review")
    DECIDED = "decided", _("A plan of mine was endorsed, returned or approved")
    COMMENTED = "commented", _("Reviewers comment on a plan of mine, or ask again")
    ANSWERED = "answered", _("My comment was answered")
    MENTIONED = "mentioned", _("Somebody tells me of a comment")
    SECTION = "section", _("A section is assigned to me")
    SHARED = "shared", _("A version is shared with my State")
    REPLACED = "replaced", _("A newer version replaces one that my State reads")
    STATE_ANSWERED = "state-answered", _("A State answered about a plan of mine")
    ASKED = "asked", _("A State asks about a plan of mine")
    QUESTION_ANSWERED = "question-answer", _("A question of my State was answered")
    QUESTION_SETTLED = "question-settled", _("A question of a State was settled")
    DUE_SOON = "due-soon", _("Something that waits for me is due soon")
    DUE_TODAY = "due-today", _("Something that waits for me is due that day")
    OVERDUE = "overdue", _("Something that waits for me is overdue")
    ESCALATED = "escalated", _("Something that others owe is long overdue")


class Frequency(models.TextChoices):
    AT_ONCE = "at-once", _("at once")
    DAILY = "daily", _("once a day")
    NEVER = "never", _("no mail")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> Self:
        return self.filter(read_at=None)

    def to_mail(self, frequency: Frequency) -> Self:
        """Return what has not been mailed and is to be, this often; at once is for those who chose nothing."""
        chosen = NoticePreference.objects.filter(person=models.OuterRef("recipient"), kind=models.OuterRef("kind"))
        wanted = Q(models.Exists(chosen.filter(frequency=frequency)))
        if frequency == Frequency.AT_ONCE:
            wanted |= ~Q(models.Exists(chosen))
        return self.due().filter(wanted, mailed_at=None, read_at=None, recipient__is_active=True)

    def due(self) -> Self:
        """Return what may be told already."""
        return self.filter(Q(not_before=None) | Q(not_before__lte=timezone.now()))


class Notice(models.Model):
    """`mailed_at` is set before a mail is handed over, so that none goes twice, and taken back where that fails."""

    recipient = models.ForeignKey(User, models.CASCADE, related_name="notices")
    kind = models.CharField(_("kind"), max_length=16, choices=NoticeKind)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="notices")
    version = models.ForeignKey(PlanVersion, models.CASCADE, null=True, related_name="+")
    decision = models.ForeignKey(Decision, models.CASCADE, null=True, related_name="+")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, related_name="+")
    section = models.ForeignKey(Section, models.CASCADE, null=True, related_name="+")
    question = models.ForeignKey(Question, models.CASCADE, null=True, related_name="+")
    reminder = models.ForeignKey(Reminder, models.CASCADE, null=True, related_name="notices")
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    not_before = models.DateTimeField(_("not before"), null=True)
    read_at = models.DateTimeField(_("read"), null=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=("recipient", "read_at"), name="notice_unread"),)


class NoticePreference(models.Model):
    person = models.ForeignKey(User, models.CASCADE, related_name="notice_preferences")
    kind = models.CharField(_("kind"), max_length=16, choices=NoticeKind)
    frequency = models.CharField(_("by mail"), max_length=8, choices=Frequency, default=Frequency.AT_ONCE)

    class Meta:
        verbose_name = _("preference for mail")
        verbose_name_plural = _("preferences for mail")
        constraints = (models.UniqueConstraint(fields=("person", "kind"), name="preference_once"),)
