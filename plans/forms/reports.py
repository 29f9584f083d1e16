"""What to print: which version, in which language, under which symbol."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mcof.rendering import TagChoice
from plans.models import Language, PlanVersion, Report, ReportFormat, ReportKind

OF_A_PLAN = [(value, label) for value, label in ReportKind.choices if value not in ReportKind.across]
DOCUMENTS = [(it.value, it.label) for it in ReportFormat if it.is_document]
AS_IT_IS_WRITTEN = _("The plan as it is being written")


class ReportForm(forms.Form):
    kind = forms.ChoiceField(label=_("Document"), choices=OF_A_PLAN, required=False, widget=TagChoice)
    version = forms.ChoiceField(label=_("Version"), required=False)
    since = forms.ChoiceField(
        label=_("Compared with"), required=False, help_text=_("For the changes: the earlier version.")
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=Language,
        widget=TagChoice,
        help_text=_("Of headings and labels, and of what the office wrote where that is translated completely."),
    )
    file_format = forms.ChoiceField(label=_("Format"), choices=ReportFormat, required=False, widget=TagChoice)
    symbol = forms.CharField(
        label=_("Symbol"), required=False, max_length=40, help_text=Report._meta.get_field("symbol").help_text
    )

    def __init__(self, *args: Any, versions: list[PlanVersion], draft: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (
                str(it.number),
                _("Version %(number)s, %(state)s") % {"number": it.number, "state": it.get_state_display()},
            )
            for it in versions
        ]
        self._offer(choices if draft else choices[1:])
        if draft:
            choices.append(("", str(AS_IT_IS_WRITTEN)))
        self.fields["version"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def _offer(self, earlier: list[tuple[str, str]]) -> None:
        """Offer changes where there is an earlier version to tell them since."""
        self.fields["since"].choices = [("", "—"), *earlier]  # type: ignore[attr-defined]  # a choice field
        if not earlier:
            del self.fields["since"]
            kinds = [choice for choice in OF_A_PLAN if choice[0] != ReportKind.CHANGES]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a choice field

    def clean_kind(self) -> str:
        """Take the full plan where a program or an old page asks without a kind."""
        return str(self.cleaned_data["kind"] or ReportKind.PLAN)

    def clean_file_format(self) -> str:
        """Take PDF where a program or an old page asks without a format."""
        return str(self.cleaned_data["file_format"] or ReportFormat.PDF)
