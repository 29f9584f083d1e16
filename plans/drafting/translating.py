"""Saving what a text of the plan says in another language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import rights
from plans.content.merging import Conflict
from plans.content.rows import load_section
from plans.content.translating import Text, texts_of
from plans.drafting.checking import InvalidSection
from plans.drafting.earlier_translations import keep_earlier
from plans.drafting.history import set_aside
from plans.drafting.sections import hold
from plans.drafting.sectors import CHOICE
from plans.models import Drafter, Language, Plan, Section, Translation

KNOWN_TOKENS = 10
_FINGERPRINT = re.compile(r"^[0-9a-f]{16}$")


class StaleTranslation(Exception):
    """Somebody else translated the same text in the meantime: `current` is what they saved."""

    def __init__(self, current: Translation) -> None:
        self.current = current
        super().__init__(f"{current.section}.{current.place} in {current.language} is at revision {current.revision}")


@dataclass(frozen=True)
class _Wanted:
    """What somebody translated (`original` is its fingerprint) and how it reads in the language."""

    language: str
    section: str
    place: str
    text: str
    original: str

    @property
    def where(self) -> dict[str, str]:
        return {"language": self.language, "section": self.section, "place": self.place}


def translate(  # noqa: PLR0913  all that a translation builds upon is named
    plan: Plan,
    *,
    language: str,
    section: str,
    place: str,
    text: str,
    original: str,
    revision: int,
    by: User,
    token: str = "",
) -> Translation | None:
    """Keep what a text of the plan says in the language; an empty translation takes back what was there.

    `original` is the fingerprint of the text that was translated, `revision` that of the translation read, 0 where
    there was none. What is there already is no save, so that the same one may come twice, with its token even after
    somebody else's; None where nothing ever was. Raises Refused, InvalidSection (no text there, no such language, too
    long) and StaleTranslation, whose loser is set aside.
    """
    wanted = _Wanted(language, section, place, text, original)
    try:
        return _translate(plan, wanted, revision=revision, token=token, by=by)
    except StaleTranslation as stale:
        lost = Conflict(f"{place}:{language}", base=stale.current.source, theirs=stale.current.text, mine=text)
        upon = Section.objects.get(plan=plan, key=section).revision
        set_aside(plan, key=section, revision=upon, lost=(lost,), by=by)
        raise


@transaction.atomic
def _translate(plan: Plan, wanted: _Wanted, *, revision: int, token: str, by: User) -> Translation | None:
    rights(by, plan).edit.demand()
    hold(plan, by=by)
    found = _text(plan, wanted.section, wanted.place)
    _check(plan, wanted)
    kept = plan.translations.select_related("changed_by").filter(**wanted.where).first()
    if _is_kept(kept, wanted) or (kept and token in kept.tokens):
        return kept
    before = kept.text if kept else ""
    written: dict[str, Any] = {
        "text": wanted.text,
        "original": wanted.original,
        "source": _source(kept, found, wanted.original),
        "changed_by": by,
        "changed_at": timezone.now(),
        "tokens": [*(kept.tokens if kept else ()), *([token] if token else ())][-KNOWN_TOKENS:],
    }
    Plan.objects.filter(pk=plan.pk).update(changed_at=written["changed_at"])
    kept = _replace(kept, revision, written) if kept else plan.translations.create(**wanted.where, **written)
    Drafter.objects.get_or_create(plan=plan, user=by)
    told: dict[str, Any] = {"before": before, "after": wanted.text, **wanted.where}
    record("translation.saved", by=by, target=plan, plan=plan, **told)
    return kept


def _text(plan: Plan, section: str, place: str) -> Text:
    if section != CHOICE and Section.objects.filter(plan=plan, key=section).exists():
        for text in texts_of(section, load_section(plan, section)):
            if text.place == place:
                return text
    raise InvalidSection({"place": [_("The plan has no text here that could be translated. Load the page again.")]})


def _check(plan: Plan, wanted: _Wanted) -> None:
    errors = dict(_errors(plan, wanted))
    if errors:
        raise InvalidSection(errors)


def _errors(plan: Plan, wanted: _Wanted) -> "Iterator[tuple[str, list[str | Promise]]]":
    if wanted.language not in Language.values or wanted.language == plan.language:
        yield "language", [_("Choose a language other than that of the plan.")]
    if not _FINGERPRINT.match(wanted.original):
        yield "original", [_("Give the fingerprint of the text that you translated.")]
    try:
        Translation._meta.get_field("text").clean(wanted.text, None)
    except ValidationError as error:
        yield "text", [*error.messages]


def _is_kept(kept: Translation | None, wanted: _Wanted) -> bool:
    if kept is None or not wanted.text:
        return wanted.text == (kept.text if kept else "")
    return (kept.text, kept.original) == (wanted.text, wanted.original)


def _source(kept: Translation | None, found: Text, original: str) -> str:
    """Return the words that were translated, "" where the plan changed them while somebody was at it."""
    if original == found.fingerprint:
        return found.text
    return kept.source if kept and kept.original == original else ""


def _replace(kept: Translation, revision: int, written: dict[str, Any]) -> Translation:
    """Take the next revision, or raise StaleTranslation: of two at once only one gets it. What was there is kept."""
    if not Translation.objects.filter(pk=kept.pk, revision=revision).update(revision=revision + 1, **written):
        raise StaleTranslation(kept)
    if kept.text != written["text"]:
        keep_earlier(kept)
    return Translation.objects.get(pk=kept.pk)
