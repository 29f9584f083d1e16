"""An app that shows codes (RFC 6238), written from the standard so that it shares nothing with what it tests."""

import base64
import hmac
import json
import time
from pathlib import Path

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.core.cache import cache

from mcof.accounts.models import User

PASSKEY = Path(__file__).with_name("passkey.json")
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret: str = SECRET, *, steps: int = 0) -> str:
    """Return what the app shows now, or some half minutes from now."""
    moment = (int(time.time()) // 30 + steps).to_bytes(8, "big")
    digest = hmac.digest(base64.b32decode(secret), moment, "sha1")
    start = digest[-1] & 15
    return str(int.from_bytes(digest[start : start + 4], "big") % 2**31 % 10**6).zfill(6)


def give_app(user: User) -> None:
    """Set up an app with SECRET, and the recovery codes that come with it; an app that is there is set up anew."""
    Authenticator.objects.filter(user=user).delete()
    cache.clear()  # a code is taken once, and the next one is half a minute away
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)


def recovery_codes(user: User) -> list[str]:
    """Return the codes that have not been used."""
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return list(RecoveryCodes(kept).get_unused_codes())


def give_passkey(user: User) -> Authenticator:
    """Give a passkey to look at, named after the person: as a browser made it once, so nothing answers to it."""
    return WebAuthn.add(user, user.name, json.loads(PASSKEY.read_text())).instance
