from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.utils.translation import gettext as _

from mcof.accounts.answers import Refused
from mcof.http import PersonRequest


def carried_out(request: PersonRequest, form: BaseForm | None, change: Callable[..., object], /, **facts: Any) -> bool:
    """Let the reader make the change; a refusal becomes an error of the form, or a message where there is none."""
    try:
        change(**facts, by=request.user)
    except Refused as refusal:
        if form is None:
            messages.error(request, str(refusal))
        else:
            form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Saved."))
    return True
