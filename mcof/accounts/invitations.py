"""The mail by which somebody new chooses a password. Its link works once, and for as many days as it says."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from mcof.accounts.models import User


def send(user: User) -> None:
    context = {"user": user, "link": link_for(user), "days": settings.INVITATION_DAYS}
    with translation.override(user.language):
        subject = render_to_string("people/invitation_subject.txt", context)
        message = render_to_string("people/invitation_message.txt", context)
    send_mail(subject.strip(), message, None, [user.email])


def link_for(user: User) -> str:
    """Return an address that sets the person's password: a secret, never to be stored or logged."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=key)
