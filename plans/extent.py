"""How much of a version somebody reads: all of it, or chosen sections in chosen languages.

What is not given is taken out of the content before anything is made of it, so that no page, document, file list,
sum or comparison can tell of it. What the plan is (its title, office, countries and period) goes with every part.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from plans.catalogue import catalogue
from plans.content import RESPONSE_PREFIX, SECTION_KEYS, PlanContent, fingerprint, response_key
from plans.content.rows import model_of, section_kind
from plans.content.translating import FILES, held, section_keys, standing, swapped
from plans.models import Language, PlanVersion
from plans.models.extent import WithExtent

ALWAYS = "identity"
Keys = frozenset[str] | None


class NotTranslated(ValueError):
    """The plan cannot be read in any of the languages."""


@dataclass(frozen=True)
class Extent:
    """`sections` are keys of sections (`attachments` for the files beside the text), `languages` codes; None is all."""

    sections: Keys = None
    languages: Keys = None

    @property
    def whole(self) -> bool:
        return self.sections is None and self.languages is None

    def has(self, section: str) -> bool:
        return self.sections is None or section in self.sections or section == ALWAYS

    def covers(self, other: "Extent") -> bool:
        """Whether somebody who reads this reads all of the other."""
        return _within(other.sections, self.sections) and _within(other.languages, self.languages)


WHOLE = Extent()


def sections_only(extent: Extent) -> Extent:
    return Extent(extent.sections)


def extent_of(kept: WithExtent) -> Extent:
    return Extent(_kept(kept.sections), _kept(kept.languages))


def columns_of(extent: Extent) -> dict[str, list[str] | None]:
    """Return what the columns of `WithExtent` keep of it."""
    return {"sections": _listed(extent.sections), "languages": _listed(extent.languages)}


def joined(extents: Iterable[Extent]) -> Extent:
    """Return what somebody reads by several of these at once: never a section in a language that none of them gives.

    Where both sections and languages differ, it is all the sections in the languages that are common to both.
    """
    return reduce(_both, extents)


def _both(one: Extent, other: Extent) -> Extent:
    if one.covers(other) or other.covers(one):
        return one if one.covers(other) else other
    if one.languages == other.languages:
        return Extent(_union(one.sections, other.sections), one.languages)
    if one.sections == other.sections:
        return Extent(one.sections, _union(one.languages, other.languages))
    common = _common(one.languages, other.languages)
    return Extent(_union(one.sections, other.sections), common) if common else one


def common(one: Extent, other: Extent) -> Extent:
    """Return what is given by both."""
    return Extent(_common(one.sections, other.sections), _common(one.languages, other.languages))


def part_of(version: PlanVersion, extent: Extent) -> PlanContent:
    """Return what of a version is given to read."""
    return limited(PlanContent.from_json(version.content), extent)


def sha256_of(version: PlanVersion, extent: Extent) -> str:
    """Return the fingerprint of what is given: that of the whole would let a guess at the rest be proved."""
    return version.sha256 if extent.whole else fingerprint(part_of(version, extent).to_json())


def limited(content: PlanContent, extent: Extent) -> PlanContent:
    """Return the content without what is not given. Raises NotTranslated where it is in none of the languages."""
    if extent.whole:
        return content
    spoken = content if extent.languages is None else _in_languages(content, extent.languages)
    return spoken if extent.sections is None else _of_sections(spoken, extent)


def parts_of(content: PlanContent) -> tuple[str, ...]:
    """Return the keys of the sections to choose from, in the order of the document."""
    files = (FILES,) if any(not it.is_picture for it in content.attachments) else ()
    return (*(key for key in section_keys(content) if key != ALWAYS), *files)


def given_parts(content: PlanContent, extent: Extent) -> tuple[str, ...]:
    """Return the keys of the sections that are given, in the order of the document."""
    return tuple(key for key in parts_of(content) if extent.has(key))


def title_of(section: str) -> "str | Promise":
    """Return what the section is called: a sector's name, or its model's."""
    if section.startswith(RESPONSE_PREFIX):
        return catalogue().name("sector", section.removeprefix(RESPONSE_PREFIX))
    return _("attachments") if section == FILES else model_of(section_kind(section))._meta.verbose_name or ""


def told(content: PlanContent, extent: Extent) -> list[str]:
    """Return the titles of the sections that are given, or nothing where all are."""
    return [] if extent.sections is None else [capfirst(str(title_of(key))) for key in given_parts(content, extent)]


def _in_languages(content: PlanContent, languages: frozenset[str]) -> PlanContent:
    """Return the plan in these languages only: as if written in the first of them where its own is not among them."""
    if content.identity.language not in languages:
        complete = (code for code in Language.values if code in languages and standing(content, code).complete)
        first = next(complete, None)
        if first is None:
            raise NotTranslated
        content = swapped(content, first)
    return replace(content, translations=tuple(it for it in content.translations if it.language in languages))


def _of_sections(content: PlanContent, extent: Extent) -> PlanContent:
    left_out: dict[str, Any] = {key: section_kind(key)() for key in SECTION_KEYS if not extent.has(key)}
    responses = tuple(it for it in content.responses if extent.has(response_key(it.sector)))
    files = tuple(it for it in content.attachments if extent.has(it.section or FILES))
    kept = replace(content, responses=responses, attachments=files, **left_out)
    return held(_without_mentions(kept))


def _without_mentions(content: PlanContent) -> PlanContent:
    """Return the plan whose sections speak of no sector and objective that is not there any more."""
    sectors = {it.sector for it in content.responses}
    objectives = {it.uid for it in content.objectives.objectives}
    partners = tuple(_among(it, "sectors", sectors) for it in content.partners.partners)
    money = tuple(it for it in content.funding.contributions if not it.sector or it.sector in sectors)
    return replace(
        content,
        responses=tuple(_among(it, "objectives", objectives) for it in content.responses),
        partners=replace(content.partners, partners=partners),
        funding=replace(content.funding, contributions=money),
    )


def _among(row: Any, field: str, known: set[str]) -> Any:
    return replace(row, **{field: tuple(it for it in getattr(row, field) if it in known)})


def _within(part: Keys, whole: Keys) -> bool:
    return whole is None or (part is not None and part <= whole)


def _union(one: Keys, other: Keys) -> Keys:
    return None if one is None or other is None else one | other


def _common(one: Keys, other: Keys) -> Keys:
    return other if one is None else one if other is None else one & other


def _kept(keys: list[str] | None) -> Keys:
    return None if keys is None else frozenset(keys)


def _listed(keys: Keys) -> list[str] | None:
    return None if keys is None else sorted(keys)
