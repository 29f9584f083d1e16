"""Where a finding is: the page of its section, and the very field on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plans.considered import Considered
from plans.content import RESPONSE_PREFIX, SECTION_KEYS, PlanContent
from plans.content.rows import model_of, section_kind, tables_of
from plans.drafting import ATTACHMENTS, CHOICE
from plans.extent import title_of
from plans.forms.windows import AT, rows_away
from plans.layout import shape_of
from plans.models import Consideration, Plan, SectorResponse
from plans.reports.words import language_name
from plans.validation import Finding, anchor
from plans.validation.examples.telling import RESPONSE

TRANSLATIONS = "translations"


@dataclass(frozen=True)
class Placed:
    """A finding with the way to its field, and what the office said about it."""

    finding: Finding
    section: "str | Promise"
    url: str
    settled: Consideration | None = None
    before: Consideration | None = None


def placed(plan: Plan, finding: Finding, *, late: bool = False, **said: Consideration | None) -> Placed:
    url = way_to(_address(plan, finding.section), finding.place, late=late)
    return Placed(finding, section_title(finding.section), url, **said)


def way_to(section_url: str, place: str, *, late: bool = False) -> str:
    """Return the address of a field: where its row comes late in a long table, that of the page with the row."""
    at = anchor(place)
    return (
        f"{section_url}?{urlencode({AT: at})}#{at}"
        if place and late
        else f"{section_url}#{at}"
        if place
        else section_url
    )


def all_placed(plan: Plan, content: PlanContent, found: Iterable[Considered]) -> list[Placed]:
    late = late_rows(content)
    return [
        placed(plan, it.finding, late=late(it.finding.section, it.finding.place), settled=it.settled, before=it.before)
        for it in found
    ]


def placed_here(content: PlanContent, found: Iterable[Considered]) -> list[Placed]:
    """The same for the page of their section."""
    late = late_rows(content)
    return [_here(it, late=late(it.finding.section, it.finding.place)) for it in found]


def _here(it: Considered, *, late: bool) -> Placed:
    section, url = section_title(it.finding.section), way_to("", it.finding.place, late=late)
    return Placed(it.finding, section, url, settled=it.settled, before=it.before)


def late_rows(content: PlanContent) -> Callable[[str, str], bool]:
    """Return what tells of a place whether its row stands behind the first page of its table."""

    @cache
    def away(section: str) -> set[str]:
        known = section in SECTION_KEYS or content.response(section.removeprefix(RESPONSE_PREFIX))
        return rows_away(content.section(section), {}) if known else set()

    return lambda section, place: ".".join(place.split(".")[:2]) in away(section)


def _address(plan: Plan, section: str) -> str:
    if section == TRANSLATIONS:
        return reverse("plan-translations", args=[plan.reference])
    return reverse("plan-section", args=[plan.reference, section])


def section_title(key: str) -> "str | Promise":
    """Return what the section is called on screen: a sector's name, or its model's."""
    if key == RESPONSE:
        return SectorResponse._meta.verbose_name or ""
    if key == CHOICE:
        return SectorResponse._meta.verbose_name_plural or ""
    if key == TRANSLATIONS:
        return _("languages")
    if key.startswith(f"{TRANSLATIONS}-"):
        return gettext("Translation into %(language)s") % {"language": language_name(key.rpartition("-")[2])}
    return title_of(key)


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
