"""What a reviewer has not seen yet: the sections that changed since an earlier version, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from plans.content import RESPONSE_PREFIX, PlanContent
from plans.forms.differences import Difference, differences
from plans.forms.frame import frame_of
from plans.portfolio.comparing import changed_sections
from plans.views.places import section_title


@dataclass(frozen=True)
class ChangedSection:
    """`fields` is empty for a sector that is new as a whole, or gone."""

    key: str
    title: "str | Promise"
    fields: list[Difference]
    new: bool = False
    gone: bool = False

    @property
    def part(self) -> str:
        """The anchor of the section in the document, whose summary says what identifies the plan."""
        return "summary" if self.key == "identity" else self.key


def changed_since(before: PlanContent, after: PlanContent) -> list[ChangedSection]:
    return list(_changed(before, after))


def _changed(before: PlanContent, after: PlanContent) -> Iterator[ChangedSection]:
    frame = frame_of(after)
    for key in changed_sections(before, after):
        sector, title = key.removeprefix(RESPONSE_PREFIX), section_title(key)
        if key != sector and (before.response(sector) is None or after.response(sector) is None):
            yield ChangedSection(key, title, [], new=not before.response(sector), gone=not after.response(sector))
        else:
            yield ChangedSection(key, title, differences(before.section(key), after.section(key), frame))
