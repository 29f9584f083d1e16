from base64 import urlsafe_b64encode

import segno
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from mcof.accounts.second_factor.asking import is_asked_of


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or not any more: give the one that is shown now."),
        "cannot_delete_authenticator": _(
            "Your role asks for a second factor: set up another one before you remove the last."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Keep secrets so that a copy of the database alone is worth nothing."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        return segno.make(url).svg_inline(omitsize=True, svgclass="qr", lineclass=None)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user_id).exclude(pk=authenticator.pk)
        return (
            others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
            or authenticator.type == Authenticator.Type.RECOVERY_CODES
            or not is_asked_of(context.request.user)
        )

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)


def _box() -> MultiFernet:
    """Locked by a key of its own, made from the site's; where that was changed, the one before still opens."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [salted_hmac("second factor", "secrets", key, algorithm="sha256").digest() for key in keys]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
