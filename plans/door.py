"""How pages and the API fetch: through what the person may see, and 404 for everything else."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from mcof.accounts.models import User
from plans.access import plans_visible_to, rights, versions_visible_to
from plans.content import PlanContent
from plans.models import Attachment, Plan, PlanVersion, Report, ReportState
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


def attachment_file(user: User, plan: Plan, uid: str) -> FileResponse:
    """Hand out a file to those who read the draft, or a version that names it."""
    attachment = get_object_or_404(Attachment.with_removed, plan=plan, uid=uid)
    in_draft = rights(user, plan).view_draft and attachment.removed_at is None
    if not in_draft and not _named(user, plan, attachment):
        raise Http404
    return FileResponse(
        attachment.stored.open(),
        as_attachment=not attachment.section,  # a picture is shown where it stands
        filename=attachment.filename,
        content_type=attachment.media_type,
    )


def _named(user: User, plan: Plan, attachment: Attachment) -> bool:
    """Whether a version that the person may read names exactly this file."""
    versions = versions_visible_to(user, plan).filter(content__contains=attachment.sha256)
    contents = (PlanContent.from_json(version.content) for version in versions)
    return any(
        (it.uid, it.sha256) == (attachment.uid, attachment.sha256) for read in contents for it in read.attachments
    )
