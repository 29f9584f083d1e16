"""What helps to write a section: what the framework asks, guiding questions, and what a sector usually does."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from crosscutting.models import CrossCuttingIssue, Modality
from plans.catalogue import catalogue
from plans.content import RESPONSE_PREFIX
from plans.content.values import SectorResponse
from plans.drafting import ATTACHMENTS, CHOICE
from plans.forms.frame import Frame, Guidance, Suggestion, by_place, frame_of
from plans.validation import findings_of
from plans.views.editor import Editor
from sectors.models import TypicalActivity, TypicalIndicator

_ASKS: Mapping[str, Promise] = {
    "identity": _(
        "A plan names every State that it concerns: States are responsible for people on their territory, and each "
        "is asked for its request or consent."
    ),
    "crisis": _(
        "A crisis is looked at before, during and after it; it may be sudden or slow, made by nature or by people, "
        "stay inside a country or cross its borders. Several may hold at once."
    ),
    "mobility": _(
        "Crises move people in six ways. Say of each whether it is seen here; each that is seen is answered by the "
        "work in some sector."
    ),
    "context": _("Say what is known, from where and of what date; and what you assume where nobody knows."),
    "people": _(
        "Each figure is a part of the one before: people targeted are among those in need, these among the affected. "
        "Across sectors people are counted once, never added up."
    ),
    "objectives": _(
        "Objectives join humanitarian, development and peace work, and serve the strategic objectives of IOM and the "
        "Migration Governance Framework."
    ),
    CHOICE: _(
        "The sectors of assistance are not a list to be ticked off: choose those in which this plan does something, "
        "for the phases that it answers."
    ),
    "modalities": _(
        "Six operational modalities apply as appropriate: each is used in some sector, with a word on how, or the plan "
        "says why it does not fit."
    ),
    "coordination": _(
        "Activities contribute to the response systems that are active in the country. Name each, and what IOM adds."
    ),
    "partners": _("Partnership with authorities, communities, civil society and others is how the framework works."),
    "risks": _("What may keep the plan from working, or make it do harm, and what is done about it."),
    "accountability": _(
        "People affected take part, know what they can expect, can complain in safety and get an answer."
    ),
    "monitoring": _("How you will know what the work changed, and who learns from it."),
    "capacity": _("What IOM has in the country, what is missing and how it will be found."),
    "funding": _("The requirement follows from what the activities cost. Here stands what donors have confirmed."),
    "states": _(
        "IOM acts at the request of States and with their consent. Requests and consents are recorded on a page of "
        "their own; here stands how you work with the authorities."
    ),
    ATTACHMENTS: _("Letters, maps and tables that a reader of the plan may need."),
}
_ASKS_OF_A_SECTOR = _(
    "For every sector: to what extent, when and how each cross-cutting issue is built in; the modalities as "
    "appropriate; and what the work adds to the systems that are there."
)


def asks(key: str) -> "list[str | Promise]":
    """Return what the framework asks of this section, a paragraph each."""
    if not key.startswith(RESPONSE_PREFIX):
        return [_ASKS[key]]
    entry = catalogue().find("sector", key.removeprefix(RESPONSE_PREFIX))
    return [*([entry.text] if entry and entry.text else []), _ASKS_OF_A_SECTOR]


def framed(editor: Editor, key: str) -> Frame:
    """Return the frame of the section's form, with all that helps to fill it in."""
    help_: dict[str, Any] = {"guidance": _texts("mobility-dimension")}
    if key.startswith(RESPONSE_PREFIX):
        with translation.override(editor.content.identity.language):
            suggestions = _suggestions(editor.value_or_404(key))
        help_ = {"guidance": _guidance(), "suggestions": suggestions}
    findings = by_place(findings_of(editor.findings, key))
    return frame_of(editor.content, findings=findings, editable=editor.editable, **help_)


def _texts(vocabulary: str) -> dict[str, Guidance]:
    return {entry.code: Guidance(entry.text, ()) for entry in catalogue().entries(vocabulary)}


def _guidance() -> dict[str, Guidance]:
    guided: list[CrossCuttingIssue | Modality] = [
        *CrossCuttingIssue.objects.with_questions(),
        *Modality.objects.with_questions(),
    ]
    return {it.code: Guidance(it.text, [question.name for question in it.questions.all()]) for it in guided}


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
