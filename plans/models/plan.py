"""The plan itself: what it is called, where it stands, and who holds a standing right to it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from mcof.accounts.models import Office, User
from plans.models.fields import CodeField, LineField
from plans.models.rows import Row


class Kind(models.TextChoices):
    CRISIS_RESPONSE = "crisis-response", _("Crisis response plan")
    FLASH_APPEAL = "flash-appeal", _("Flash appeal")
    PREPAREDNESS = "preparedness", _("Preparedness plan")
    COUNTRY_STRATEGY = "country-strategy", _("Country MCOF strategy")


class Language(models.TextChoices):
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    ENDORSED = "endorsed", _("Endorsed")
    APPROVED = "approved", _("Approved")
    CLOSED = "closed", _("Closed")


IN_REVIEW = (State.SUBMITTED, State.ENDORSED)


class PlanQuerySet(models.QuerySet["Plan"]):
    def concerning(self, country: str) -> "PlanQuerySet":
        return self.filter(countries__country=country)


class Plan(models.Model):
    reference = models.CharField(_("reference"), max_length=32, unique=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="plans", verbose_name=_("office"))
    kind = models.CharField(_("kind of plan"), max_length=20, choices=Kind, default=Kind.CRISIS_RESPONSE)
    title = LineField(
        _("title"),
        blank=False,
        max_length=200,
        help_text=_("Name the country or the crisis, and the years: it heads the report."),
    )
    language = models.CharField(_("language of the text"), max_length=2, choices=Language, default=Language.ENGLISH)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    edition = CodeField(_("edition of the sectors"), vocabulary="edition", blank=False)
    objective_set = CodeField(_("set of strategic objectives"), vocabulary="objective-set")
    band_set = CodeField(_("sex and age bands"), vocabulary="band-set")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, db_index=True)
    in_force = models.ForeignKey(
        "plans.PlanVersion", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("version in force")
    )
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(_("last change"), auto_now_add=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ("-changed_at", "-pk")
        permissions = (("review_plan", "Can see submitted versions"),)
        constraints = (models.CheckConstraint(condition=Q(state__in=State.values), name="plan_state_known"),)

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class PlanCountry(Row):
    """A country that the plan concerns; its State is the one whose request or consent is needed."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="countries")
    country = CodeField(_("country"), vocabulary="country", blank=False)
    areas = LineField(_("areas concerned"), help_text=_("Provinces, districts or border points."))

    class Meta(Row.Meta):
        verbose_name = _("country concerned")
        constraints = (models.UniqueConstraint(fields=("plan", "uid"), name="%(class)s_uid"),)


class Section(models.Model):
    """The revision of one section: a save is refused unless it builds on the revision it names."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=48)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("plan", "key"), name="section_once"),
            models.CheckConstraint(
                condition=Q(revision=0, changed_at=None, changed_by=None)
                | Q(revision__gt=0, changed_at__isnull=False, changed_by__isnull=False),
                name="section_change_complete",
            ),
        )


class Drafter(models.Model):
    """Who has written on the plan, kept so that nobody decides on what they wrote."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="drafters")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("plan", "user"), name="drafter_once"),)


class PlanUserObjectPermission(UserObjectPermissionBase):
    """The standing right of one person, such as a co-drafter from another office."""

    content_object = models.ForeignKey(Plan, models.CASCADE, related_name="user_rights")


class PlanGroupObjectPermission(GroupObjectPermissionBase):
    """The standing right of an office on a plan: its own to write, a reviewing one to see what was submitted."""

    content_object = models.ForeignKey(Plan, models.CASCADE, related_name="group_rights")
