"""Saving what a text of the plan says in another language."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import rights
from plans.content.rows import load_section
from plans.content.translating import Text, texts_of
from plans.drafting.checking import InvalidSection
from plans.drafting.plans import ATTACHMENTS
from plans.drafting.sections import hold
from plans.drafting.sectors import CHOICE
from plans.models import Drafter, Language, Plan, Section, Translation

_FINGERPRINT = re.compile(r"^[0-9a-f]{16}$")


class StaleTranslation(Exception):
    """Somebody else translated the same text in the meantime: `current` is what they saved."""

    def __init__(self, current: Translation) -> None:
        self.current = current
        super().__init__(f"{current.section}.{current.place} in {current.language} is at revision {current.revision}")


@transaction.atomic
def translate(
    plan: Plan, *, language: str, section: str, place: str, text: str, original: str, revision: int, by: User
) -> Translation | None:
    """Keep what a text of the plan says in the language; an empty translation takes back what was there.

    `original` is the fingerprint of the text that was translated, `revision` that of the translation read, 0 where
    there was none. What is there already is no save, so that the same one may come twice; None where nothing ever was.
    Raises Refused, InvalidSection (no text there, no such language, too long) and StaleTranslation.
    """
    rights(by, plan).edit.demand()
    hold(plan, by=by)
    found = _text(plan, section, place)
    _check(plan, language, text, original)
    where: dict[str, Any] = {"language": language, "section": section, "place": place}
    kept = plan.translations.select_related("changed_by").filter(**where).first()
    if _is_kept(kept, text, original):
        return kept
    before = kept.text if kept else ""
    written: dict[str, Any] = {"text": text, "original": original, "source": _source(kept, found, original)}
    written |= {"changed_by": by, "changed_at": timezone.now()}
    Plan.objects.filter(pk=plan.pk).update(changed_at=written["changed_at"])
    kept = _update(kept, revision, written) if kept else plan.translations.create(**where, **written)
    Drafter.objects.get_or_create(plan=plan, user=by)
    record("translation.saved", by=by, target=plan, plan=plan, before=before, after=text, **where)
    return kept


def _text(plan: Plan, section: str, place: str) -> Text:
    tables = (CHOICE, ATTACHMENTS)
    if Section.objects.filter(plan=plan, key=section).exclude(key__in=tables).exists():
        for text in texts_of(section, load_section(plan, section)):
            if text.place == place:
                return text
    raise InvalidSection({"place": [_("The plan has no text here that could be translated. Load the page again.")]})


def _check(plan: Plan, language: str, text: str, original: str) -> None:
    errors = dict(_errors(plan, language, text, original))
    if errors:
        raise InvalidSection(errors)


def _errors(plan: Plan, language: str, text: str, original: str) -> "Iterator[tuple[str, list[str | Promise]]]":
    if language not in Language.values or language == plan.language:
        yield "language", [_("Choose a language other than that of the plan.")]
    if not _FINGERPRINT.match(original):
        yield "original", [_("Give the fingerprint of the text that you translated.")]
    try:
        Translation._meta.get_field("text").clean(text, None)
    except ValidationError as error:
        yield "text", [*error.messages]


def _is_kept(kept: Translation | None, text: str, original: str) -> bool:
    if kept is None or not text:
        return text == (kept.text if kept else "")
    return (kept.text, kept.original) == (text, original)


def _source(kept: Translation | None, found: Text, original: str) -> str:
    """Return the words that were translated, "" where the plan changed them while somebody was at it."""
    if original == found.fingerprint:
        return found.text
    return kept.source if kept and kept.original == original else ""


def _update(kept: Translation, revision: int, written: dict[str, Any]) -> Translation:
    """Take the next revision, or raise StaleTranslation: of two at once only one gets it."""
    if not Translation.objects.filter(pk=kept.pk, revision=revision).update(revision=revision + 1, **written):
        raise StaleTranslation(kept)
    return Translation.objects.get(pk=kept.pk)
