"""What became of the translations between two states of a plan, by language and text."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from plans.content import PlanContent
from plans.content.rows import column_of
from plans.content.translating import Pair, Text, pairs
from plans.forms.frame import Frame
from plans.forms.translating import row_heading
from plans.telling.differences import Difference
from plans.views.places import section_title


def changed_translations(
    before: PlanContent, after: PlanContent, frame: Frame
) -> Iterator[tuple[str, list[Difference]]]:
    """Yield each language in which something changed, with what did: words, or whether they are still up to date."""
    for language in sorted({it.language for side in (before, after) for it in side.translations}):
        old, new = ({_place(it.text): it for it in pairs(side, language)} for side in (before, after))
        sides = ((old.get(place), new.get(place)) for place in dict.fromkeys([*new, *old]))
        found = [it for was, now in sides for it in _differences(was, now, frame)]
        if found:
            yield language, found


def _place(text: Text) -> tuple[str, str]:
    return text.section, text.place


def _differences(was: Pair | None, now: Pair | None, frame: Frame) -> Iterator[Difference]:
    there = now or was
    if there is None:
        return
    where, (old, new) = _where(there.text, frame), map(_words, (was, now))
    if old != new:
        yield Difference(where, old, new)
    if old and new and _standing(was) != _standing(now):
        yield Difference(where, _standing(was), _standing(now), plain=True)


def _words(pair: Pair | None) -> str:
    return pair.translation.text if pair and pair.translation else ""


def _standing(pair: Pair | None) -> str:
    return _("the original changed since") if pair and pair.changed else _("up to date")


def _where(text: Text, frame: Frame) -> str:
    label = column_of(type(text.owner), text.column).verbose_name
    parts = (capfirst(str(section_title(text.section))), row_heading(text, frame), capfirst(str(label)))
    return " · ".join(filter(None, parts))
