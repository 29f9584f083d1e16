from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mcof.reference.items import ReferenceItem, ReferenceQuerySet


class Vocabulary(models.TextChoices):
    PHASE = "phase", _("Phases of a crisis")
    CRISIS_TYPE = "crisis-type", _("Types of crisis")
    ONSET = "onset", _("Onset")
    CAUSE = "cause", _("Causes")
    PLACE = "place", _("Where people move")
    MOBILITY_DIMENSION = "mobility-dimension", _("Mobility dimensions of crisis")
    RESPONSE_SYSTEM = "response-system", _("Response systems")
    CLUSTER = "cluster", _("Clusters and areas of responsibility")
    HDPN_PILLAR = "hdpn-pillar", _("Pillars of the humanitarian–development–peace nexus")
    MIGOF = "migof", _("Migration Governance Framework")
    POPULATION_GROUP = "population-group", _("Population groups")
    SEX = "sex", _("Sex")
    ASSISTANCE = "assistance", _("Forms of assistance")
    PARTNER_TYPE = "partner-type", _("Types of partner")
    IOM_REGION = "iom-region", _("Regions of IOM")
    STATEMENT_TIME = "statement-time", _("When a cross-cutting issue is taken into account")
    EXTENT = "extent", _("To what extent")
    ACRONYM = "acronym", _("Acronyms")


# Codes of others that a term carries in its details, as their owners call them.
_OTHERS = {"iati": "IATI", "sdg_10_7_2": "SDG 10.7.2"}


class TermQuerySet(ReferenceQuerySet["Term"]):
    def of(self, vocabulary: str) -> Self:
        return self.filter(vocabulary=vocabulary)


class Term(ReferenceItem):
    """A word that plans choose from a short list."""

    identity: ClassVar[tuple[str, ...]] = ("vocabulary", "code")

    vocabulary = models.CharField(_("vocabulary"), max_length=32, choices=Vocabulary)
    code = models.CharField(_("code"), max_length=32)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.CLUSTER.value},  # only clusters have parts
        verbose_name=_("part of"),
    )
    details = models.JSONField(_("details"), default=dict, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering: ClassVar[tuple[str, ...]] = ("vocabulary", "position", "code")
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="term_code_is_unique_in_its_vocabulary"),
        ]

    @property
    def codes_elsewhere(self) -> list[str]:
        return [f"{name} {self.details[key]}" for key, name in _OTHERS.items() if key in self.details]

    @classmethod
    def lists(cls) -> dict[str, dict[str, str]]:
        return {vocabulary: {"vocabulary": vocabulary} for vocabulary in Vocabulary.values}
