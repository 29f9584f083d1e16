"""How pages and the API fetch: through what the person may see, and 404 for everything else.

Who read by a share that ended since is told so: 410.
"""

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from mcof.accounts.models import User
from plans.access import Rights, plans_visible_to, rights, shares_for, versions_visible_to
from plans.consents import countries_concerned
from plans.content import PlanContent, load
from plans.ended import tell_end
from plans.extent import part_of
from plans.models import Attachment, Consent, Plan, PlanVersion, Report, ReportFormat, ReportState, State
from plans.readership import note_file, note_print
from plans.reports.files import MEDIA_TYPES, file_name
from plans.reports.jobs import reports_visible_to


def plan_or_404(user: User, reference: str) -> Plan:
    seen = plans_visible_to(user).select_related("office__parent", "office__country", "in_force")
    found = seen.filter(reference=reference).first()
    if found is None:
        tell_end(user, reference)
        raise Http404
    return found


def version_or_404(user: User, plan: Plan, number: int) -> PlanVersion:
    found = versions_visible_to(user, plan).filter(number=number).first()
    if found is None:
        tell_end(user, plan.reference, number)
        raise Http404
    return found


def version_shown(allowed: Rights) -> PlanVersion | None:
    """Return the newest version that somebody may read, and None to those who read the draft that there is."""
    if allowed.view_draft and allowed.plan.state == State.DRAFT:
        return None
    return get_object_or_404(versions_visible_to(allowed.user, allowed.plan)[:1])


def content_shown(allowed: Rights) -> PlanContent:
    """Return what the plan says now to somebody inside it."""
    version = version_shown(allowed)
    return load(allowed.plan) if version is None else PlanContent.from_json(version.content)


def report_or_404(user: User, number: int) -> Report:
    found = reports_visible_to(user).select_related("plan", "version", "since", "council").filter(pk=number).first()
    if found is None:
        mine = Report.objects.filter(asked_by=user, pk=number, version__isnull=False).values_list(
            "plan__reference", "version__number"
        )
        for reference, version in mine:
            tell_end(user, reference, version)
        raise Http404
    return found


def report_file(user: User, number: int) -> FileResponse:
    """Return the file of a report that is ready, as a download; 404 while it is not, or where it has gone."""
    report = report_or_404(user, number)
    if report.state != ReportState.DONE:
        raise Http404
    try:
        stored = report.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    note_print(report, by=user)
    media_type = MEDIA_TYPES[ReportFormat(report.file_format)]
    return FileResponse(stored, as_attachment=True, filename=file_name(report), content_type=media_type)


def answers_for(allowed: Rights, shown: PlanVersion | None = None) -> "QuerySet[Consent]":
    """Return what States answered, as far as it is the person's to read.

    The office reads all that is on record, its reviewers what the States that the version concerns answered, and a
    State its own. Without a version it is the newest that the person may read.
    """
    records = Consent.objects.filter(plan=allowed.plan)
    if not allowed.view_draft:
        version = shown or versions_visible_to(allowed.user, allowed.plan).first()
        records = records.filter(country__code__in=countries_concerned(allowed.plan, version))
    if not allowed.inside:
        records = records.filter(country__in=shares_for(allowed.user).values("country"))
    return records.defer("version__content").order_by("-recorded_at", "-pk")


def letter_file(user: User, plan: Plan, consent: int) -> FileResponse:
    """Hand out the document of an answer to those who read the answer."""
    found = get_object_or_404(
        answers_for(rights(user, plan)).select_related("letter"), pk=consent, letter__isnull=False
    )
    return FileResponse(
        found.letter.stored.open(),
        as_attachment=True,
        filename=found.letter.filename,
        content_type=found.letter.media_type,
    )


def attachment_file(user: User, plan: Plan, uid: str) -> FileResponse:
    """Hand out a file to those who read the draft, or a version that names it."""
    attachment = get_object_or_404(Attachment.with_removed, plan=plan, uid=uid)
    allowed = rights(user, plan)
    if not (allowed.view_draft and attachment.removed_at is None):
        versions = _naming(allowed, attachment)
        if not versions:
            raise Http404
        note_file(allowed, versions, attachment, by=user)
    return FileResponse(
        attachment.stored.open(),
        as_attachment=not attachment.section,  # a picture is shown where it stands
        filename=attachment.filename,
        content_type=attachment.media_type,
    )


def _naming(allowed: Rights, attachment: Attachment) -> list[PlanVersion]:
    """Return the versions that name exactly this file in what the person may read of them."""
    versions = versions_visible_to(allowed.user, allowed.plan).filter(content__contains=attachment.sha256)
    return [
        version
        for version in versions
        if (attachment.uid, attachment.sha256)
        in {(it.uid, it.sha256) for it in part_of(version, allowed.extent(version)).attachments}
    ]
