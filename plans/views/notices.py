"""What I was told of, and what of it I get by mail."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mcof.http import PersonRequest
from plans.forms.notices import MailForm
from plans.models import Notice
from plans.notices import mark_read, prefer, preferences_of, readable, told, url_of
from plans.reminding import ESCALATION

PAGE = 50


def shown_of(notices: Iterable[Notice]) -> list[tuple[Notice, str, str]]:
    """Return the notices, each with its sentence and where it leads."""
    return [(it, told(it), url_of(it)) for it in notices]


@login_required
@require_http_methods(["GET", "POST"])
def notices(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        mark_read(request.user)
        return redirect("notices")
    page = Paginator(readable(request.user), PAGE).get_page(request.GET.get("page"))
    unread = any(it.read_at is None for it in page.object_list)
    context = {"page": page, "notices": shown_of(page.object_list), "unread": unread}
    return render(request, "plans/notices/notices.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def mail(request: PersonRequest) -> HttpResponse:
    chosen = preferences_of(request.user)
    form = MailForm(request.POST or None, initial=chosen)
    if form.is_valid():
        prefer(request.user, frequencies=form.frequencies)
        messages.success(request, _("Kept."))
        return redirect("notice-mail")
    context = {"form": form, "days": ESCALATION.days}
    return render(request, "plans/notices/mail.html", context, status=422 if form.errors else 200)
