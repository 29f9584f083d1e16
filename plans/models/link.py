"""A way to one version for somebody without an account, and the codes that it may ask for."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mcof.accounts.models import User
from plans.models.extent import WithExtent
from plans.models.fields import LineField
from plans.models.version import PlanVersion, VersionState

# A version that its office took back, or was told to change, is no longer what it stands for.
READABLE = (VersionState.SUBMITTED, VersionState.ENDORSED, VersionState.APPROVED, VersionState.SUPERSEDED)


class LinkState(models.TextChoices):
    OPEN = "open", pgettext_lazy("state of a link", "Open")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Revoked")
    USED_UP = "used-up", _("Used up")
    TAKEN_BACK = "taken-back", _("Version returned or withdrawn")


class LinkQuerySet(models.QuerySet["Link"]):
    def standing(self, at: datetime.datetime | None = None) -> "LinkQuerySet":
        return self.filter(expires_at__gt=at or timezone.now(), revoked_at=None)

    def open(self, at: datetime.datetime | None = None) -> "LinkQuerySet":
        """Links by which somebody who has opened them reads on, asked at the moment of reading."""
        return self.standing(at).filter(version__state__in=READABLE)

    def left(self) -> "LinkQuerySet":
        """Links that can be opened once more."""
        return self.filter(Q(times_allowed=None) | Q(times_opened__lt=F("times_allowed")))


class Link(WithExtent):
    """The address holds a secret that is shown once; only its fingerprint is kept here. What it gives never changes."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="links")
    label = LineField(_("for whom"), max_length=120, blank=False)
    mail = models.EmailField(_("e-mail address"), blank=True)
    asks_code = models.BooleanField(_("asks for a code"), default=False)
    sha256 = models.CharField(_("SHA-256 of the secret"), max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("until"))
    times_allowed = models.PositiveSmallIntegerField(_("openings allowed"), null=True, blank=True)
    times_opened = models.PositiveIntegerField(_("opened"), default=0)
    opened_at = models.DateTimeField(_("last opened"), null=True)
    code_asked_at = models.DateTimeField(_("last code"), null=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="link_revocation_complete",
            ),
            models.CheckConstraint(condition=Q(asks_code=False) | ~Q(mail=""), name="link_code_has_an_address"),
            models.CheckConstraint(
                condition=Q(times_allowed=None) | Q(times_opened__lte=F("times_allowed")),
                name="link_opened_as_often_as_allowed",
            ),
            models.CheckConstraint(
                condition=Q(times_opened=0, opened_at=None) | Q(times_opened__gt=0, opened_at__isnull=False),
                name="link_opening_has_its_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.version}, link for {self.label}"

    def state(self, at: datetime.datetime | None = None) -> LinkState:
        if self.revoked_at:
            return LinkState.REVOKED
        if self.expires_at <= (at or timezone.now()):
            return LinkState.EXPIRED
        if self.version.state not in READABLE:
            return LinkState.TAKEN_BACK
        used_up = self.times_allowed is not None and self.times_opened >= self.times_allowed
        return LinkState.USED_UP if used_up else LinkState.OPEN


class LinkCode(models.Model):
    """A code asked for, and sent by mail; `digest` is empty until it is on its way."""

    link = models.ForeignKey(Link, models.CASCADE, related_name="codes")
    digest = models.CharField(_("keyed fingerprint"), max_length=64, blank=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    expires_at = models.DateTimeField(_("until"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    used_at = models.DateTimeField(_("used"), null=True)

    class Meta:
        verbose_name = _("code of a link")
        verbose_name_plural = _("codes of links")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(digest="", expires_at=None) | (~Q(digest="") & Q(expires_at__isnull=False)),
                name="link_code_sent_has_its_end",
            ),
        )
