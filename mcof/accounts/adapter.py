import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context as current
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mcof.accounts import sessions
from mcof.accounts.changes import WORDS
from mcof.accounts.models import User
from mcof.accounts.tasks import tell_of_change
from mcof.audit.middleware import client_address
from mcof.audit.recording import record

DEMO_DOMAIN = "mcof.example"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Outside the demo, refuse its people: everybody knows their password."""
        if str(credentials.get("email", "")).lower().endswith(f"@{DEMO_DOMAIN}") and not settings.DEMO:
            raise ValidationError(_("The people of the demo sign in to the demo only."))
        super().pre_authenticate(request, **credentials)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Limits are counted, and sessions listed, by the address that the trail names."""
        return client_address(request) or str(super().get_client_ip(request))

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        sessions.begin(request)

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.mfa.stages.AuthenticateStage": "mcof.accounts.second_factor.stage.SecondFactorStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Ask nobody again for what they have just shown, signing in included."""
        shown = [it["at"] for it in get_authentication_records(current.request, current.request.user)]
        return time.time() - max(shown, default=0) >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def format_email_subject(self, subject: str) -> str:
        """Without the address of the site in brackets, which allauth would put in front."""
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the language of the person, whoever pressed the button."""
        user = context.get("user")
        language = user.language if isinstance(user, User) else translation.get_language()
        with translation.override(language):
            super().send_mail(template_prefix, email, context | {"hours": settings.PASSWORD_RESET_HOURS})

    def set_password(self, user: User, password: str) -> None:
        """Keep the password and its event together; of the password itself nothing is on record."""
        with transaction.atomic():
            super().set_password(user, password)
            record("person.password", by=user, target=user)

    def send_notification_mail(self, template_prefix: str, user: User, *_given: Any, **_more: Any) -> None:
        """Tell the person of a change in how they sign in, once it is committed; a worker writes the mail."""
        change = template_prefix.rpartition("/")[2]
        if change in WORDS:
            told = (user.pk, change, timezone.now().isoformat(), client_address(self.request) if self.request else "")
            transaction.on_commit(lambda: tell_of_change.delay(*told), robust=True)
