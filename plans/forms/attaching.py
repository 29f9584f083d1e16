"""A file to be kept with a plan."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from plans.drafting import ACCEPTED
from plans.models import Attachment


class AttachmentForm(forms.Form):
    use_required_attribute = False

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        allow_empty_file=True,  # the domain says what is wrong with one
    )
    title = forms.CharField(
        label=capfirst(Attachment._meta.get_field("title").verbose_name),
        help_text=_("What a reader sees instead of the name of the file."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = accepted()


def accepted() -> str:
    """Say which files are kept."""
    return _("%(types)s; at most %(size)s.") % {
        "types": ", ".join(ACCEPTED),
        "size": filesizeformat(settings.MAX_UPLOAD_BYTES),
    }
