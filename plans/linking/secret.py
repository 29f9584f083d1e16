"""The secret of a link: where it leads, and what is kept of it."""

import hashlib

from django.conf import settings
from django.urls import reverse


def address_of(secret: str) -> str:
    """Return the address that opens a version: never to be stored or logged."""
    return settings.BASE_URL + reverse("link", args=[secret])


def fingerprint_of(secret: str) -> str:
    """Return the SHA-256 by which a link is found. Nobody guesses 32 random bytes from it, so it needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()
