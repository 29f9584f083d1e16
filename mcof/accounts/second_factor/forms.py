"""The package's forms, in our words."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


def _code_field(hint: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    return forms.CharField(label=_("Code"), help_text=hint, widget=widget, max_length=20)


_CODE_OR_RECOVERY = _("Six digits from your app, or one of your recovery codes.")


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    code = _code_field(_CODE_OR_RECOVERY)


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    code = _code_field(_CODE_OR_RECOVERY)


class AppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    code = _code_field(_("Six digits that the app shows for MCOF crisis planning."))


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    name = forms.CharField(
        label=_("Name"), required=False, max_length=60, help_text=_("So that you know it again: “office laptop”.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"initial": {"name": ""}})
