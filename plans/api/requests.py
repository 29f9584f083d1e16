"""What the interface takes: shapes only, the domain checks what they mean."""

from typing import Any

from rest_framework import serializers

from plans import drafting
from plans.models import DecisionKind, Language, Purpose, ReportFormat, ReportKind, StateAnswer

HIGHEST = 2**31 - 1  # what a database keeps of a whole number


class StartedFrom(serializers.Serializer[Any]):
    reference = serializers.CharField(help_text="Reference of a plan of which you may read the version.")
    version = serializers.IntegerField(min_value=1, max_value=HIGHEST)
    same_crisis = serializers.BooleanField(default=True, help_text="If not, what tells of the crisis is cleared.")
    chosen = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        default=dict,
        help_text="Where sectors of another edition go that the mapping leaves to you, as lists of codes by code.",
    )
    swapped = serializers.BooleanField(
        default=False, help_text="Start from its complete translation into the new plan's language."
    )


class StartedPlan(serializers.Serializer[Any]):
    office = serializers.CharField(help_text="Code of one of your offices.")
    edition = serializers.CharField(default="2021")
    identity = serializers.DictField(help_text="Fields of the section `identity`.")
    countries = serializers.ListField(
        child=serializers.CharField(), default=list, help_text="Codes of the countries, where `identity` names none."
    )

    def get_fields(self) -> dict[str, Any]:
        """`from` is a word of Python's own."""
        return super().get_fields() | {"from": StartedFrom(required=False, allow_null=True, default=None)}


class SectionChange(serializers.Serializer[Any]):
    section = serializers.CharField(help_text="Such as `risks`, `response-S21-14`, or `responses` to choose sectors.")
    revision = serializers.IntegerField(min_value=0, max_value=HIGHEST, help_text="The revision that you read.")
    value = serializers.DictField(help_text="Fields to change; a table is given whole, its rows by uid.")


class AttachmentRequest(serializers.Serializer[Any]):
    file = serializers.FileField(allow_empty_file=True, help_text="Type and size are checked by content.")
    title = serializers.CharField(default="", allow_blank=True, max_length=300)
    revision = serializers.IntegerField(min_value=0, max_value=HIGHEST, help_text="Of the section `attachments`.")


class AttachmentRemoval(serializers.Serializer[Any]):
    revision = serializers.IntegerField(min_value=0, max_value=HIGHEST)


class AssignmentRequest(serializers.Serializer[Any]):
    person = serializers.CharField(help_text="E-mail address of somebody who writes on the plan.")
    due_on = serializers.DateField(default=None, allow_null=True)


class ReadyRequest(serializers.Serializer[Any]):
    revision = serializers.IntegerField(min_value=0, max_value=HIGHEST, help_text="The revision that you read.")


class ConsiderationRequest(serializers.Serializer[Any]):
    reason = serializers.CharField(max_length=drafting.REASON_LENGTH, help_text="The reviewers read it.")


class TranslationChange(serializers.Serializer[Any]):
    section = serializers.CharField(help_text="Such as `risks` or `response-S21-14`.")
    place = serializers.CharField(help_text="Path within the section, rows by uid, such as `risks.flood.mitigation`.")
    text = serializers.CharField(allow_blank=True, max_length=30_000, help_text="Empty takes the translation back.")
    original = serializers.CharField(help_text="Fingerprint of the text that you translated, as you read it.")
    revision = serializers.IntegerField(min_value=0, max_value=HIGHEST, help_text="The revision that you read.")


class SubmissionRequest(serializers.Serializer[Any]):
    note = serializers.CharField(default="", allow_blank=True, max_length=30_000)


class DecisionRequest(serializers.Serializer[Any]):
    version = serializers.IntegerField(min_value=1, max_value=HIGHEST, help_text="The version that you read.")
    decision = serializers.ChoiceField(choices=DecisionKind.choices)
    reason = serializers.CharField(max_length=30_000, help_text="Why; of a plan that is returned, what has to change.")


class Comparison(serializers.Serializer[Any]):
    against = serializers.IntegerField(default=None, allow_null=True, min_value=1, max_value=HIGHEST)


class SectionAsked(serializers.Serializer[Any]):
    section = serializers.CharField(default="", allow_blank=True, help_text="Key of a section, such as `risks`.")


class HistoryAsked(SectionAsked):
    person = serializers.CharField(default="", allow_blank=True, help_text="E-mail address of whoever saved.")


class Points(SectionAsked):
    before = serializers.CharField(
        help_text="`now`, a milestone such as `milestone-3`, a version such as `version-1`, or where a session ended."
    )
    after = serializers.CharField(default="now", help_text="Another point.")


class MilestoneRequest(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=120)


class RestorationRequest(serializers.Serializer[Any]):
    to = serializers.CharField(help_text="A point of the draft's past, as the list of sessions or milestones has it.")
    revision = serializers.IntegerField(min_value=0, max_value=HIGHEST, help_text="The revision that you read.")


