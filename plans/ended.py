"""Shares that ended: who read by one is told that it ended and when; to anybody else it is as if it had never been."""

import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mcof.accounts.answers import Gone
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from plans.models import Share


def tell_end(user: User, reference: str, number: int | None = None) -> None:
    """Raise Gone where the person read this version, or any of the plan, by a share that has ended since."""
    today = timezone.localdate()
    roles = Membership.objects.active(today).filter(user=user).allowing(Permission.VIEW_SHARED)
    since = dict(roles.order_by("-starts_on").values_list("country", "starts_on"))
    shares = Share.objects.ended().filter(country__in=since, version__plan__reference=reference)
    if number is not None:
        shares = shares.filter(version__number=number)
    for share in shares.select_related("version").defer("version__content"):
        end = share.end
        if end is not None and since[share.country_id] <= timezone.localdate(end):
            raise Gone(_reason(share, end))


def _reason(share: Share, end: datetime.datetime) -> str:
    text = (
        _("The office ended this share on %(day)s.") if share.revoked_at == end else _("This share ended on %(day)s.")
    )
    return text % {"day": date_format(timezone.localtime(end), "DATE_FORMAT")}
