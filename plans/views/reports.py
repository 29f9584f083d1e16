"""Reports: ask for one, see how far it is, fetch it."""

import math
from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mcof.http import PersonRequest
from plans.access import Rights, rights, versions_visible_to
from plans.content import load
from plans.door import plan_or_404, report_file, report_or_404
from plans.extent import part_of
from plans.forms.blank import BlankForm
from plans.forms.reports import AS_IT_IS_WRITTEN, ReportForm
from plans.models import PlanVersion, Report, ReportFormat, ReportKind, ReportState, State
from plans.reports import jobs
from plans.reports.jobs import Step
from plans.reports.languages import languages_told
from plans.views.head import head_of

PER_PAGE = 25
# Canonical JSON without translations does not speak of them, and within a text quotes are escaped.
WITH_TRANSLATIONS = '"translations":['
DOING: dict[str, Promise] = {
    Step.READING: gettext_lazy("Reading the plan"),
    Step.BUILDING: gettext_lazy("Building the document"),
    Step.LAYING_OUT: gettext_lazy("Laying out the pages"),
    Step.WRITING: gettext_lazy("Writing the file"),
}


@login_required
@require_http_methods(["GET", "POST"])
def plan_reports(request: PersonRequest, reference: str) -> HttpResponse:
    """Ask for a report of a plan, and list those asked for before."""
    allowed = rights(request.user, plan_or_404(request.user, reference))
    versions = list(versions_visible_to(request.user, allowed.plan).without_content())
    form = ReportForm(
        request.POST or None,
        versions=versions,
        draft=bool(allowed.view_draft),
        initial={
            "kind": request.GET.get("kind", ReportKind.PLAN),
            "language": get_language(),
            "file_format": request.GET.get("file_format", ReportFormat.PDF),
            "since": request.GET.get("since", ""),
            "version": request.GET.get("version", versions[0].number if versions else ""),
        },
    )
    if form.is_valid():
        report = _ask(request, allowed, versions, form)
        if report:
            return redirect("report", report.pk)
    mine = jobs.reports_visible_to(request.user).filter(plan=allowed.plan).select_related("version", "since")
    context = {
        "plan": allowed.plan,
        "head": head_of(allowed, None if allowed.view_draft else versions[0] if versions else None),
        "here": "plan-reports",
        "form": form,
        "reports": mine.defer("version__content", "since__content")[:PER_PAGE],
        "doing": DOING,
        "languages": list(_languages(allowed, versions)),
    }
    return render(request, "reports/pages/plan.html", context, status=422 if form.errors else 200)


def _languages(allowed: Rights, versions: list[PlanVersion]) -> Iterator[tuple[str, str]]:
    """Yield of the draft and each version with translations in which languages its texts are."""
    plan = allowed.plan
    if allowed.view_draft and plan.state == State.DRAFT and plan.translations.exists():
        yield str(AS_IT_IS_WRITTEN), languages_told(load(plan))
    numbers = [version.number for version in versions]
    for version in plan.versions.filter(number__in=numbers, content__contains=WITH_TRANSLATIONS):
        yield _("Version %s") % version.number, languages_told(part_of(version, allowed.extent(version)))


def _ask(request: PersonRequest, allowed: Rights, versions: list[PlanVersion], form: ReportForm) -> Report | None:
    data = form.cleaned_data
    numbered = {str(it.number): it for it in versions}
    version, since = (numbered.get(data.get(name, "")) for name in ("version", "since"))
    asked = {name: data[name] for name in ("kind", "language", "file_format", "symbol")}
    try:
        return jobs.ask_report(allowed.plan, version=version, since=since, by=request.user, **asked)
    except jobs.InvalidReport as error:
        for field, message in error.errors.items():
            form.add_error(field, str(message))
    except jobs.TooManyReports as error:
        form.add_error(None, str(error))
    return None


@login_required
def reports(request: PersonRequest) -> HttpResponse:
    """List my reports of all plans."""
    mine = jobs.reports_visible_to(request.user).select_related("plan", "version", "since", "council")
    page = Paginator(mine.defer("version__content", "since__content"), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "reports/pages/list.html", {"page": page, "reports": page, "blank": jobs.may_ask_blank(request.user)}
    )


@login_required
@require_http_methods(["GET", "POST"])
def blank(request: PersonRequest) -> HttpResponse:
    """Ask for the blank form of a plan."""
    jobs.demand_blank(request.user)
    form = BlankForm(request.POST or None, initial={"language": get_language(), "file_format": ReportFormat.PDF})
    if form.is_valid():
        try:
            return redirect("report", jobs.ask_blank(**form.cleaned_data, by=request.user).pk)
        except jobs.TooManyReports as error:
            form.add_error(None, str(error))
    return render(request, "reports/pages/blank.html", {"form": form}, status=422 if form.errors else 200)


@login_required
def report(request: PersonRequest, number: int) -> HttpResponse:
    """Show how far a report is; asked by htmx, only the part that changes."""
    found = report_or_404(request.user, number)
    template = "reports/pages/_job.html" if request.htmx else "reports/pages/report.html"
    context = {"report": found, "plan": found.plan, "doing": doing_of(found), "error": _error(found)}
    return render(request, template, context)


def doing_of(report: Report) -> str:
    """Return what happens with a report that is under way."""
    if report.state == ReportState.QUEUED and report.heard_at is None:
        return _("The queue does not answer just now. The report is kept, and is made as soon as it does.")
    doing = str(DOING.get(report.doing, gettext_lazy("Waiting for its turn")))
    left = jobs.time_left(report, now=timezone.now())
    if left is None:
        return doing
    return _("%(doing)s: about %(seconds)s seconds left") % {"doing": doing, "seconds": _round(left.total_seconds())}


def _round(seconds: float) -> int:
    """Return a number of seconds that does not pretend to be exact."""
    return math.ceil(seconds / 5) * 5


def _error(report: Report) -> str:
    """Return what went wrong in the reader's language; the row keeps the English sentence."""
    return _(report.error) if report.error else ""


@login_required
def file(request: PersonRequest, number: int) -> FileResponse:
    return report_file(request.user, number)


@login_required
@require_POST
def repeat(request: PersonRequest, number: int) -> HttpResponse:
    try:
        jobs.repeat(report_or_404(request.user, number), by=request.user)
    except jobs.TooManyReports as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The report is in the queue again."))
    return redirect("report", number)


@login_required
@require_POST
def cancellation(request: PersonRequest, number: int) -> HttpResponse:
    jobs.cancel(report_or_404(request.user, number), by=request.user)
    messages.success(request, _("The report is cancelled."))
    return redirect("report", number)
