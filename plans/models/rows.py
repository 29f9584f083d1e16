"""What the tables of content have in common.

A row is known within its plan by its `uid`: texts elsewhere point to it, comparisons follow it from version to version,
and a copied plan keeps it. Field names are those of the dataclasses in `plans.content`.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Row(models.Model):
    uid = models.CharField(
        max_length=32,
        validators=[RegexValidator(r"^[A-Za-z0-9_-]+$", _("Use letters, digits, hyphens and underscores only."))],
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position", "pk")


class PlanRow(Row):
    """A row of one of the plan's tables."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="%(class)s_rows")

    class Meta(Row.Meta):
        abstract = True
        constraints = (models.UniqueConstraint(fields=("plan", "uid"), name="%(class)s_uid"),)


class SectionRecord(models.Model):
    """The single values of one section: made with the plan, one per plan."""

    plan = models.OneToOneField("plans.Plan", models.CASCADE, related_name="%(class)s")

    class Meta:
        abstract = True
