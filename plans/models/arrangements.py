"""How the office works: with whom, against which risks, answerable to whom, and how it knows."""

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.fields import CodeField, CodesField, CountField, LineField, NarrativeField
from plans.models.rows import PlanRow, SectionRecord

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Coordination(SectionRecord):
    overview = NarrativeField(_("coordination"), help_text=_("Who leads, where IOM sits, how decisions are made."))
    government_lead = LineField(_("lead authority"))
    joint_analysis = NarrativeField(_("joint assessments and analyses"))

    class Meta:
        verbose_name = _("coordination")


class ResponseSystem(PlanRow):
    """A response system active in the country, and what the plan adds to it."""

    system = CodeField(_("response system"), vocabulary="response-system", blank=False)
    cluster = CodeField(_("cluster"), vocabulary="cluster")
    name = LineField(_("name in the country"))
    role = LineField(_("role of IOM"))
    plan_code = LineField(
        _("plan code"),
        translated=False,
        max_length=40,
        help_text=_("Such as HSSD26 for an inter-agency plan."),
    )
    contribution = NarrativeField(_("contribution"))

    class Meta(PlanRow.Meta):
        verbose_name = _("response system")


class Partners(SectionRecord):
    approach = NarrativeField(_("working with partners"), help_text=_("How they are chosen and strengthened."))

    class Meta:
        verbose_name = _("partners")


class Partner(PlanRow):
    name = LineField(_("name"), translated=False)
    partner_type = CodeField(_("type"), vocabulary="partner-type")
    role = LineField(_("role"))
    sectors = CodesField(_("sectors of assistance"), vocabulary="sector")
    local = models.BooleanField(_("local or national"), null=True, blank=True)

    class Meta(PlanRow.Meta):
        verbose_name = _("partner")


def _step(label: "_StrPromise") -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


class Risks(SectionRecord):
    overview = NarrativeField(_("how risks are watched"))

    class Meta:
        verbose_name = _("risks")


class Risk(PlanRow):
    description = LineField(_("risk"))
    likelihood = _step(_("likelihood, 1 to 5"))
    impact = _step(_("impact, 1 to 5"))
    mitigation = NarrativeField(_("what is done about it"))
    owner = LineField(_("who watches it"), help_text=_("A function, not a name."))

    class Meta(PlanRow.Meta):
        verbose_name = _("risk")


class Accountability(SectionRecord):
    participation = NarrativeField(_("taking part"), help_text=_("How people affected shape decisions."))
    information = NarrativeField(_("informing people"))
    feedback = NarrativeField(_("complaints and feedback"), help_text=_("Channels, languages, who answers, how fast."))
    psea = NarrativeField(_("prevention of sexual exploitation and abuse"))
    psea_contact = LineField(_("PSEA focal point"), help_text=_("A function and how to reach it, not a name."))
    safeguarding = NarrativeField(_("safeguarding and data protection"))

    class Meta:
        verbose_name = _("accountability to affected people")


class Monitoring(SectionRecord):
    approach = NarrativeField(_("monitoring"))
    data_collection = NarrativeField(_("data collection"))
    evaluation = NarrativeField(_("evaluation"))
    learning = NarrativeField(_("learning"))

    class Meta:
        verbose_name = _("monitoring and evaluation")


class Capacity(SectionRecord):
    presence = NarrativeField(_("presence"), help_text=_("Offices, reach, access."))
    staff = CountField(_("staff"))
    sub_offices = CountField(_("offices in the country"))
    logistics = NarrativeField(_("supply and logistics"))
    security = NarrativeField(_("security"))
    gaps = NarrativeField(_("what is missing"))

    class Meta:
        verbose_name = _("capacity")


class States(SectionRecord):
    """What the plan says about its States; their requests and consents are records of their own."""

    cooperation = NarrativeField(
        _("cooperation with the authorities"),
        help_text=_("States protect and assist people on their territory; IOM acts at their request and with consent."),
    )

    class Meta:
        verbose_name = _("State request and consent")


class CurrentAttachments(models.Manager["Attachment"]):
    """The files of the draft; one taken out of it stays for the versions that name it."""

    def get_queryset(self) -> "models.QuerySet[Attachment]":
        return super().get_queryset().filter(removed_at=None)


class Attachment(PlanRow):
    """A file beside the plan; one with a section is a picture that stands there in the document."""

    title = LineField(_("title"), translated=False)
    filename = models.CharField(_("file"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    section = models.CharField(_("section"), max_length=40, blank=True, default="")
    caption = LineField(_("caption"), help_text=_("What the picture shows, where and when."))
    credit = LineField(_("credit"), help_text=_("Who made it, and whose rights it is."))
    alternative_text = LineField(
        _("in words"),
        max_length=600,
        help_text=_("What somebody has to know who cannot see the picture."),
    )
    width = models.PositiveIntegerField(_("width in pixels"), default=0)
    height = models.PositiveIntegerField(_("height in pixels"), default=0)
    stored = models.FileField(upload_to="attachments/")
    uploaded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    objects = CurrentAttachments()
    with_removed = models.Manager["Attachment"]()

    class Meta(PlanRow.Meta):
        verbose_name = _("attachment")

    def __str__(self) -> str:
        return self.title or self.filename
