"""Signing in within a page of ours: somebody whose sign-in expired while they wrote goes on where they were."""

from typing import Any

from allauth.account.views import LoginView
from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin

from mcof.http import PersonRequest


def framed(view: Any) -> Any:
    """Let the pages of this site, and nobody else's, show the view in a frame."""
    return csp_replace({"frame-ancestors": [SELF]})(xframe_options_sameorigin(view))


sign_in = framed(LoginView.as_view())


@framed
@login_required
def signed_in(request: PersonRequest) -> HttpResponse:
    """Say who has signed in now."""
    return render(request, "account/signed_in.html")
