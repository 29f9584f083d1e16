from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mcof.reference.items import Localized, ReferenceItem, ReferenceQuerySet
from sectors.models.terms import Term, Vocabulary


class Edition(ReferenceItem):
    """A wording of the framework. A plan is pinned to one."""

    vocabulary: ClassVar[str] = "edition"

    objects = ReferenceQuerySet["Edition"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")


class SectorQuerySet(ReferenceQuerySet["Sector"]):
    def of_edition(self, code: str) -> Self:
        return self.filter(edition__code=code)

    def with_phases(self) -> Self:
        return self.select_related("edition").prefetch_related("primary_phases", "secondary_phases")

    def with_uses(self) -> Self:
        """Read along the phases and the mobility dimensions for which a sector is usual."""
        return self.with_phases().prefetch_related("dimensions")

    def with_suggestions(self) -> Self:
        """Read along what a sector usually looks like, in a constant number of queries."""
        return (
            self.with_uses()
            .select_related("response_system")
            .prefetch_related("clusters")
            .prefetch_related(models.Prefetch("activities", TypicalActivity.objects.current()))
            .prefetch_related(models.Prefetch("indicators", TypicalIndicator.objects.current()))
        )

    def with_mapping(self) -> Self:
        """Read along what became of a sector, and what it came from."""
        return self.prefetch_related(
            models.Prefetch("successors", SectorMapping.objects.current().select_related("successor__edition")),
            models.Prefetch("predecessors", SectorMapping.objects.current().select_related("sector__edition")),
        )


class Sector(ReferenceItem):
    """A sector of assistance of one edition, with what it usually serves. Suggestions advise, they never bind."""

    vocabulary: ClassVar[str] = "sector"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="sectors", verbose_name=_("edition"))
    response_system = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.RESPONSE_SYSTEM.value},
        verbose_name=_("usual response system"),
    )
    clusters = models.ManyToManyField(
        Term,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.CLUSTER.value},
        verbose_name=_("usual clusters"),
    )
    primary_phases = models.ManyToManyField(
        Term,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.PHASE.value},
        verbose_name=_("phases it mainly serves"),
    )
    secondary_phases = models.ManyToManyField(
        Term,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.PHASE.value},
        verbose_name=_("phases it also serves"),
    )
    dimensions = models.ManyToManyField(
        Term,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.MOBILITY_DIMENSION.value},
        verbose_name=_("mobility dimensions it usually answers"),
    )
    usual_source = models.CharField(_("source of what is usual"), max_length=255, blank=True)
    usual_verified = models.BooleanField(_("what is usual is verified against its source"), default=False)

    objects = SectorQuerySet.as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("sector of assistance")
        verbose_name_plural = _("sectors of assistance")
        ordering: ClassVar[tuple[str, ...]] = ("edition__code", "position", "code")


class SectorMapping(ReferenceItem):
    """What became of a sector in the next edition; its name is the note that says so."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("continued under another name")
        WIDENED = "widened", _("continued and widened")
        SPLIT = "split", _("one of the parts it was split into")
        MERGED = "merged", _("merged with another sector")
        PARTLY = "partly", _("a smaller part of it moved here")
        DISSOLVED = "dissolved", _("dissolved among several sectors")
        MAINSTREAMED = "mainstreamed", _("taken up by what runs through all sectors")

    vocabulary: ClassVar[str] = "sector-mapping"

    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="successors", verbose_name=_("sector"))
    successor = models.ForeignKey(
        Sector,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    # A code only: cross-cutting issues and modalities build on sectors, not the other way round.
    mainstreamed_in = models.CharField(_("issue or modality that took it up"), max_length=32, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)

    objects = ReferenceQuerySet["SectorMapping"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("mapping between editions")
        verbose_name_plural = _("mappings between editions")
        constraints = [
            models.CheckConstraint(
                name="sector_mapping_leads_to_one_thing",
                condition=models.Q(kind="mainstreamed", successor=None) & ~models.Q(mainstreamed_in="")
                | ~models.Q(kind="mainstreamed") & models.Q(successor__isnull=False, mainstreamed_in=""),
            ),
        ]


class TypicalActivity(ReferenceItem):
    vocabulary: ClassVar[str] = "typical-activity"

    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="activities", verbose_name=_("sector"))

    objects = ReferenceQuerySet["TypicalActivity"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("typical activity")
        verbose_name_plural = _("typical activities")


class TypicalIndicator(ReferenceItem):
    vocabulary: ClassVar[str] = "typical-indicator"

    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("sector"))
    unit_en = models.CharField(_("unit in English"), max_length=64)
    unit_fr = models.CharField(_("unit in French"), max_length=64)
    unit_es = models.CharField(_("unit in Spanish"), max_length=64)

    unit = Localized()

    objects = ReferenceQuerySet["TypicalIndicator"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("typical indicator")
        verbose_name_plural = _("typical indicators")
