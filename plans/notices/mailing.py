"""Notices by mail: one mail to each person with all that they have not been told, in their language."""

from collections.abc import Sequence
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from mcof.accounts.models import User
from plans.models import Frequency, Notice
from plans.notices.reading import readable
from plans.notices.words import told, url_of


def send_all(frequency: Frequency) -> int:
    """Mail what waits to everybody who wants it this often, and return how many mails went.

    A mail server that cannot be reached raises OSError once everybody was tried; what did not go is sent another time.
    """
    waiting = Notice.objects.to_mail(frequency).order_by().values("recipient").distinct()
    sent, failed = 0, None
    for person in User.objects.filter(pk__in=waiting):
        try:
            sent += _send(person, frequency)
        except OSError as error:
            failed = error
    if failed:
        raise failed
    return sent


def _send(person: User, frequency: Frequency) -> bool:
    """Mail the person what is theirs; of two workers at once only one finds it unsent."""
    found = list(Notice.objects.to_mail(frequency).filter(recipient=person).values_list("pk", flat=True))
    claimed = [key for key in found if Notice.objects.filter(pk=key, mailed_at=None).update(mailed_at=timezone.now())]
    notices = list(readable(person).filter(pk__in=claimed).order_by("pk"))
    if not notices:
        return False
    try:
        _mail(person, notices)
    except OSError:
        Notice.objects.filter(pk__in=claimed).update(mailed_at=None)
        raise
    return True


def _mail(person: User, notices: Sequence[Notice]) -> None:
    with translation.override(person.language):
        lines = [(told(it), urljoin(settings.BASE_URL, url_of(it))) for it in notices]
        context = {"user": person, "lines": lines, "preferences": urljoin(settings.BASE_URL, reverse("notice-mail"))}
        subject = render_to_string("emails/notices_subject.txt", context)
        message = render_to_string("emails/notices.txt", context)
    send_mail(" ".join(subject.split()), message, None, [person.email])
