"""What helps to write a section: what the framework asks, guiding questions, and what a sector usually does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from django.utils import translation

from plans.catalogue import Entry, catalogue
from plans.content import RESPONSE_PREFIX
from plans.content.values import SectorResponse
from plans.forms.frame import Frame, Guidance, Suggestion, by_place, frame_of
from plans.forms.windows import sought_in, windows_of
from plans.validation import findings_of
from plans.views.editor import Editor
from sectors.models import TypicalActivity, TypicalIndicator


@dataclass(frozen=True)
class Beside:
    """What stands beside a section to help with writing it, each entry with where it comes from."""

    asks: Sequence[Entry]
    questions: Sequence[Entry]
    examples: Sequence[Entry]


def beside(key: str) -> Beside:
    """Return the guidance on the section; on a response, that on its sector too."""
    subjects = list(_subjects(key))
    questions, examples = (
        [it for subject in subjects for it in catalogue().about(subject, vocabulary)]
        for vocabulary in ("guiding-question", "example")
    )
    return Beside([it for it in subjects if it.text], questions, examples)


def _subjects(key: str) -> Iterator[Entry]:
    named = [("section-guide", key)]
    if key.startswith(RESPONSE_PREFIX):
        named = [("sector", key.removeprefix(RESPONSE_PREFIX)), ("section-guide", RESPONSE_PREFIX.removesuffix("-"))]
    for vocabulary, code in named:
        if (found := catalogue().find(vocabulary, code)) and not found.retired:
            yield found


def framed(editor: Editor, key: str, asked: Mapping[str, str] = MappingProxyType({})) -> Frame:
    """Return the frame of the section's form, with what helps to fill it in, and which rows are asked for."""
    help_: dict[str, Any] = {"guidance": _guidance("mobility-dimension")}
    value = editor.value_or_404(key)
    if key.startswith(RESPONSE_PREFIX):
        with translation.override(editor.content.identity.language):
            suggestions = _suggestions(value)
        help_ = {"guidance": _guidance("issue", "modality"), "suggestions": suggestions}
    shown = {"windows": windows_of(value, asked), "sought": sought_in(value, asked)}
    findings = by_place(findings_of(editor.findings, key))
    return frame_of(editor.content, findings=findings, editable=editor.editable, **shown, **help_)


def _guidance(*vocabularies: str) -> dict[str, Guidance]:
    """Return what helps to write each line of a fixed table."""
    return {it.code: _guidance_on(it) for vocabulary in vocabularies for it in catalogue().entries(vocabulary)}


def _guidance_on(entry: Entry) -> Guidance:
    questions, examples = catalogue().about(entry, "guiding-question"), catalogue().about(entry, "example")
    return Guidance(entry.text, [it.name for it in questions], [it.text for it in examples])


def _suggestions(response: SectorResponse) -> dict[str, Sequence[Suggestion]]:
    """Return typical rows of the sector that the response does not have yet."""
    activities = TypicalActivity.objects.current().filter(sector__code=response.sector)
    indicators = TypicalIndicator.objects.current().filter(sector__code=response.sector)
    return {
        "activities": _missing("activities", response.activities, [{"title": it.name} for it in activities]),
        "indicators": _missing(
            "indicators", response.indicators, [{"title": it.name, "unit": it.unit} for it in indicators]
        ),
    }


def _missing(table: str, there: Sequence[Any], typical: list[dict[str, str]]) -> list[Suggestion]:
    titles = {row.title for row in there}
    return [Suggestion(it["title"], f"{table}:add:{urlencode(it)}") for it in typical if it["title"] not in titles]
