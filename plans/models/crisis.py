"""The crisis: what happened, how it moves people, and what is known about it."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.fields import CodeField, CodesField, CountField, LineField, NarrativeField
from plans.models.rows import PlanRow, Row, SectionRecord


class Crisis(SectionRecord):
    name = LineField(_("name of the crisis"))
    glide = LineField(
        _("GLIDE number"),
        translated=False,
        max_length=32,
        validators=[
            RegexValidator(r"^[A-Z]{2}-\d{4}-\d{6}-[A-Z]{3}$", _("A GLIDE number looks like FL-2026-000123-SSD."))
        ],
        help_text=_("The number that humanitarian agencies share for a disaster, if there is one."),
    )
    crisis_types = CodesField(_("types of crisis"), vocabulary="crisis-type")
    onset = CodeField(_("onset"), vocabulary="onset")
    causes = CodesField(_("causes"), vocabulary="cause")
    places = CodesField(_("place"), vocabulary="place", help_text=_("Both may hold at once."))
    phases = CodesField(
        _("phases"), vocabulary="phase", help_text=_("Phases overlap: choose every one that the plan answers.")
    )
    began_on = models.DateField(_("began on"), null=True, blank=True)
    summary = NarrativeField(_("what happened"), help_text=_("In a few paragraphs a minister would read."))

    class Meta:
        verbose_name = _("crisis")


class Mobility(SectionRecord):
    overview = NarrativeField(_("how the crisis moves people"))

    class Meta:
        verbose_name = _("mobility dimensions")


class MobilityDimension(PlanRow):
    dimension = CodeField(_("dimension"), vocabulary="mobility-dimension", blank=False)
    present = models.BooleanField(_("present"), null=True, blank=True)
    narrative = NarrativeField(
        _("what is seen"), help_text=_("Who moves or cannot move, from where to where, how many.")
    )

    class Meta(PlanRow.Meta):
        verbose_name = _("mobility dimension")


class Context(SectionRecord):
    situation = NarrativeField(_("context analysis"), help_text=_("Politics, security, economy, environment."))
    needs = NarrativeField(_("needs"), help_text=_("What people lack, where, and who lacks it most."))
    drivers = NarrativeField(_("causes and trends"))
    response = NarrativeField(_("response so far"), help_text=_("What authorities, communities and agencies do."))
    gaps = NarrativeField(_("gaps"), help_text=_("What nobody does yet."))
    assumptions = NarrativeField(
        _("planning assumptions"), help_text=_("What you expect, and what would change the plan.")
    )

    class Meta:
        verbose_name = _("context and sources")


class Source(PlanRow):
    title = LineField(_("title"), translated=False)
    publisher = LineField(_("publisher"), translated=False)
    published_on = models.DateField(_("date"), null=True, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True, default="")
    note = LineField(_("what it is used for"))

    class Meta(PlanRow.Meta):
        verbose_name = _("source")


class PeopleCounts(models.Model):
    """The four figures of the humanitarian programme cycle, each a part of the one before, and what came of them.

    `reached` is reported, not planned: empty means that nobody has reported it.
    """

    population = CountField(_("population"))
    affected = CountField(_("affected"))
    in_need = CountField(_("in need"))
    targeted = CountField(_("targeted"))
    reached = CountField(_("reached"), help_text=_("So far. Empty means not reported, which is not the same as 0."))

    class Meta:
        abstract = True


class People(SectionRecord, PeopleCounts):
    """Totals over all sectors, given by the office: people must never be added up across sectors."""

    reached_on = models.DateField(
        _("reached as of"),
        null=True,
        blank=True,
        help_text=_("The day up to which people reached are counted, here and in every sector."),
    )
    entities_targeted = CountField(_("institutions and organizations targeted"))
    method = NarrativeField(_("how the figures were made"), help_text=_("Sources, dates, overlaps taken out."))

    class Meta:
        verbose_name = _("people")


class PopulationFigure(PlanRow, PeopleCounts):
    group = CodeField(_("population group"), vocabulary="population-group", blank=False)
    note = LineField(_("note"))

    class Meta(PlanRow.Meta):
        verbose_name = _("population group")


class PeopleSplit(Row, PeopleCounts):
    """A part of a population figure: one sex and one age band."""

    figure = models.ForeignKey(PopulationFigure, models.CASCADE, related_name="splits")
    sex = CodeField(_("sex"), vocabulary="sex", blank=False)
    band = CodeField(_("age"), vocabulary="age-band", blank=False)

    class Meta(Row.Meta):
        verbose_name = _("split by sex and age")
        constraints = (models.UniqueConstraint(fields=("figure", "uid"), name="%(class)s_uid"),)
