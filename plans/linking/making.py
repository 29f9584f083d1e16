"""Making a link, having it mailed, and ending it."""

import datetime
import secrets
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import rights
from plans.extent import WHOLE, Extent, columns_of
from plans.linking.secret import address_of, fingerprint_of
from plans.models import IN_REVIEW, Link, PlanVersion, VersionState
from plans.sharing import InvalidShare, wrong_extent

SECRET_BYTES = 32
LONGEST = 120


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a link is to be. Without `expires_at` it ends after as many days as the site says."""

    label: str
    expires_at: datetime.datetime | None = None
    mail: str = ""
    asks_code: bool = False
    times_allowed: int | None = None
    extent: Extent = WHOLE


@transaction.atomic
def make(version: PlanVersion, *, wanted: Wanted, by: User) -> tuple[Link, str]:
    """Make a link to a version that is in review or in force, and return it with its secret, which is told only now.

    Raises Refused and InvalidShare.
    """
    rights(by, version.plan).share.demand()
    now = timezone.now()
    expires_at = wanted.expires_at or now + datetime.timedelta(days=settings.LINK_DAYS)
    _check(version, wanted, expires_at, now)
    secret, extent = secrets.token_urlsafe(SECRET_BYTES), columns_of(wanted.extent)
    link = Link.objects.create(
        version=version,
        label=wanted.label.strip(),
        mail=wanted.mail.strip(),
        asks_code=wanted.asks_code,
        times_allowed=wanted.times_allowed,
        expires_at=expires_at,
        sha256=fingerprint_of(secret),
        made_by=by,
        **extent,
    )
    about = {"mail": link.mail, "asks_code": link.asks_code, "times_allowed": link.times_allowed}
    _recorded("link.made", link, by=by, **about, **extent, expires_at=expires_at.isoformat())
    return link, secret


def _check(version: PlanVersion, wanted: Wanted, expires_at: datetime.datetime, now: datetime.datetime) -> None:
    errors = wrong_extent(version, wanted.extent)
    if version.state not in (*IN_REVIEW, VersionState.APPROVED):
        errors["version"] = _("A link leads to a version that is in review or in force.")
    if not wanted.label.strip() or len(wanted.label.strip()) > LONGEST:
        errors["label"] = _("Say for whom the link is, in 120 characters at most.")
    if not now < expires_at <= latest(now):
        errors["expires_at"] = _("Choose a moment that lies ahead, %s days at most.") % settings.LINK_DAYS_AT_MOST
    if wanted.asks_code and not wanted.mail.strip():
        errors["mail"] = _("A code is sent by mail: give the address.")
    elif wanted.mail.strip() and not _is_address(wanted.mail.strip()):
        errors["mail"] = _("This is not an e-mail address.")
    if wanted.times_allowed is not None and not 1 <= wanted.times_allowed <= settings.LINK_OPENINGS_AT_MOST:
        errors["times_allowed"] = _("Give a number from 1 to %s, or none.") % settings.LINK_OPENINGS_AT_MOST
    if errors:
        raise InvalidShare(**errors)


def latest(now: datetime.datetime) -> datetime.datetime:
    """Return the last moment at which a link that is made now may end: the last day counts whole."""
    return now + datetime.timedelta(days=settings.LINK_DAYS_AT_MOST + 1)


def _is_address(mail: str) -> bool:
    try:
        validate_email(mail)
    except ValidationError:
        return False
    return len(mail) <= 254


@transaction.atomic
def send(link: Link, *, secret: str, language: str, by: User) -> None:
    """Have the link mailed to the one it is for, in the language. The secret passes through no queue.

    Raises Refused, and OSError once all is kept where the mail server cannot be reached.
    """
    rights(by, link.version.plan).share.demand()
    if not link.mail:
        raise InvalidShare(mail=_("Give the address to which the link is to be sent."))
    _recorded("link.mailed", link, by=by, mail=link.mail)
    transaction.on_commit(partial(_mail, link, secret, language))


def _mail(link: Link, secret: str, language: str) -> None:
    context = {"made": link, "address": address_of(secret), "office": link.version.plan.office.name}
    with translation.override(language):
        subject = render_to_string("emails/link_subject.txt", context)
        message = render_to_string("emails/link.txt", context)
    send_mail(" ".join(subject.split()), message, None, [link.mail])


@transaction.atomic
def revoke(link: Link, *, by: User) -> None:
    """End a link at once: the next click of whoever reads by it is refused. Ending it twice does nothing."""
    rights(by, link.version.plan).share.demand()
    if Link.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=by):
        _recorded("link.revoked", link, by=by)


def _recorded(action: str, link: Link, *, by: User, **about: Any) -> None:
    version = link.version
    record(action, by=by, target=link, plan=version.plan, after={"version": version.number, "for": link.label, **about})
