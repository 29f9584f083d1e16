"""What the plan says in another language, a row for each of its texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.fields import NarrativeField
from plans.models.plan import Language, Plan


class Translation(models.Model):
    """The text at one place of a section in another language, kept as long as the plan: a row that left may come back.

    `original` is the fingerprint of what was translated, `source` its words where they were still the plan's when the
    translation was saved. A save is refused unless it builds on the revision it names; `tokens` tell the newest saves,
    so that one that arrives twice is known.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    section = models.CharField(_("section"), max_length=48)
    place = models.CharField(_("place"), max_length=200)
    text = NarrativeField(_("translation"))
    original = models.CharField(max_length=16)
    source = models.TextField(_("original"), blank=True)
    revision = models.PositiveIntegerField(default=1)
    tokens = models.JSONField(default=list)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("plan", "language", "section", "place"), name="translated_once"),
        )


class EarlierTranslation(models.Model):
    """What a translation said before another was written in its place: of which original, by whom, and since when."""

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="earlier")
    text = NarrativeField(_("translation"))
    original = models.CharField(max_length=16)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
