"""Codes by mail: whoever a link was passed on to cannot open it without the mailbox that it was made for."""

import datetime
import secrets

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.linking.holder import recorded
from plans.models import Link, LinkCode

DIGITS = 8
CODE_MINUTES = 10
TRIES = 5
PAUSE = datetime.timedelta(minutes=1)
AN_HOUR = datetime.timedelta(hours=1)
PER_HOUR = 5


class WrongCode(ValueError):
    """The code is not the last one sent, or that holds no more."""


class Throttled(ValueError):
    """So many codes in so short a time are not sent; `reason` is for the reader."""

    def __init__(self, reason: "str | Promise") -> None:
        self.reason = reason
        super().__init__(str(reason))


@transaction.atomic
def ask_code(link: Link, *, language: str) -> None:
    """Have a code sent to the link's address, in the language. Raises Throttled."""
    from plans.linking.tasks import mail_code  # noqa: PLC0415  # the task calls back into this module

    now = timezone.now()
    asked = LinkCode.objects.filter(link=link, asked_at__gt=now - AN_HOUR).count()
    if asked >= PER_HOUR:
        raise Throttled(_("Several codes were sent within the hour. Wait a while, then ask for one."))
    rested = Q(code_asked_at=None) | Q(code_asked_at__lte=now - PAUSE)
    if not Link.objects.filter(rested, pk=link.pk, asks_code=True).update(code_asked_at=now):
        raise Throttled(_("A code was sent less than a minute ago. Look into your mail before you ask for another."))
    code = LinkCode.objects.create(link=link)
    recorded("link.code_asked", link)
    # A function with a name: where the queue is away, Django logs it by that name and goes on.
    transaction.on_commit(lambda: mail_code.delay(code.pk, language), robust=True)


def send_code(number: int, language: str) -> None:
    """Choose a code, keep its keyed fingerprint and mail it; tried again after a failure, it is another code."""
    asked = LinkCode.objects.select_related("link").get(pk=number)
    code = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    until = timezone.now() + datetime.timedelta(minutes=CODE_MINUTES)
    LinkCode.objects.filter(pk=number).update(digest=_digest(asked, code), expires_at=until)
    context = {"code": f"{code[:4]} {code[4:]}", "minutes": CODE_MINUTES}
    with translation.override(language):
        subject = render_to_string("emails/link_code_subject.txt", context)
        message = render_to_string("emails/link_code.txt", context)
    send_mail(" ".join(subject.split()), message, None, [asked.link.mail])


def take(link: Link, code: str) -> None:
    """Use up the code that was sent last. Raises WrongCode."""
    if not _taken(link, code):
        raise WrongCode


@transaction.atomic
def _taken(link: Link, code: str) -> bool:
    """Count the try before the code is looked at, so that many at once count too."""
    last = LinkCode.objects.filter(link=link).exclude(digest="").first()
    if last is None or not _tried(last):
        return False
    if not constant_time_compare(last.digest, _digest(last, "".join(code.split()))):
        recorded("link.code_missed", link)
        return False
    LinkCode.objects.filter(pk=last.pk).update(used_at=timezone.now())
    return True


def _tried(last: LinkCode) -> bool:
    holds = LinkCode.objects.filter(pk=last.pk, used_at=None, tries__lt=TRIES, expires_at__gt=timezone.now())
    return bool(holds.update(tries=F("tries") + 1))


def _digest(asked: LinkCode, code: str) -> str:
    return salted_hmac("plans.linking.codes", f"{asked.pk}:{code}", algorithm="sha256").hexdigest()
