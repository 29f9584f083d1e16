"""Where a finding is: the page of its section, and the very field on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plans.catalogue import catalogue
from plans.considered import Considered
from plans.content import RESPONSE_PREFIX, PlanContent
from plans.content.rows import model_of, section_kind, tables_of
from plans.drafting import ATTACHMENTS, CHOICE
from plans.forms.layout import shape_of
from plans.models import Consideration, Plan, SectorResponse
from plans.reports.words import language_name
from plans.validation import Finding, anchor
from plans.validation.examples.telling import RESPONSE

TRANSLATIONS = "translations"
_TITLES = {ATTACHMENTS: _("attachments"), TRANSLATIONS: _("languages")}


@dataclass(frozen=True)
class Placed:
    """A finding with the way to its field, and what the office said about it."""

    finding: Finding
    section: "str | Promise"
    url: str
    settled: Consideration | None = None
    before: Consideration | None = None


def placed(plan: Plan, finding: Finding, **said: Consideration | None) -> Placed:
    url = _address(plan, finding.section)
    url = f"{url}#{anchor(finding.place)}" if finding.place else url
    return Placed(finding, section_title(finding.section), url, **said)


def all_placed(plan: Plan, found: Iterable[Considered]) -> list[Placed]:
    return [placed(plan, it.finding, settled=it.settled, before=it.before) for it in found]


def _address(plan: Plan, section: str) -> str:
    if section == TRANSLATIONS:
        return reverse("plan-translations", args=[plan.reference])
    return reverse("plan-section", args=[plan.reference, section])


def section_title(key: str) -> "str | Promise":
    """Return what the section is called on screen: a sector's name, or its model's."""
    if key.startswith(RESPONSE_PREFIX):
        return catalogue().name("sector", key.removeprefix(RESPONSE_PREFIX))
    if key == RESPONSE:
        return SectorResponse._meta.verbose_name or ""
    if key == CHOICE:
        return SectorResponse._meta.verbose_name_plural or ""
    if key in _TITLES:
        return _TITLES[key]
    if key.startswith(f"{TRANSLATIONS}-"):
        return gettext("Translation into %(language)s") % {"language": language_name(key.rpartition("-")[2])}
    return model_of(section_kind(key))._meta.verbose_name or ""


def translation_key(language: str) -> str:
    """Return by what pages know the texts of a plan in one language, where they stand beside its sections."""
    return f"{TRANSLATIONS}-{language}"


def field_title(section: str, place: str) -> "str | Promise":
    """Return what the field, or the table of the row, at this place is called on screen; nothing of a whole section."""
    if not place or section == TRANSLATIONS:
        return ""
    kind, *path = PlanContent if section == ATTACHMENTS else section_kind(section), *place.split(".")
    for name in path[::2]:
        if name not in tables_of(kind):
            return model_of(kind)._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # a column
        kind = tables_of(kind)[name]
    return shape_of(kind).title
