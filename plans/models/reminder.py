"""Who was reminded of what: a row for each step of a term, so that no run of the scheduler tells a step twice."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.review import Review
from plans.models.teamwork import Assignment

ESCALATED = "escalated"


class Reminder(models.Model):
    """A step that came for something owed by a day; another day begins anew.

    `sweep` is the run that made it: of two at once, each tells what it made itself.
    """

    review = models.ForeignKey(Review, models.CASCADE, null=True, related_name="reminders")
    assignment = models.ForeignKey(Assignment, models.CASCADE, null=True, related_name="reminders")
    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    due_on = models.DateField(_("due"))
    step = models.CharField(_("step"), max_length=12)
    made_at = models.DateTimeField(_("made"))
    sweep = models.UUIDField()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = (
            models.UniqueConstraint(fields=("review", "person", "due_on", "step"), name="reminded_of_review_once"),
            models.UniqueConstraint(fields=("assignment", "person", "due_on", "step"), name="reminded_of_section_once"),
            models.CheckConstraint(
                condition=Q(review=None, assignment__isnull=False) | Q(review__isnull=False, assignment=None),
                name="reminder_is_of_one_thing",
            ),
        )
        indexes = (models.Index(fields=("sweep",), name="reminders_of_sweep"),)
