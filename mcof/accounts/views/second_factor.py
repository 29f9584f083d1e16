"""Setting a second factor up, using it and taking it away: the package's pages, on record."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from mcof.accounts.second_factor import is_asked_of, owed, show
from mcof.accounts.views.signing_in import framed
from mcof.audit.recording import record


class _Recorded:
    """What the package writes and its event stand together, or neither does."""

    request: Any
    action: str
    kind: str

    def form_valid(self, form: Form) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the view that it stands before
            person = self.request.user
            record(f"second_factor.{self.action}", by=person, target=person, kind=self.kind)
        return response


class _Added(_Recorded):
    action = "add"

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        show(self.request, self.kind)
        return response


class AddApp(_Added, ActivateTOTPView):  # type: ignore[misc]  # allauth ships no types
    kind = Authenticator.Type.TOTP

    def get_context_data(self, **words: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**words)
        return context | {"picture": _drawn(context["totp_svg"])}


def _drawn(picture: str) -> SafeString:
    return mark_safe(picture)  # noqa: S308  drawn by segno; the person's words are in it as squares only


class AddPasskey(_Added, AddWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    kind = Authenticator.Type.WEBAUTHN


class RemoveApp(_Recorded, DeactivateTOTPView):  # type: ignore[misc]  # allauth ships no types
    action = "remove"
    kind = Authenticator.Type.TOTP


class RemovePasskey(_Recorded, RemoveWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    action = "remove"
    kind = Authenticator.Type.WEBAUTHN

    def form_valid(self, form: Form) -> HttpResponse:
        adapter = get_adapter()
        if adapter.can_delete_authenticator(self.object):
            return super().form_valid(form)
        messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
        return HttpResponseRedirect(reverse("mfa_index"))


class NewRecoveryCodes(_Recorded, GenerateRecoveryCodesView):  # type: ignore[misc]  # allauth ships no types
    action = "recovery_codes"
    kind = Authenticator.Type.RECOVERY_CODES


class Overview(IndexView):  # type: ignore[misc]  # allauth ships no types
    def get_context_data(self, **words: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**words)
        return context | {"asked": is_asked_of(self.request.user), "owed": owed(self.request)}


class _Again:
    """Confirms that it is still the person; where a second factor is owed, the password alone is no way."""

    request: Any

    def get_reauthentication_alternatives(self) -> list[dict[str, str]]:
        ways: list[dict[str, str]] = super().get_reauthentication_alternatives()  # type: ignore[misc]  # as above
        return [it for it in ways if it["id"] != "reauthenticate"] if owed(self.request) else ways


class CodeAgain(_Again, ReauthenticateView):  # type: ignore[misc]  # allauth ships no types
    """By a code of the app, or one of the recovery codes."""


class PasskeyAgain(_Again, ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    def form_invalid(self, form: Form) -> HttpResponse:
        """Say so and let the person try again, instead of sending them to sign in, which they have."""
        for message in form.errors.get("credential", []):
            account_adapter().add_message(self.request, messages.ERROR, message=message)
        return HttpResponseRedirect(self.request.get_full_path())


overview = Overview.as_view()
authenticate = framed(AuthenticateView.as_view())
code_again = framed(CodeAgain.as_view())
passkey_again = framed(PasskeyAgain.as_view())
add_app = AddApp.as_view()
add_passkey = AddPasskey.as_view()
remove_app = RemoveApp.as_view()
remove_passkey = RemovePasskey.as_view()
new_recovery_codes = NewRecoveryCodes.as_view()
