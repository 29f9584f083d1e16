"""The mail that tells somebody of a change in how they sign in: if it was not them, they hear of it."""

import datetime
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User

RESET = "second_factor_reset"
WORDS: "Mapping[str, Promise]" = {
    "password_changed": _("The password of your account was changed."),
    "password_set": _("A password was chosen for your account."),
    "password_reset": _("A password was chosen for your account, by a link that was sent to this address."),
    "totp_activated": _("An app that shows codes was set up as a second factor of your account."),
    "totp_deactivated": _("The app that shows codes was removed as a second factor of your account."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was removed from your account."),
    "recovery_codes_generated": _("Recovery codes were made for your account; earlier ones open nothing any more."),
    "account_connected": _("Your account can be opened through the sign-in of your organisation from now on."),
    RESET: _("The second factor of your account was reset, and you were signed out everywhere."),
}
"""By the names that allauth gives to these changes; what it tells beside them does not happen here."""


def send(user: User, *, change: str, at: datetime.datetime, address: str) -> None:
    """Write to the person in their language; `address` is from where it was done, "" where that is not theirs."""
    with translation.override(user.language), timezone.override(ZoneInfo(user.timezone)):
        context = {"user": user, "words": WORDS[change], "at": timezone.localtime(at), "address": address}
        subject = render_to_string("emails/sign_in_changed_subject.txt", context)
        message = render_to_string("emails/sign_in_changed.txt", context)
    send_mail(subject.strip(), message, None, [user.email])