class PartRequest(serializers.Serializer[Any]):
    """How much of a version is given."""

    sections = serializers.ListField(
        child=serializers.CharField(), default=None, allow_null=True, help_text="Keys of sections; all where null."
    )
    languages = serializers.ListField(
        child=serializers.ChoiceField(choices=Language.choices),
        default=None,
        allow_null=True,
        help_text="Languages of the text; all where null.",
    )


class ShareRequest(PartRequest):
    version = serializers.IntegerField(min_value=1, max_value=HIGHEST)
    countries = serializers.ListField(
        child=serializers.CharField(), allow_empty=False, help_text="Three-letter codes of the States."
    )
    purpose = serializers.ChoiceField(choices=Purpose.choices)
    message = serializers.CharField(default="", allow_blank=True, max_length=30_000)
    starts_at = serializers.DateTimeField(default=None, allow_null=True, help_text="At once where there is none.")
    expires_at = serializers.DateTimeField(default=None, allow_null=True)


class ReplacementRequest(serializers.Serializer[Any]):
    version = serializers.IntegerField(min_value=1, max_value=HIGHEST, help_text="The version in force.")
    countries = serializers.ListField(
        child=serializers.CharField(),
        default=None,
        allow_null=True,
        help_text="Of the States that read an older version; all of them where null.",
    )


class LinkRequest(PartRequest):
    version = serializers.IntegerField(min_value=1, max_value=HIGHEST)
    label = serializers.CharField(max_length=120, help_text="For whom the link is.")  # type: ignore[assignment]  # a field, not what this one is called
    expires_at = serializers.DateTimeField(default=None, allow_null=True, help_text="None is as the site is set.")
    mail = serializers.CharField(default="", allow_blank=True, max_length=254)
    asks_code = serializers.BooleanField(default=False, help_text="A code goes to `mail` at each opening.")
    times_allowed = serializers.IntegerField(default=None, allow_null=True, max_value=HIGHEST)


class ConsentRequest(serializers.Serializer[Any]):
    version = serializers.IntegerField(
        default=None, allow_null=True, min_value=1, max_value=HIGHEST, help_text="Needed from a State's focal point."
    )
    country = serializers.CharField(help_text="Three-letter code of the State.")
    answer = serializers.ChoiceField(choices=StateAnswer.choices)
    given_on = serializers.DateField()
    function = serializers.CharField(max_length=200)
    reference = serializers.CharField(max_length=120)
    reason = serializers.CharField(
        default="", allow_blank=True, max_length=30_000, help_text="Why the State declines; needed where it does."
    )
    letter = serializers.FileField(
        default=None, allow_null=True, allow_empty_file=True, help_text="The document itself, in a multipart form."
    )
    note = serializers.CharField(default="", allow_blank=True, max_length=30_000)


class CouncilPeriod(serializers.Serializer[Any]):
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class ReportRequest(serializers.Serializer[Any]):
    plan = serializers.CharField(default="", help_text="Reference of the plan; none for what is not of one plan.")
    version = serializers.IntegerField(
        default=None, allow_null=True, min_value=1, max_value=HIGHEST, help_text="None prints the draft."
    )
    council = serializers.IntegerField(
        default=None,
        allow_null=True,
        max_value=HIGHEST,
        help_text="For `application` and `sector`: the report to the Council whose period they are of.",
    )
    sector = serializers.CharField(default="", help_text="For `sector`: the code of the sector, of any edition.")
    sectors = serializers.ListField(
        child=serializers.CharField(), default=list, help_text="Of a `blank` form; without any it has all."
    )
    kind = serializers.ChoiceField(choices=ReportKind.choices, default=ReportKind.PLAN)
    since = serializers.IntegerField(
        default=None,
        allow_null=True,
        min_value=1,
        max_value=HIGHEST,
        help_text="For `changes`: the earlier version that they are told since.",
    )
    language = serializers.ChoiceField(choices=Language.choices)
    format = serializers.ChoiceField(choices=ReportFormat.choices, default=ReportFormat.PDF)
    symbol = serializers.CharField(default="", allow_blank=True, max_length=40)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        missing = [name for name in _NEEDED.get(attrs["kind"], ("plan",)) if not attrs[name]]
        if missing:
            raise serializers.ValidationError({it: self.fields[it].error_messages["required"] for it in missing})
        return attrs


_NEEDED: dict[str, tuple[str, ...]] = {
    ReportKind.BLANK: (),
    ReportKind.APPLICATION: ("council",),
    ReportKind.SECTOR: ("council", "sector"),
}


def read(kind: type[serializers.Serializer[Any]], data: Any) -> dict[str, Any]:
    """Return the checked data, or raise a ValidationError that names every wrong field."""
    serializer = kind(data=data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)
