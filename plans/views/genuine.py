"""Is this document genuine? For everybody who holds one, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from plans.forms.genuine import GenuineForm
from plans.reports.genuine import genuine as found_by


@require_http_methods(["GET", "POST"])
def genuine(request: HttpRequest) -> HttpResponse:
    """Answer for a fingerprint, as the code on a document gives it in the address, or for a file."""
    asked = request.POST if request.method == "POST" else request.GET if "sha256" in request.GET else None
    form = GenuineForm(asked, request.FILES or None)
    context = {"form": form, "answered": form.is_valid()}
    if context["answered"]:
        context |= {"found": found_by(form.fingerprint), "fingerprint": form.fingerprint}
    return render(request, "reports/pages/genuine.html", context, status=422 if form.errors else 200)
