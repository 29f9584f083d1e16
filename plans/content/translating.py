"""The texts of a plan, and how they stand in another language.

A text is what people wrote for people: every narrative, and every line that its column does not keep as it is in all
languages. A translation is current while it was made of the text that the plan has now; a language is complete when
each text has a current translation.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, TypeVar

from django.db.models import Field, ForeignObjectRel

from plans.content.plan import SECTION_KEYS, PlanContent, fingerprint, response_key
from plans.content.rows import columns_of, kind_of, model_of, tables_of
from plans.content.values import Translation
from plans.models.fields import LineField, NarrativeField

T = TypeVar("T")
DIGITS = 16
FILES = "attachments"


@dataclass(frozen=True)
class Text:
    """`owner` is the section or row that holds it, `number` the row's in its table, 0 for the section itself."""

    section: str
    place: str
    text: str
    owner: Any = field(compare=False, repr=False)
    number: int = 0

    @property
    def column(self) -> str:
        return self.place.rpartition(".")[2]

    @cached_property
    def fingerprint(self) -> str:
        return digest(self.text)


@dataclass(frozen=True)
class Pair:
    """A text and its translation, if somebody has written one."""

    text: Text
    translation: Translation | None

    @property
    def changed(self) -> bool:
        """Whether the text was another one when it was translated."""
        return self.translation is not None and self.translation.original != self.text.fingerprint


@dataclass(frozen=True)
class Standing:
    """How far a language is: of all texts, how many are missing, and how many changed since they were translated."""

    language: str
    texts: int
    missing: int
    changed: int

    @property
    def current(self) -> int:
        return self.texts - self.missing - self.changed

    @property
    def begun(self) -> bool:
        return self.missing < self.texts

    @property
    def complete(self) -> bool:
        return self.begun and self.current == self.texts


def digest(text: str) -> str:
    """Return what tells a text from what it was before: the beginning of its SHA-256."""
    return fingerprint(text)[:DIGITS]


def is_text(column: "Field[Any, Any] | ForeignObjectRel") -> bool:
    """Whether the column holds words for people, which another language says otherwise."""
    return isinstance(column, NarrativeField) or (isinstance(column, LineField) and column.translated)


@cache
def text_columns(kind: type) -> tuple[str, ...]:
    return tuple(name for name in columns_of(kind) if is_text(model_of(kind)._meta.get_field(name)))


def texts(content: PlanContent) -> tuple[Text, ...]:
    """Return all texts of the plan in their order; what has no letter in it needs no translation."""
    found = [text for key in section_keys(content) for text in texts_of(key, content.section(key))]
    return (*found, *texts_of(FILES, content.attachments))


def texts_of(section: str, value: Any, path: str = "", number: int = 0) -> Iterator[Text]:
    """Yield the texts of a section or, with the path to it, of a row; of the files, those of the pictures."""
    if isinstance(value, tuple):
        for place, row in enumerate(filter(attrgetter("is_picture"), value), start=1):
            yield from texts_of(section, row, f"{section}.{row.uid}.", place)
        return
    kind = kind_of(value)
    for name in text_columns(kind):
        text = getattr(value, name)
        if _has_words(text):
            yield Text(section, f"{path}{name}", text, value, number)
    for table in tables_of(kind):
        for place, row in enumerate(getattr(value, table), start=1):
            yield from texts_of(section, row, f"{path}{table}.{row.uid}.", place)


def pairs(content: PlanContent, language: str) -> tuple[Pair, ...]:
    """Return every text with its translation into the language."""
    return paired(texts(content), content.translations, language)


def paired(found: Iterable[Text], translations: Iterable[Translation], language: str) -> tuple[Pair, ...]:
    known = _by_place(translations, language)
    return tuple(Pair(text, known.get((text.section, text.place))) for text in found)


def standing(content: PlanContent, language: str) -> Standing:
    return counted(language, pairs(content, language))


def counted(language: str, found: tuple[Pair, ...]) -> Standing:
    missing = sum(pair.translation is None for pair in found)
    return Standing(language, len(found), missing, sum(pair.changed for pair in found))


def standings(content: PlanContent) -> tuple[Standing, ...]:
    """Return how far each language is into which somebody has begun to translate."""
    languages = sorted({translation.language for translation in content.translations})
    return tuple(standing(content, language) for language in languages)


def languages_of(content: PlanContent) -> tuple[str, ...]:
    """Return the languages in which all texts of the plan can be read, its own first."""
    return (content.identity.language, *(it.language for it in standings(content) if it.complete))


def translated(content: PlanContent, language: str) -> PlanContent:
    """Return the plan with its texts in the language; those without a translation stay as they are."""
    found = _by_place(content.translations, language)
    known = {place: translation.text for place, translation in found.items()}
    for key in section_keys(content):
        content = content.with_section(key, _in_other_words(content.section(key), key, "", known))
    pictures = (_in_other_words(it, FILES, f"{FILES}.{it.uid}.", known) for it in content.attachments)
    return replace(content, attachments=tuple(pictures))


def swapped(content: PlanContent, language: str) -> PlanContent:
    """Return a plan that is complete in the language as if it had been written in it and translated into its own.

    A translation into a third language is current where it was.
    """
    there = translated(content, language)
    there = there.with_section("identity", replace(there.identity, language=language))
    now = {(text.section, text.place): text for text in texts(there)}
    other = (it for it in content.translations if it.language != language)
    was = {(text.section, text.place): text for text in texts(content)}
    found = [*(_as_translation(text, content.identity.language) for text in was.values()), *other]
    places = ((it, was.get((it.section, it.place)), now.get((it.section, it.place))) for it in found)
    follow = (replace(it, original=_followed(it.original, old, new)) for it, old, new in places)
    return held(replace(there, translations=tuple(follow)))


def _followed(original: str, was: Text | None, now: Text | None) -> str:
    return now.fingerprint if was and now and original == was.fingerprint else original


def _as_translation(text: Text, language: str) -> Translation:
    return Translation(
        language=language, section=text.section, place=text.place, text=text.text, original=text.fingerprint
    )


def held(content: PlanContent) -> PlanContent:
    """Return the plan with those of its translations that say one of its texts in another language, in their order.

    The draft keeps what translates a text that the plan has no longer, should the text come back; the plan does not.
    """
    own = content.identity.language
    written = replace(content, translations=tuple(it for it in content.translations if it.text.strip()))
    languages = sorted({it.language for it in written.translations} - {own})
    found = (pair.translation for language in languages for pair in pairs(written, language))
    return replace(content, translations=tuple(it for it in found if it is not None))


def section_keys(content: PlanContent) -> tuple[str, ...]:
    """Return the keys of all sections, the responses after the objectives that they serve."""
    at = SECTION_KEYS.index("objectives") + 1
    responses = (response_key(response.sector) for response in content.responses)
    return (*SECTION_KEYS[:at], *responses, *SECTION_KEYS[at:])


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _by_place(translations: Iterable[Translation], language: str) -> dict[tuple[str, str], Translation]:
    return {(it.section, it.place): it for it in translations if it.language == language}


def _in_other_words(value: T, section: str, path: str, known: dict[tuple[str, str], str]) -> T:
    kind = kind_of(value)
    own = {
        name: known[section, f"{path}{name}"]
        for name in text_columns(kind)
        if (section, f"{path}{name}") in known and _has_words(getattr(value, name))
    }
    below = {
        table: tuple(_in_other_words(row, section, f"{path}{table}.{row.uid}.", known) for row in getattr(value, table))
        for table in tables_of(kind)
    }
    return replace(value, **own, **below)  # type: ignore[type-var]  # a dataclass, of which there is no type
