"""How pages and the API fetch: through what the person may see, and 404 for everything else."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from mcof.accounts.models import User
from plans.access import plans_visible_to, versions_visible_to
from plans.models import Plan, PlanVersion, Report, ReportState
from plans.reports.jobs import reports_visible_to


def plan_or_404(user: User, reference: str) -> Plan:
    return get_object_or_404(
        plans_visible_to(user).select_related("office__parent", "office__country", "in_force"), reference=reference
    )


def version_or_404(user: User, plan: Plan, number: int) -> PlanVersion:
    return get_object_or_404(versions_visible_to(user, plan), number=number)


def report_or_404(user: User, number: int) -> Report:
    return get_object_or_404(reports_visible_to(user).select_related("plan", "version"), pk=number)


def report_file(report: Report) -> FileResponse:
    """Return the file of a report that is ready, as a download; 404 while it is not, or where it has gone."""
    if report.state != ReportState.DONE:
        raise Http404
    try:
        stored = report.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    part = f"-v{report.version.number}" if report.version else "-draft"
    name = f"{report.plan.reference}{part}-{report.language}.pdf"
    return FileResponse(stored, as_attachment=True, filename=name, content_type="application/pdf")
