"""Reports to the Council on the application of the framework: begin one, see its figures, write its texts."""

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.accounts.access import demand
from mcof.accounts.roles import Permission
from mcof.http import PersonRequest
from plans import council
from plans.forms.council import DocumentForm, PeriodForm, WordingForm
from plans.models import CouncilReport, CouncilText, Language, Report, ReportFormat
from plans.reports import jobs
from plans.reports.application import build_application, gather


@login_required
@require_http_methods(["GET", "POST"])
def reports(request: PersonRequest) -> HttpResponse:
    """List the reports, and begin one for a period."""
    demand(Permission.REPORT_TO_COUNCIL, request.user)
    today = timezone.localdate()
    year = {"starts_on": today.replace(month=1, day=1), "ends_on": today.replace(month=12, day=31)}
    form = PeriodForm(request.POST or None, initial=year)
    if form.is_valid():
        try:
            begun = council.begin(**form.cleaned_data, by=request.user)
        except council.InvalidPeriod as error:
            form.add_error("ends_on", str(error))
        else:
            return redirect("council-report", begun.pk)
    found = CouncilReport.objects.prefetch_related("texts")
    status = 422 if form.errors else 200
    return render(request, "council/reports.html", {"form": form, "reports": found}, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def report(request: PersonRequest, council_report: int) -> HttpResponse:
    """Show the report as it would be printed now in the reader's language, and have it printed."""
    demand(Permission.REPORT_TO_COUNCIL, request.user)
    found = get_object_or_404(CouncilReport, pk=council_report)
    form = DocumentForm(request.POST or None, initial={"language": get_language(), "file_format": ReportFormat.PDF})
    if form.is_valid() and (asked := _ask(request, found, form)):
        return redirect("report", asked.pk)
    context = {
        "report": found,
        "form": form,
        "document": build_application(gather(found, reader=request.user, language=get_language() or "en")),
        "texts": list(_texts(found)),
        "reports": jobs.reports_visible_to(request.user).filter(council=found).select_related("council"),
    }
    return render(request, "council/report.html", context, status=422 if form.errors else 200)


def _ask(request: PersonRequest, found: CouncilReport, form: DocumentForm) -> Report | None:
    try:
        return jobs.ask_application(found, by=request.user, **form.cleaned_data)
    except jobs.InvalidReport as error:
        for field, message in error.errors.items():
            form.add_error(field, str(message))
    except jobs.TooManyReports as error:
        form.add_error(None, str(error))
    return None


def _texts(found: CouncilReport) -> Iterator[tuple[str, str, CouncilText | None]]:
    """Yield each language with what is written in it."""
    written = {text.language: text for text in found.texts.select_related("changed_by")}
    for code, name in Language.choices:
        yield code, str(name), written.get(code)


@login_required
@require_http_methods(["GET", "POST"])
def text(request: PersonRequest, council_report: int, language: str) -> HttpResponse:
    """Write the introduction and the lessons in one language."""
    demand(Permission.REPORT_TO_COUNCIL, request.user)
    found = get_object_or_404(CouncilReport, pk=council_report)
    if language not in Language.values:
        raise Http404
    now = found.texts.filter(language=language).select_related("changed_by").first() or CouncilText()
    form = WordingForm(request.POST or None, instance=now, initial={"revision": now.revision})
    context = {"report": found, "form": form, "language": Language(language).label}
    if form.is_valid():
        about = {"language": language, "wording": form.wording, "revision": form.cleaned_data["revision"]}
        try:
            council.write(found, by=request.user, **about)
        except council.StaleText as stale:
            form.build_upon(stale.text.revision)
            return render(request, "council/text.html", context | {"theirs": stale.text}, status=409)
        messages.success(request, _("Saved."))
        return redirect("council-report", found.pk)
    return render(request, "council/text.html", context, status=422 if form.errors else 200)
