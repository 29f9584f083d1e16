"""What somebody without an account sees by a link: the way in, then one version, its files, and its document to keep.

The address alone gives the right to it. It is kept out of search engines, caches and the addresses that a browser
tells other sites; and nothing of the plan is shown before somebody has pressed a button, which no mail scanner does.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans import linking
from plans.content.translating import languages_of
from plans.extent import extent_of
from plans.forms.linking import CodeForm
from plans.forms.reports import DOCUMENTS
from plans.linking import Gone, Way
from plans.models import Link, Report, ReportFormat, ReportState
from plans.reports import jobs
from plans.reports.build import build_report
from plans.reports.files import MEDIA_TYPES, file_name
from plans.reports.proof import OUTSIDERS, proof_of_version
from plans.reports.words import language_name
from plans.views.reports import doing_of

VISIT = "visit"
VISIT_SECONDS = 8 * 3600
PRIVATE = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}

View = Callable[..., HttpResponseBase]


def for_strangers(view: View) -> View:
    """Keep what the view answers private, and let nothing say why a link leads nowhere.

    No form here acts with the rights of whoever sends it, so there is none to be forged; and browsers that tell no
    other site the address tell this one no origin.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, **asked: Any) -> HttpResponseBase:
        language = _speak(request)
        try:
            response = view(request, **asked)
        except Gone:
            response = render(request, "links/gone.html", status=404)
        for name, value in PRIVATE.items():
            response[name] = value
        if language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME, language, secure=request.is_secure(), httponly=True, samesite="Lax"
            )
        return response

    return answer


def _speak(request: HttpRequest) -> str:
    """Speak the language that the address asks for, and return it; the form of other pages needs an origin."""
    language = request.GET.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return ""
    translation.activate(language)
    return language


@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the document to whoever has opened the link, and to everybody else the way in."""
    visited = _visited(request, secret)
    if visited is not None:
        return redirect("link", secret) if request.method == "POST" else _document(request, secret, visited)
    found = linking.reach(secret)
    if request.method == "POST":
        return _enter(request, secret, found)
    return _way_in(request, secret, found, CodeForm())


def _visited(request: HttpRequest, secret: str) -> Link | None:
    """Return the link if this browser has opened it. Raises Gone where that is so, and the link has ended since."""
    try:
        number = signing.loads(request.COOKIES.get(VISIT, ""), salt=VISIT, max_age=VISIT_SECONDS)
    except signing.BadSignature:
        return None
    return linking.visited(secret, number)


def _enter(request: HttpRequest, secret: str, found: Link) -> HttpResponse:
    form = CodeForm(request.POST)
    if found.asks_code and not form.is_valid():
        return _way_in(request, secret, found, form)
    try:
        linking.enter(found, code=form.data.get("code", ""))
    except linking.WrongCode:
        form.add_error("code", _("This is not the code that was sent last, or it holds no more. Ask for another one."))
        return _way_in(request, secret, found, form)
    response = redirect("link", secret)
    response.set_cookie(
        VISIT,
        signing.dumps(found.pk, salt=VISIT),
        max_age=VISIT_SECONDS,
        path=reverse("link", args=[secret]),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


def _way_in(
    request: HttpRequest, secret: str, found: Link, form: CodeForm, *, status: int = 200, **said: str
) -> HttpResponse:
    """Show the button that opens the document: of that itself nothing, not even what it is called."""
    context = {"secret": secret, "link": found, "office": found.version.plan.office.name, "form": form, **said}
    return render(request, "links/way_in.html", context, status=422 if form.errors else status)


@for_strangers
@require_POST
def code(request: HttpRequest, secret: str) -> HttpResponse:
    """Have a code sent to the address that the office gave; the page does not say which that is."""
    found = linking.reach(secret)
    try:
        linking.ask_code(found, language=get_language() or settings.LANGUAGE_CODE)
    except linking.Throttled as throttled:
        return _way_in(request, secret, found, CodeForm(), refusal=str(throttled.reason), status=429)
    note = _("A code is on its way to the address that the office has for you. It holds for %s minutes.")
    return _way_in(request, secret, found, CodeForm(), note=note % linking.CODE_MINUTES)


def _document(request: HttpRequest, secret: str, visited: Link) -> HttpResponse:
    content = linking.content_of(visited)
    proof = proof_of_version(visited.version, extent_of(visited), OUTSIDERS)
    texts = request.GET.get("texts", "")
    language = get_language() or settings.LANGUAGE_CODE
    context = {
        "secret": secret,
        "link": visited,
        "document": build_report(content, proof=proof, language=language, texts=texts),
        "languages": [(it, language_name(it)) for it in languages_of(content)],
        "files": [it for it in content.attachments if not it.is_picture],
    }
    return render(request, "links/document.html", context)


@for_strangers
@require_GET
def prints(request: HttpRequest, secret: str) -> HttpResponse:
    """Show how far the document to keep is, in the language of the page; it is made once an hour at most."""
    visited = _visited(request, secret)
    if visited is None:
        return redirect("link", secret)
    asked = request.GET.get("format", "")
    file_format = ReportFormat(asked) if asked in dict(DOCUMENTS) else ReportFormat.PDF
    language = get_language() or settings.LANGUAGE_CODE
    report = jobs.print_of(visited, language=language, file_format=file_format)
    context = {
        "secret": secret,
        "report": report,
        "doing": doing_of(report),
        "formats": DOCUMENTS,
        "url": f"{reverse('link-print', args=[secret])}?format={file_format}",
    }
    return render(request, "links/_job.html" if request.headers.get("HX-Request") else "links/prints.html", context)


@for_strangers
@require_GET
def print_file(request: HttpRequest, secret: str, number: int) -> HttpResponseBase:
    visited = _visited(request, secret)
    if visited is None:
        return redirect("link", secret)
    report = Report.objects.filter(pk=number, link=visited, state=ReportState.DONE).first()
    if report is None:
        raise Gone
    try:
        stored = report.file.open("rb")
    except FileNotFoundError as error:
        raise Gone from error
    linking.note(visited, Way.PRINT, language=report.language, format=report.file_format)
    media_type = MEDIA_TYPES[ReportFormat(report.file_format)]
    return FileResponse(stored, as_attachment=True, filename=file_name(report), content_type=media_type)


@for_strangers
@require_GET
def file(request: HttpRequest, secret: str, uid: str) -> HttpResponseBase:
    """Hand out a picture of the page, which is part of reading it, or a file beside it, which is on record."""
    visited = _visited(request, secret)
    if visited is None:
        return redirect("link", secret)
    found = linking.file_of(visited, uid)
    if not found.section:
        linking.note(visited, Way.FILE, file=str(found), sha256=found.sha256)
    return FileResponse(
        found.stored.open(), as_attachment=not found.section, filename=found.filename, content_type=found.media_type
    )
