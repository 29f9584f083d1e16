"""What a reviewer has not seen yet: the sections and translations that changed since an earlier version, by field."""

from collections.abc import Iterator
from dataclasses import replace

from plans.content import PlanContent
from plans.forms.frame import frame_of
from plans.telling.changed import ChangedSection, changed_in_sections
from plans.views.changed_translations import changed_translations
from plans.views.places import section_title, translation_key


def changed_since(before: PlanContent, after: PlanContent) -> list[ChangedSection]:
    """Return what changed; a sector that is new, or gone, stands without its fields."""
    found = changed_between(before, after)
    return [replace(it, fields=[]) if it.new or it.gone else it for it in found]


def changed_between(before: PlanContent, after: PlanContent) -> list[ChangedSection]:
    """Return what changed with every field, those of a sector that is new, or gone, too."""
    return list(_changed(before, after))


def _changed(before: PlanContent, after: PlanContent) -> Iterator[ChangedSection]:
    frame = frame_of(after)
    yield from changed_in_sections(before, after, frame)
    for language, fields in changed_translations(before, after, frame):
        key = translation_key(language)
        yield ChangedSection(key, section_title(key), fields)
