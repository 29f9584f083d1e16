"""What was submitted, as it was: a version is frozen, and what was decided on it is a row of its own."""

from typing import Any, Never

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase

from mcof.accounts.models import User
from plans.models.fields import NarrativeField
from plans.models.plan import Language, Plan


class Frozen(TypeError):
    """Somebody tried to change what must stay as it was."""


class VersionState(models.TextChoices):
    SUBMITTED = "submitted", _("Submitted")
    ENDORSED = "endorsed", _("Endorsed")
    RETURNED = "returned", _("Returned")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    APPROVED = "approved", _("Approved")
    SUPERSEDED = "superseded", _("Superseded")


class VersionQuerySet(models.QuerySet["PlanVersion"]):
    def without_content(self) -> "VersionQuerySet":
        return self.defer("content")

    def move(self, *, to: VersionState) -> int:
        """Change the state, the one thing about a version that may change."""
        return super().update(state=to)

    def update(self, **kwargs: Any) -> Never:
        raise Frozen("A version keeps its content: use move() for its state.")

    def delete(self) -> Never:
        raise Frozen("A version is never deleted.")


class PlanVersion(models.Model):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=VersionState, default=VersionState.SUBMITTED)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language of the text"), max_length=2, choices=Language)
    content = models.TextField(_("frozen content, as canonical JSON"))
    sha256 = models.CharField(_("SHA-256 of the content"), max_length=64)
    note = NarrativeField(_("note to the reviewers"))
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted"), auto_now_add=True)
    drafters: "models.ManyToManyField[User, models.Model]" = models.ManyToManyField(User, related_name="+")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="version_number_once"),
            models.UniqueConstraint(
                fields=("plan",), condition=Q(state__in=("submitted", "endorsed")), name="one_version_in_review"
            ),
            models.UniqueConstraint(fields=("plan",), condition=Q(state="approved"), name="one_version_in_force"),
        )

    def __str__(self) -> str:
        return f"{self.plan.reference} v{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Frozen("A version keeps its content: the queryset's move() changes its state.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise Frozen("A version is never deleted.")


class VersionGroupObjectPermission(GroupObjectPermissionBase):
    """The standing right of a State's focal points on a version shared with it."""

    content_object = models.ForeignKey(PlanVersion, models.CASCADE, related_name="group_rights")


class DecisionKind(models.TextChoices):
    ENDORSE = "endorse", _("Endorsed")
    RETURN = "return", _("Returned for changes")
    APPROVE = "approve", _("Approved")


class Decision(models.Model):
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="decisions")
    kind = models.CharField(_("decision"), max_length=8, choices=DecisionKind)
    reason = NarrativeField(_("reason"))
    checklist = models.JSONField(_("checklist"), default=list)
    """The answers of whoever decided, as lists of `item`, `answer` and `note`."""
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("decided_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("version", "kind"), name="decided_once"),
            models.CheckConstraint(condition=~Q(kind="return") | ~Q(reason=""), name="return_has_reason"),
        )
