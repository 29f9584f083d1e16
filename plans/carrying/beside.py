"""What stands beside the sections of a plan: pictures and other files, and what its texts are in further languages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plans.carrying.bonds import Bond
from plans.carrying.notes import Note
from plans.content import PlanContent, values
from plans.content.codec import to_plain
from plans.content.translating import pairs, texts
from plans.models import Outcome, Reason

FILES, TRANSLATIONS = "attachments", "translations"
Came = Mapping[str, str]
"""The sections of the new plan that had another key in the source, with that key."""


def with_pictures(source: PlanContent, new: PlanContent, shared: Bond, came: Came) -> tuple[PlanContent, list[Note]]:
    """Return the new plan with the pictures that hold for it: of the same crisis, in sections that it has."""
    there = {came.get(key, key): key for key in reversed(new.picture_sections)}
    holds = Bond.OFFICE | Bond.CRISIS in shared
    found = [it for it in source.attachments if holds and it.section in there]
    kept = {it.uid: replace(it, section=there[it.section]) for it in found}
    left = [it for it in source.attachments if it.uid not in kept]
    pictures = tuple(kept.values())
    notes = [*_files(Outcome.CARRIED, Reason.CHECK, pictures), *_files(Outcome.CLEARED, Reason.FILES, left)]
    return replace(new, attachments=pictures), notes


def _files(outcome: Outcome, reason: Reason, files: Sequence[values.Attachment]) -> Iterator[Note]:
    if files:
        yield Note(outcome=outcome, reason=reason, section=FILES, was={FILES: to_plain(tuple(files))})


def with_translations(source: PlanContent, new: PlanContent, came: Came) -> tuple[PlanContent, list[Note]]:
    """Return the new plan with the translations of those texts that it has word for word."""
    kept = tuple(_translations(source, new, came)) if source.identity.language == new.identity.language else ()
    of = {(it.language, came.get(it.section, it.section), it.place) for it in kept}
    left = tuple(it for it in source.translations if (it.language, it.section, it.place) not in of)
    return replace(new, translations=kept), [*_cleared(left)]


def _translations(source: PlanContent, new: PlanContent, came: Came) -> Iterator[values.Translation]:
    for language in sorted({it.language for it in source.translations}):
        known = {(it.text.section, it.text.place): it for it in pairs(source, language)}
        for text in texts(new):
            pair = known.get((came.get(text.section, text.section), text.place))
            if pair and pair.translation and pair.text.text == text.text:
                yield replace(pair.translation, section=text.section)


def _cleared(left: Sequence[values.Translation]) -> Iterator[Note]:
    for language in sorted({it.language for it in left}):
        was = {TRANSLATIONS: to_plain(tuple(it for it in left if it.language == language))}
        yield Note(outcome=Outcome.CLEARED, reason=Reason.TRANSLATION, section=TRANSLATIONS, was=was)
