"""What the pages of a translation know: the plan's texts in one language, by section, and where there is work left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from plans.content.translating import Pair, Standing, counted, pairs
from plans.models import Language
from plans.reports.words import language_name
from plans.validation import anchor
from plans.views.editor import Editor
from plans.views.outline import Entry, Group


@dataclass(frozen=True)
class Translating:
    editor: Editor
    language: str

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        return pairs(self.editor.content, self.language)

    @cached_property
    def sections(self) -> dict[str, tuple[Pair, ...]]:
        """The sections that have texts, in the plan's order."""
        return {key: tuple(found) for key, found in groupby(self.pairs, key=lambda pair: pair.text.section)}

    @property
    def standing(self) -> Standing:
        return counted(self.language, self.pairs)

    @property
    def title(self) -> str:
        return _("Translation into %(language)s") % {"language": self.name}

    @property
    def name(self) -> str:
        return language_name(self.language)

    @property
    def next(self) -> str:
        """The address of the first text that is to be translated or looked at again, "" when all is done."""
        return self._first(self.sections)

    def next_from(self, key: str) -> str:
        """The same from a section on, and then from the beginning."""
        return self._first([key]) or self.next_after(key)

    def next_after(self, key: str) -> str:
        return self._first(_beginning_after(list(self.sections), key))

    def next_beyond(self, key: str) -> str:
        """The same from the section after this one on, for whoever has done what they can in it."""
        return self._first(it for it in _beginning_after(list(self.sections), key) if it != key)

    def _first(self, keys: Iterable[str]) -> str:
        left = (pair.text for key in keys for pair in self.sections.get(key, ()) if _left(pair))
        return next((f"{self.url(text.section)}#{anchor(text.place)}" for text in left), "")

    def url(self, key: str) -> str:
        return reverse("plan-translation", args=[self.editor.plan.reference, self.language, key])

    def groups(self, current: str = "") -> list[Group]:
        """Return the outline of the plan with how far each section is in this language."""
        found = []
        for group in self.editor.outline().groups:
            entries = tuple(self._entry(it, current) for it in group.sections if it.key in self.sections)
            found.append(replace(group, sections=entries))
        return [group for group in found if group.sections]

    def _entry(self, entry: Entry, current: str) -> Entry:
        there = self.standing_of(entry.key)
        state, word = _mark(there)
        left = there.missing + there.changed
        mark = {"state": state, "word": word, "note": str(left) if left else "", "person": "", "ready": ""}
        return replace(entry, url=self.url(entry.key), current=entry.key == current, asked=0, **mark)

    def standing_of(self, key: str) -> Standing:
        return counted(self.language, self.sections[key])


def open_translation(editor: Editor, language: str) -> Translating:
    """Return the translation into a language that the plan may be translated into, or answer 404."""
    if language not in further_languages(editor):
        raise Http404
    return Translating(editor, language)


def further_languages(editor: Editor) -> list[str]:
    return [language for language in Language.values if language != editor.content.identity.language]


def _beginning_after(keys: list[str], key: str) -> list[str]:
    after = keys.index(key) + 1 if key in keys else 0
    return keys[after:] + keys[:after]


def _left(pair: Pair) -> bool:
    return pair.translation is None or pair.changed


def _mark(standing: Standing) -> tuple[str, str]:
    if standing.changed:
        return "look", _("the original changed since")
    if standing.complete:
        return "done", _("translated")
    return ("started", _("begun")) if standing.begun else ("empty", _("not translated"))
