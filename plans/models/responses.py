"""The response: objectives, and for each sector of assistance what is done, how, and how it is measured."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.fields import CodeField, CodesField, CountField, LineField, MoneyField, NarrativeField
from plans.models.plan import Plan
from plans.models.rows import PlanRow, Row, SectionRecord


class Objectives(SectionRecord):
    vision = NarrativeField(_("vision"), help_text=_("One paragraph: what will be different for people."))

    class Meta:
        verbose_name = _("objectives")


class Objective(PlanRow):
    title = LineField(_("objective"))
    description = NarrativeField(_("description"))
    strategic_objective = CodeField(_("strategic objective"), vocabulary="strategic-objective")
    pillars = CodesField(_("pillars of the nexus"), vocabulary="hdpn-pillar")
    migof = CodesField(_("MiGOF objectives and principles"), vocabulary="migof")

    class Meta(PlanRow.Meta):
        verbose_name = _("objective")


class SectorResponse(models.Model):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="responses")
    sector = CodeField(_("sector of assistance"), vocabulary="sector", blank=False)
    position = models.PositiveSmallIntegerField(default=0)
    need = NarrativeField(_("what people need"), help_text=_("Who lacks what, where, how many; name the source."))
    approach = NarrativeField(_("approach"), help_text=_("What is done, with whom, and why in this way."))
    phases = CodesField(_("phases"), vocabulary="phase")
    dimensions = CodesField(_("mobility dimensions answered"), vocabulary="mobility-dimension")
    objectives = CodesField(_("objectives served"), vocabulary="objective")
    people_in_need = CountField(_("people in need in this sector"))
    people_targeted = CountField(_("people targeted in this sector"))
    people_reached = CountField(
        _("people reached in this sector"),
        help_text=_("By the day given under people. Empty means not reported, which is not the same as 0."),
    )
    response_systems = CodesField(_("response systems"), vocabulary="response-system")
    clusters = CodesField(_("clusters"), vocabulary="cluster")
    contribution = NarrativeField(
        _("contribution to these systems"), help_text=_("Joint assessments, shared data, a role in coordination.")
    )

    class Meta:
        verbose_name = _("sector response")
        verbose_name_plural = _("sector responses")
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=("plan", "sector"), name="response_once"),)


class ResponseRow(Row):
    response = models.ForeignKey(SectorResponse, models.CASCADE, related_name="%(class)s_rows")

    class Meta(Row.Meta):
        abstract = True
        constraints = (models.UniqueConstraint(fields=("response", "uid"), name="%(class)s_uid"),)


class IssueStatement(ResponseRow):
    """To what extent, when and how a cross-cutting issue is built into the sector's work."""

    issue = CodeField(_("cross-cutting issue"), vocabulary="issue", blank=False)
    extent = CodeField(_("to what extent"), vocabulary="extent")
    when = CodesField(_("when"), vocabulary="statement-time")
    how = NarrativeField(_("how"), help_text=_("Or, where it is not yet built in: why, and what would be needed."))

    class Meta(ResponseRow.Meta):
        verbose_name = _("statement on a cross-cutting issue")


class ModalityUse(ResponseRow):
    modality = CodeField(_("operational modality"), vocabulary="modality", blank=False)
    used = models.BooleanField(_("used"), null=True, blank=True)
    how = NarrativeField(_("how"))

    class Meta(ResponseRow.Meta):
        verbose_name = _("use of a modality")


class Activity(ResponseRow):
    title = LineField(_("activity"))
    description = NarrativeField(_("description"))
    location = LineField(_("place"))
    pcode = LineField(
        _("P-code"),
        translated=False,
        max_length=20,
        help_text=_("Code of the administrative area, such as SS0804."),
    )
    phases = CodesField(_("phases"), vocabulary="phase")
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    partner = LineField(_("carried out with"))
    target_groups = CodesField(_("target groups"), vocabulary="population-group")
    people_targeted = CountField(_("people targeted"))
    pillars = CodesField(_("pillars of the nexus"), vocabulary="hdpn-pillar")
    assistance = CodeField(_("form of assistance"), vocabulary="assistance")
    cost_usd = MoneyField(_("cost in USD"))

    class Meta(ResponseRow.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")


class Indicator(ResponseRow):
    title = LineField(_("indicator"))
    unit = LineField(_("unit"), max_length=60)
    baseline = models.DecimalField(_("baseline"), max_digits=16, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=16, decimal_places=2, null=True, blank=True)
    source = LineField(_("source of verification"))

    class Meta(ResponseRow.Meta):
        verbose_name = _("indicator")


class Modalities(SectionRecord):
    overview = NarrativeField(_("how the modalities shape the plan"))

    class Meta:
        verbose_name = _("operational modalities")


class ModalityAbsence(PlanRow):
    """Why a modality fits no sector of this plan: the framework asks for each of the six as appropriate."""

    modality = CodeField(_("operational modality"), vocabulary="modality", blank=False)
    reason = NarrativeField(_("why it is not used"))

    class Meta(PlanRow.Meta):
        verbose_name = _("modality not used")


class Funding(SectionRecord):
    note = NarrativeField(_("funding situation"), help_text=_("The requirement is derived from the activities' cost."))

    class Meta:
        verbose_name = _("funding")


class Contribution(PlanRow):
    donor = LineField(_("donor"), translated=False)
    amount_usd = MoneyField(_("confirmed in USD"))
    sector = CodeField(_("sector of assistance"), vocabulary="sector", help_text=_("Empty if not earmarked."))
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    reference = LineField(_("reference"), translated=False, max_length=100)

    class Meta(PlanRow.Meta):
        verbose_name = _("confirmed contribution")
