"""Who writes which section by when, and who has finished theirs. None of it is text: the section's revision stays."""

from typing import Self

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.plan import Section, State


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def waiting(self) -> Self:
        """Return those whose section is still to be written: in a draft, and not ready as it is."""
        found = self.filter(section__plan__state=State.DRAFT)
        return found.exclude(section__ready_mark__revision=F("section__revision"))


class Assignment(models.Model):
    section = models.OneToOneField(Section, models.CASCADE, related_name="assignment")
    person = models.ForeignKey(User, models.PROTECT, related_name="assignments", verbose_name=_("assigned to"))
    due_on = models.DateField(_("due"), null=True, blank=True)
    assigned_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(_("assigned"))

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")


class ReadyMark(models.Model):
    """Somebody said of a section: I have finished, read it. `revision` is the text of which they said so."""

    section = models.OneToOneField(Section, models.CASCADE, related_name="ready_mark")
    revision = models.PositiveIntegerField()
    marked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(_("marked as ready"))

    class Meta:
        verbose_name = _("ready mark")
        verbose_name_plural = _("ready marks")

    @property
    def outdated(self) -> bool:
        """Whether somebody changed the section since."""
        return self.section.revision > self.revision
