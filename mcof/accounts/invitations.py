"""The mail by which somebody new chooses a password. Its link works once, and for as many days as it says."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

from mcof.accounts.links import link_for
from mcof.accounts.models import User


def send(user: User) -> None:
    context = {"user": user, "link": link_for(user), "days": settings.INVITATION_DAYS}
    with translation.override(user.language):
        subject = render_to_string("people/invitation_subject.txt", context)
        message = render_to_string("people/invitation_message.txt", context)
    send_mail(subject.strip(), message, None, [user.email])
