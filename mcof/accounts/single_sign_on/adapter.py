from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.accounts.second_factor import show
from mcof.audit.recording import record


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """People come by invitation, whoever vouches for them."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find whom the provider means; nobody gets an account by its word alone."""
        if request.user.is_authenticated:
            account_adapter(request).logout(request)  # whoever was here before takes nothing along
        if not sociallogin.is_existing:
            _tie(request, sociallogin)
        if settings.OIDC_SECOND_FACTOR & set(_claims(sociallogin).get("amr", [])):
            show(request, "provider", person=sociallogin.user)


def _tie(request: HttpRequest, login: SocialLogin) -> None:
    """Tie the provider's identity to the person it is for: known here by an address that the provider has verified."""
    verified = {it.email.lower() for it in login.email_addresses if it.verified}
    if not verified:
        raise _refusal(request, _("The provider does not vouch for your e-mail address, by which you are known here."))
    person = User.objects.filter(email__in=verified, is_active=True).first()
    if person is None:
        raise _refusal(request, _("Nobody has been invited under the e-mail address that the provider gives."))
    if SocialAccount.objects.filter(user=person).exists():
        raise _refusal(request, _("Your account is tied to another identity at the provider. Ask an administrator."))
    with transaction.atomic():
        login.connect(request, person)
        record("identity.tied", by=person, target=person, provider=settings.OIDC_NAME)


def _refusal(request: HttpRequest, reason: Promise) -> ImmediateHttpResponse:
    page = render(request, "socialaccount/authentication_error.html", {"reason": reason}, status=403)
    return ImmediateHttpResponse(page)


def _claims(login: SocialLogin) -> dict[str, Any]:
    """Return what the signed token says, and nothing of what the provider merely adds beside it."""
    return dict(login.account.extra_data.get("id_token") or {})
