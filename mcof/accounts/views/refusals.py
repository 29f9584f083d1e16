from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mcof.accounts.answers import Refused


def carried_out(request: HttpRequest, change: Callable[[], object], form: BaseForm | None = None) -> bool:
    """Make the change and say so; a refusal becomes an error of the form, or a message where there is none."""
    try:
        change()
    except Refused as refusal:
        if form is None:
            messages.error(request, str(refusal))
        else:
            form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Saved."))
    return True
