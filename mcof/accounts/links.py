"""Links that set a password. Each works once: the password is part of what signs it."""

from datetime import timedelta

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.http import base36_to_int

from mcof.accounts.models import User


class LinkTokens(PasswordResetTokenGenerator):
    """An invitation waits for days in a mailbox; a link that takes an account over from its password must not."""

    def check_token(self, user: User | None, token: str | None) -> bool:
        return super().check_token(user, token) and self._age(str(token)) <= _life(user)

    def _age(self, token: str) -> timedelta:
        return timedelta(seconds=self._num_seconds(self._now()) - base36_to_int(token.partition("-")[0]))


def _life(user: User | None) -> timedelta:
    chosen = user is not None and user.has_usable_password()
    return timedelta(hours=settings.PASSWORD_RESET_HOURS) if chosen else timedelta(days=settings.INVITATION_DAYS)


def link_for(user: User) -> str:
    """Return an address that sets the person's password: a secret, never to be stored or logged."""
    key = {"uidb36": user_pk_to_url_str(user), "key": LinkTokens().make_token(user)}
    return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=key)
