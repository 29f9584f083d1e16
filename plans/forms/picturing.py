"""A picture in a plan: the file, where it stands, and what is said about it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from plans.drafting import PICTURES, InvalidSection, Placing
from plans.forms.fields import form_field
from plans.models import Attachment

SAID = ("caption", "alternative_text", "credit")


class PictureForm(forms.Form):
    """Without `with_file`, the picture is there already and only what is said about it changes."""

    use_required_attribute = False
    caption, alternative_text, credit = (form_field(Attachment._meta.get_field(name)) for name in SAID)  # type: ignore[arg-type]  # columns, no relations

    def __init__(self, *args: Any, sections: Sequence[tuple[str, str]], with_file: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"] = forms.ChoiceField(label=_("Section of the document"), choices=sections)
        for name in ("caption", "alternative_text"):
            self.fields[name].required = True
        if with_file:
            self.fields["file"] = _file()
        self.order_fields(["file", "section", *SAID])

    @property
    def placing(self) -> Placing:
        return Placing(**{name: self.cleaned_data[name] for name in ("section", *SAID)})

    def refuse(self, invalid: InvalidSection) -> None:
        for name, errors in invalid.errors.items():
            self.add_error(name if name in self.fields else None, [str(error) for error in errors])


def _file() -> forms.FileField:
    return forms.FileField(
        label=_("Picture"),
        help_text=_("%(types)s; at most %(size)s. It is made smaller; place and owner that a camera wrote are removed.")
        % {"types": ", ".join(PICTURES), "size": filesizeformat(settings.MAX_UPLOAD_BYTES)},
        widget=forms.FileInput(attrs={"accept": ",".join(PICTURES)}),
        allow_empty_file=True,  # the domain says what is wrong with one
    )
