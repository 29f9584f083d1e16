"""A report job: what was asked, how far it is, and the file it made."""

from enum import nonmember

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.council import CouncilReport
from plans.models.extent import WithExtent
from plans.models.fields import CodeField
from plans.models.link import Link
from plans.models.plan import Language, Plan
from plans.models.version import PlanVersion


class ReportKind(models.TextChoices):
    PLAN = "plan", _("The full plan")
    BRIEF = "brief", _("Brief: two pages for a minister or a donor")
    CHANGES = "changes", _("Changes since an earlier version")
    APPLICATION = "application", _("Report to the Council on the application of the framework")
    BLANK = "blank", _("Blank form of a plan, for a workshop")
    SECTOR = "sector", _("Sector portfolio across plans")

    across = nonmember((APPLICATION[0], BLANK[0], SECTOR[0]))
    """Those that are of no plan, but of all that their asker may read, or of none."""

    @property
    def short(self) -> "str | Promise":
        return _SHORT[self]


_SHORT = {
    ReportKind.PLAN: _("Full plan"),
    ReportKind.BRIEF: _("Brief"),
    ReportKind.CHANGES: _("Changes"),
    ReportKind.APPLICATION: _("Report to the Council"),
    ReportKind.BLANK: _("Blank form"),
    ReportKind.SECTOR: _("Sector portfolio"),
}


class ReportFormat(models.TextChoices):
    """By the ending of its files."""

    PDF = "pdf", _("PDF, to read and to print")
    WORD = "docx", _("Word, to go on writing in")
    ZIP = "zip", _("ZIP of every document of the plan, in every language, as PDF and as Word")

    @property
    def short(self) -> str:
        return {ReportFormat.PDF: "PDF", ReportFormat.WORD: "Word", ReportFormat.ZIP: "ZIP"}[self]

    @property
    def is_document(self) -> bool:
        """Whether it is a document itself, and not a bundle of them."""
        return self != ReportFormat.ZIP


class ReportState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("In the making")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Expired")


class Report(WithExtent):
    """What its asker could read of the version when it was made stays with it: it is shown to whoever reads as much."""

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="reports")
    version = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("version")
    )
    council = models.ForeignKey(
        CouncilReport,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("report to the Council"),
    )
    sector = CodeField(_("sector of assistance"), vocabulary="sector")
    kind = models.CharField(_("kind of report"), max_length=12, choices=ReportKind, default=ReportKind.PLAN)
    since = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("compared with")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    file_format = models.CharField(_("format"), max_length=4, choices=ReportFormat, default=ReportFormat.PDF)
    symbol = models.CharField(
        _("symbol"),
        max_length=40,
        blank=True,
        default="",
        help_text=_("As assigned by the secretariat of the governing bodies; without one the document says DRAFT."),
    )
    state = models.CharField(_("state"), max_length=10, choices=ReportState, default=ReportState.QUEUED, db_index=True)
    step = models.PositiveSmallIntegerField(_("step"), default=0)
    steps = models.PositiveSmallIntegerField(_("steps"), default=0)
    doing = models.CharField(_("doing"), max_length=20, blank=True, default="")
    error = models.CharField(_("what went wrong"), max_length=500, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    retries = models.PositiveSmallIntegerField(default=0)
    """How often it was queued again by itself since somebody asked for it."""
    file = models.FileField(upload_to="reports/", blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True, default="")
    made_of = models.CharField(max_length=64, blank=True, default="", db_index=True, editable=False)
    """What the file was made of: another report that is made of the same has the same file."""
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="reports")
    link = models.ForeignKey(Link, models.PROTECT, null=True, blank=True, related_name="reports")
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    started_at = models.DateTimeField(_("started"), null=True)
    heard_at = models.DateTimeField(null=True, editable=False)
    """When the queue took it, or its worker last gave a sign of life; nothing while no queue knows of it."""
    ended_at = models.DateTimeField(_("ended"), null=True)
    worked = models.DurationField(null=True, editable=False)
    """How long a worker was at it; nothing where the file was there already."""

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(state="done") | ~Q(file=""), name="done_report_has_file"),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=False, link=None) | Q(asked_by=None, link__isnull=False),
                name="report_is_a_persons_or_a_links",
            ),
            models.CheckConstraint(
                condition=Q(kind="changes", since__isnull=False)
                | ~Q(kind="changes") & (Q(since=None) | Q(file_format="zip")),
                name="changes_are_since_a_version",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("application", "sector", "blank")) & Q(plan__isnull=False, council=None)
                | Q(kind__in=("application", "sector"), plan=None, version=None, link=None, council__isnull=False)
                | Q(kind="blank", plan=None, version=None, link=None, council=None),
                name="report_is_of_what_its_kind_says",
            ),
            models.CheckConstraint(
                condition=Q(kind="sector") & ~Q(sector="") | ~Q(kind="sector") & Q(sector=""),
                name="portfolio_is_of_a_sector",
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(error=""), name="failed_report_says_why"),
        )

    def __str__(self) -> str:
        about = (self.version or self.reference, self.kind_name, self.language_name, self.format_name)
        return ", ".join(map(str, about))

    @property
    def reference(self) -> str:
        """What it is of, for names of files and the trail."""
        return self.plan.reference if self.plan else str(self.council or "MCOF-blank")

    @property
    def title(self) -> str:
        """What it is of, for people."""
        if titled := self.version or self.plan:
            return titled.title
        what = f"{self.kind_name} {self.sector}".strip()
        return f"{what}, {self.council.days}" if self.council else what

    @property
    def kind_name(self) -> "str | Promise":
        if not ReportFormat(self.file_format).is_document:
            return _("Every document")
        if self.since:
            return gettext("Changes since version %(number)s") % {"number": self.since.number}
        return ReportKind(self.kind).short

    @property
    def language_name(self) -> "str | Promise":
        if not ReportFormat(self.file_format).is_document:
            return _("every language")
        return self.get_language_display()

    @property
    def format_name(self) -> str:
        return ReportFormat(self.file_format).short


class FormerFile(models.Model):
    """A file that a report had before it was made anew and came out otherwise: who kept it may still ask about it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="former")
    sha256 = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField(null=True)
