"""What somebody asks about who wants to know whether a document is genuine: its fingerprint, or the file."""

import hashlib
import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_FINGERPRINT = re.compile("[0-9a-f]{64}")
LARGEST_MB = 60


class GenuineForm(forms.Form):
    sha256 = forms.CharField(
        label=gettext_lazy("SHA-256"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("The 64 letters and digits beside the square code, on the last page of the document."),
    )
    file = forms.FileField(
        label=gettext_lazy("The file itself"),
        required=False,
        help_text=gettext_lazy("A PDF or Word file as you received it. It is looked at and not kept."),
    )

    def clean_sha256(self) -> str:
        given = re.sub(r"\s", "", str(self.cleaned_data["sha256"])).lower()
        if given and not _FINGERPRINT.fullmatch(given):
            raise forms.ValidationError(_("A SHA-256 has 64 characters: digits, and letters from a to f."))
        return given

    def clean_file(self) -> str:
        """Return the fingerprint of the file, all that is wanted of it."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > LARGEST_MB * 1024 * 1024:
            raise forms.ValidationError(_("No document from here is that large: at most %(n)s MB.") % {"n": LARGEST_MB})
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        return digest.hexdigest()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not (data["sha256"] or data["file"]):
            self.add_error("sha256", _("Type the SHA-256 of the document, or choose its file."))
        return data

    @property
    def fingerprint(self) -> str:
        return str(self.cleaned_data["file"] or self.cleaned_data["sha256"])
