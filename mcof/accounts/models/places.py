from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mcof.accounts.roles import OfficeKind
from mcof.reference.items import ReferenceItem, ReferenceQuerySet


class Region(models.TextChoices):
    AFRICA = "Africa", _("Africa")
    AMERICAS = "Americas", _("Americas")
    ASIA = "Asia", _("Asia")
    EUROPE = "Europe", _("Europe")
    OCEANIA = "Oceania", _("Oceania")


class CountryQuerySet(ReferenceQuerySet["Country"]):
    def members(self, on: date) -> Self:
        """Return the Member States of IOM on that day, as far as the data knows."""
        return self.filter(
            Q(member_since=None) | Q(member_since__lte=on),
            Q(member_until=None) | Q(member_until__gte=on),
            is_member=True,
        )


class Country(ReferenceItem):
    """A country or territory, by its three-letter ISO code. Plans may concern any, Member State or not."""

    vocabulary: ClassVar[str] = "country"

    iso2 = models.CharField(_("two-letter code"), max_length=2, unique=True)
    m49 = models.CharField(_("M49 code"), max_length=3, unique=True, help_text=_("United Nations statistical code."))
    region = models.CharField(_("region"), max_length=16, choices=Region, blank=True)
    is_member = models.BooleanField(
        _("Member State"), default=False, help_text=_("Is, or has been, a Member State of IOM.")
    )
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, help_text=_("That of the capital."))
    member_since = models.DateField(_("member since"), null=True, blank=True)
    member_until = models.DateField(_("member until"), null=True, blank=True)
    # Made at first need: `groups.group_of` is the way to it.
    group = models.OneToOneField(Group, on_delete=models.PROTECT, null=True, editable=False, related_name="country")

    objects = CountryQuerySet.as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            models.CheckConstraint(
                name="country_membership_dates_belong_to_members",
                condition=Q(is_member=True) | Q(member_since=None, member_until=None),
            ),
            models.CheckConstraint(
                name="country_membership_ends_after_it_began",
                condition=Q(member_since=None) | Q(member_until=None) | Q(member_until__gte=models.F("member_since")),
            ),
        ]


class Office(ReferenceItem):
    """An office of IOM. Its group holds the standing rights on its plans."""

    vocabulary: ClassVar[str] = "office"

    kind = models.CharField(_("kind"), max_length=16, choices=OfficeKind)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("country")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="country_offices",
        limit_choices_to={"kind": OfficeKind.REGIONAL},
        verbose_name=_("regional office"),
        help_text=_("Endorses the plans of this country office before headquarters sees them."),
    )
    seat = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seat"),
        help_text=_("The country where it sits, for its public holidays. A country office sits in its own."),
    )
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    # Digits, Monday being 0. Empty, like an empty time zone: as usual where the office sits.
    working_days = models.CharField(_("working days"), max_length=7, blank=True)
    # Made at first need: `groups.group_of` is the way to it.
    group = models.OneToOneField(Group, on_delete=models.PROTECT, null=True, editable=False, related_name="office")

    objects = ReferenceQuerySet["Office"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            models.CheckConstraint(
                name="office_names_its_country_if_a_country_office",
                condition=Q(kind=OfficeKind.COUNTRY, country__isnull=False)
                | (~Q(kind=OfficeKind.COUNTRY) & Q(country=None)),
                violation_error_message=_("A country office names its country, and only a country office does."),
            ),
            models.CheckConstraint(
                name="office_under_a_region_is_a_country_office",
                condition=Q(parent=None) | Q(kind=OfficeKind.COUNTRY),
                violation_error_message=_("Only a country office stands under a regional office."),
            ),
        ]

    @property
    def sits_in(self) -> Country | None:
        return self.country or self.seat

    @classmethod
    def headquarters(cls) -> "Office | None":
        """Return the office to which what reviewers say among themselves belongs."""
        return cls.objects.filter(kind=OfficeKind.HEADQUARTERS).first()


class OfficeDay(models.Model):
    """A day on which an office is closed or works, whatever its weekday and the public holidays say."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("day"))
    works = models.BooleanField(_("works"), default=False)
    name = models.CharField(_("occasion"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("day of an office")
        verbose_name_plural = _("days of offices")
        ordering = ("day",)
        constraints = [models.UniqueConstraint(fields=["office", "day"], name="office_day_once")]

    def __str__(self) -> str:
        return f"{self.office}, {self.day}"
