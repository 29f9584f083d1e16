"""What a Member State may read, and what it answered."""

import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Country, User
from plans.models.arrangements import Attachment
from plans.models.extent import WithExtent
from plans.models.fields import LineField, NarrativeField
from plans.models.plan import Plan
from plans.models.version import PlanVersion, VersionState


class Purpose(models.TextChoices):
    CONSENT = "consent", _("for consent")
    INFORMATION = "information", _("for information")


class ShareQuerySet(models.QuerySet["Share"]):
    def open(self, at: datetime.datetime | None = None) -> "ShareQuerySet":
        """Shares that hold now: begun, neither revoked nor expired, asked at the moment of reading."""
        begun = Q(starts_at=None) | Q(starts_at__lte=at or timezone.now())
        return self.unended(at).filter(begun)

    def unended(self, at: datetime.datetime | None = None) -> "ShareQuerySet":
        """Shares that hold now or will: neither revoked nor expired."""
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=at or timezone.now()), revoked_at=None)

    def left_behind(self) -> "ShareQuerySet":
        """Shares by which a State reads or will read a version before the one in force, and nothing of that."""
        newest = Share.objects.unended().filter(
            version=OuterRef("version__plan__in_force"), country=OuterRef("country")
        )
        older = self.unended().filter(version__number__lt=F("version__plan__in_force__number"))
        return older.filter(~Exists(newest), version__plan__in_force__state=VersionState.APPROVED)

    def ended(self, at: datetime.datetime | None = None) -> "ShareQuerySet":
        """Shares that held once and do so no more, the last made first."""
        over = Q(revoked_at__isnull=False) | Q(expires_at__lte=at or timezone.now())
        return self.filter(over).exclude(starts_at__gte=Coalesce("revoked_at", "expires_at"))


class Share(WithExtent):
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="shares")
    country = models.ForeignKey(Country, models.PROTECT, related_name="shares", verbose_name=_("Member State"))
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    message = NarrativeField(_("message"))
    shared_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(_("shared"), auto_now_add=True)
    starts_at = models.DateTimeField(_("from"), null=True, blank=True)
    expires_at = models.DateTimeField(_("until"), null=True, blank=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("share")
        verbose_name_plural = _("shares")
        ordering = ("-shared_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="share_revocation_complete",
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(expires_at=None) | Q(starts_at__lt=F("expires_at")),
                name="share_starts_before_it_ends",
            ),
            models.UniqueConstraint(
                fields=("version", "country", "purpose"), condition=Q(revoked_at=None), name="share_open_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.version}, {self.country}, {self.get_purpose_display()}"

    @property
    def end(self) -> datetime.datetime | None:
        """When it ended or will end, so far as is known."""
        return min(filter(None, (self.revoked_at, self.expires_at)), default=None)


class StateAnswer(models.TextChoices):
    REQUEST = "request", _("Requested the support")
    CONSENT = "consent", _("Consented")
    DECLINE = "decline", _("Declined")


class Consent(models.Model):
    """A State's request, consent or refusal, recorded by its focal point on a version or by the office."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="consents")
    version = models.ForeignKey(PlanVersion, models.PROTECT, null=True, blank=True, related_name="consents")
    country = models.ForeignKey(Country, models.PROTECT, related_name="consents", verbose_name=_("State"))
    answer = models.CharField(_("answer"), max_length=8, choices=StateAnswer)
    given_on = models.DateField(_("given on"))
    function = LineField(
        _("given by"), max_length=200, blank=False, help_text=_("Function and ministry of the person who gave it.")
    )
    reference = LineField(_("reference"), max_length=120, blank=False, help_text=_("Number of the letter or note."))
    document = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    reason = NarrativeField(_("reason"), help_text=_("Why the State declines."))
    note = NarrativeField(_("note"))
    by_state = models.BooleanField(_("recorded by the State itself"))
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    class Meta:
        verbose_name = _("State request or consent")
        verbose_name_plural = _("State requests and consents")
        ordering = ("recorded_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(by_state=False) | Q(version__isnull=False), name="state_answers_on_a_version"
            ),
            models.CheckConstraint(condition=~Q(function="") & ~Q(reference=""), name="consent_is_traceable"),
            models.CheckConstraint(condition=~Q(answer="decline") | ~Q(reason=""), name="decline_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.country}, {self.get_answer_display()}, {self.reference}"


class Letter(models.Model):
    """The document with which a State answered. It belongs to the answer: the plan's own files stay as they were."""

    consent = models.OneToOneField(Consent, models.PROTECT, related_name="letter")
    filename = models.CharField(_("file"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    stored = models.FileField(upload_to="letters/")

    class Meta:
        verbose_name = _("letter of a State")
        verbose_name_plural = _("letters of States")

    def __str__(self) -> str:
        return self.filename
