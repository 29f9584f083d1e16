"""What a reviewer has not seen yet: the sections and translations that changed since an earlier version, by field."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.functional import Promise

from plans.content import RESPONSE_PREFIX, PlanContent
from plans.content.values import IssueStatement, ModalityUse, SectorResponse
from plans.drafting import ATTACHMENTS
from plans.forms.differences import Difference, differences
from plans.forms.frame import frame_of
from plans.forms.passages import summed
from plans.portfolio.comparing import changed_sections
from plans.views.changed_translations import changed_translations
from plans.views.places import section_title, translation_key


@dataclass(frozen=True)
class ChangedSection:
    """`fields` is empty for a sector that is new as a whole, or gone."""

    key: str
    title: "str | Promise"
    fields: list[Difference]
    new: bool = False
    gone: bool = False

    @property
    def words(self) -> tuple[int, int]:
        """How many words came and how many went."""
        return summed(it.words for it in self.fields)

    @property
    def part(self) -> str:
        """The anchor of the section in the document, whose last annex lists the files."""
        return {ATTACHMENTS: "annex-sources"}.get(self.key, self.key)


def changed_since(before: PlanContent, after: PlanContent) -> list[ChangedSection]:
    """Return what changed; a sector that is new, or gone, stands without its fields."""
    found = changed_between(before, after)
    return [replace(it, fields=[]) if it.new or it.gone else it for it in found]


def changed_between(before: PlanContent, after: PlanContent) -> list[ChangedSection]:
    """Return what changed with every field, those of a sector that is new, or gone, too."""
    return list(_changed(before, after))


def _changed(before: PlanContent, after: PlanContent) -> Iterator[ChangedSection]:
    frame = frame_of(after)
    for key in changed_sections(before, after):
        sector, title = key.removeprefix(RESPONSE_PREFIX), section_title(key)
        if key == ATTACHMENTS:
            files = replace(after, attachments=before.attachments)
            yield ChangedSection(key, title, differences(files, after, frame))
        elif key == sector:
            yield ChangedSection(key, title, differences(before.section(key), after.section(key), frame))
        else:
            old, new = before.response(sector), after.response(sector)
            blank = _unwritten(old or new or SectorResponse(sector=sector))
            fields = differences(old or blank, new or blank, frame)
            yield ChangedSection(key, title, fields, new=old is None, gone=new is None)
    for language, fields in changed_translations(before, after, frame):
        key = translation_key(language)
        yield ChangedSection(key, section_title(key), fields)


def _unwritten(response: SectorResponse) -> SectorResponse:
    """Return the response before anybody wrote it: the lines that it is given, and nothing in them."""
    issues = tuple(IssueStatement(uid=it.uid, issue=it.issue) for it in response.issues)
    modalities = tuple(ModalityUse(uid=it.uid, modality=it.modality) for it in response.modalities)
    return SectorResponse(sector=response.sector, issues=issues, modalities=modalities)
