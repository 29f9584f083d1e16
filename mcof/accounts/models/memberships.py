from datetime import date, timedelta
from typing import Self, cast

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models.absences import Absence
from mcof.accounts.models.places import Country, Office
from mcof.accounts.roles import DEPUTISED, GUARDED, Permission, Role, roles_with
from mcof.audit.circumstances import Capacity
from mcof.audit.recording import named


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self, on: date) -> Self:
        """Return the memberships that count on that day. Every question of access starts here."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)

    def not_over(self, on: date) -> Self:
        """Return the active ones and those still to begin."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on))

    def overlapping(self, starts_on: date, ends_on: date | None) -> Self:
        """Return those that hold on some day of that time; one ended before it began never held."""
        held = self.not_over(starts_on).exclude(ends_on=F("starts_on"))
        return held if ends_on is None else held.filter(starts_on__lt=ends_on)

    def allowing(self, permission: Permission) -> Self:
        return self.filter(role__in=roles_with(permission))

    def held_by(self, user: int | OuterRef, first: date, last: date) -> Self:
        """Return those of the person, and of whoever they stand in for on some day from the first to the last."""
        deputy = OuterRef(user) if isinstance(user, OuterRef) else user
        away = Absence.objects.between(first, last).filter(person=OuterRef("user"), deputy=deputy)
        return self.filter(Q(user=user) | Q(Exists(away), role__in=DEPUTISED, user__is_active=True))

    def guarded(self, user: int | OuterRef, on: date) -> Self:
        """Return those that ask this person for a second factor about that day: days begin at other hours elsewhere."""
        before, after = on - timedelta(days=1), on + timedelta(days=1)
        asking = Q()
        for role, kind in GUARDED:
            asking |= Q(role=role, office__kind=kind)
        return self.not_over(before).filter(asking, starts_on__lte=after).held_by(user, before, after)

    def with_places(self) -> Self:
        return self.select_related("office", "country")


class Membership(models.Model):
    """A role that a person holds, at an office or for a State, from one day until another."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("office")
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("State")
    )
    role = models.CharField(_("role"), max_length=16, choices=Role)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(
        _("ends on"), null=True, blank=True, help_text=_("The first day on which the role is no longer held.")
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="memberships_granted"
    )
    granted_at = models.DateTimeField(_("granted at"), default=timezone.now, editable=False)

    objects = MembershipQuerySet.as_manager()

    deputy: int | None = None
    """Who uses it for its holder, where `access.mandates` found it for a deputy."""

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                name="membership_state_for_focal_points_office_for_others",
                condition=Q(role=Role.FOCAL_POINT, office=None, country__isnull=False)
                | (~Q(role=Role.FOCAL_POINT) & Q(office__isnull=False, country=None)),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                # Equal means: never counted, which is what ending a role on its first day makes of it.
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                fields=["user", "office", "role"],
                condition=Q(ends_on=None, country=None),
                name="membership_open_once_per_office_and_role",
            ),
            models.UniqueConstraint(
                fields=["user", "country", "role"],
                condition=Q(ends_on=None, office=None),
                name="membership_open_once_per_state_and_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.place}"

    @property
    def place(self) -> Office | Country:
        # The first constraint above: there is exactly one.
        return cast(Office | Country, self.office or self.country)

    @property
    def mandate(self) -> str:
        """How the audit trail names the capacity in which its holder acts."""
        return f"{self.role} {self.place.code}"

    @property
    def capacity(self) -> Capacity:
        if self.deputy is None:
            return Capacity(self.user_id, self.mandate)
        return Capacity(self.deputy, self.mandate, acting_for=named(self.user), absent=self.user_id)

    def is_active(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)
