import datetime
from itertools import islice

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from mcof.accounts import managing
from mcof.accounts.forms import NewOfficeForm, OfficeDayForm, OfficePageForm
from mcof.accounts.models import Membership, Office, OfficeDay
from mcof.accounts.roles import OfficeKind, Permission
from mcof.accounts.views.administrators import demands
from mcof.accounts.views.refusals import carried_out
from mcof.accounts.workdays import Calendar, calendar_of, public_holidays
from mcof.http import PersonRequest

UPCOMING = 8
_ORDER = [OfficeKind.HEADQUARTERS, OfficeKind.REGIONAL, OfficeKind.COUNTRY]


@demands(Permission.MANAGE_PEOPLE)
def offices(request: PersonRequest) -> HttpResponse:
    held = Membership.objects.active(timezone.localdate())
    people = Count("memberships__user", filter=Q(memberships__in=held), distinct=True)
    found = Office.objects.select_related("country", "parent").annotate(people=people)
    ordered = sorted(found, key=lambda office: (_ORDER.index(OfficeKind(office.kind)), office.name))
    return render(request, "people/offices.html", {"offices": ordered})


@demands(Permission.MANAGE_PEOPLE)
def new_office(request: PersonRequest) -> HttpResponse:
    form = NewOfficeForm(request.POST or None)
    if form.is_valid() and carried_out(request, form, managing.create_office, **form.cleaned_data):
        return redirect("office", form.cleaned_data["code"])
    return render(request, "people/new_office.html", {"form": form})


@demands(Permission.MANAGE_PEOPLE)
def office(request: PersonRequest, code: str) -> HttpResponse:
    found = _office(code)
    form = OfficePageForm(request.POST or None, instance=found)
    if form.is_valid() and carried_out(request, form, managing.update_office, office=found, **form.cleaned_data):
        return redirect("office", code)
    return _page(request, found, form, OfficeDayForm())


@require_POST
@demands(Permission.MANAGE_PEOPLE)
def office_days(request: PersonRequest, code: str) -> HttpResponse:
    """Say of a day that the office is closed or works."""
    found, form = _office(code), OfficeDayForm(request.POST)
    if form.is_valid() and carried_out(request, form, managing.keep_day, office=found, **form.cleaned_data):
        return redirect("office", code)
    return _page(request, found, OfficePageForm(instance=found), form, status=422)


@require_POST
@demands(Permission.MANAGE_PEOPLE)
def office_day(request: PersonRequest, code: str, day: int) -> HttpResponse:
    """Take back what was said of a day."""
    kept = get_object_or_404(OfficeDay.objects.select_related("office"), office__code=code, pk=day)
    carried_out(request, None, managing.drop_day, kept=kept)
    return redirect("office", code)


def _office(code: str) -> Office:
    found = Office.objects.select_related("country", "parent", "seat").prefetch_related("days")
    return get_object_or_404(found, code=code)


def _page(
    request: PersonRequest, office: Office, form: OfficePageForm, day_form: OfficeDayForm, *, status: int = 200
) -> HttpResponse:
    calendar = calendar_of(office)
    members = office.memberships.active(timezone.localdate()).select_related("user").order_by("role", "user__name")
    context = {
        "office": office,
        "form": form,
        "memberships": members,
        "day_form": day_form,
        "days": [it for it in office.days.all() if it.day >= calendar.today()],
        "holidays": _holidays(calendar),
        "now": timezone.localtime(timezone=calendar.zone),
    }
    return render(request, "people/office.html", context, status=status)


def _holidays(calendar: Calendar) -> list[tuple[datetime.date, str]]:
    """Return the next public holidays on which the office would otherwise work."""
    today, language = calendar.today(), get_language() or "en"
    years = (public_holidays(calendar.country, today.year + n, language) for n in (0, 1))
    ahead = ((day, name) for known in years for day, name in sorted(known.items()) if day >= today)
    off = ((day, name) for day, name in ahead if day.weekday() in calendar.weekdays and not calendar.works_on(day))
    return list(islice(off, UPCOMING))
