"""Which sections differ between two states of a plan, and what of each, in the plan's order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.functional import Promise

from plans.content import RESPONSE_PREFIX, SECTION_KEYS, PlanContent, response_key
from plans.content.translating import FILES
from plans.content.values import IssueStatement, ModalityUse, SectorResponse
from plans.extent import title_of
from plans.telling.differences import Difference, differences
from plans.telling.names import Names
from plans.telling.passages import summed


@dataclass(frozen=True)
class ChangedSection:
    """`fields` is empty for a sector that is new as a whole, or gone, where that is not told field by field."""

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
        return {FILES: "annex-sources"}.get(self.key, self.key)


def changed_in_sections(before: PlanContent, after: PlanContent, names: Names) -> Iterator[ChangedSection]:
    """Yield what changed with every field, those of a sector that is new, or gone, too."""
    for key in _keys(before, after):
        sector, title = key.removeprefix(RESPONSE_PREFIX), title_of(key)
        if key == FILES:
            files = replace(after, attachments=before.attachments)
            yield ChangedSection(key, title, differences(files, after, names))
        elif key == sector:
            yield ChangedSection(key, title, differences(before.section(key), after.section(key), names))
        else:
            old, new = before.response(sector), after.response(sector)
            blank = _unwritten(old or new or SectorResponse(sector=sector))
            fields = differences(old or blank, new or blank, names)
            yield ChangedSection(key, title, fields, new=old is None, gone=new is None)


def _keys(before: PlanContent, after: PlanContent) -> tuple[str, ...]:
    """Return the keys of sections that differ; a sector's response that came or went counts."""
    own = [key for key in SECTION_KEYS if before.section(key) != after.section(key)]
    sectors = dict.fromkeys(response.sector for response in (*after.responses, *before.responses))
    differing = [sector for sector in sectors if before.response(sector) != after.response(sector)]
    files = (FILES,) if before.attachments != after.attachments else ()
    return (*own, *(response_key(sector) for sector in differing), *files)


def _unwritten(response: SectorResponse) -> SectorResponse:
    """Return the response before anybody wrote it: the lines that it is given, and nothing in them."""
    issues = tuple(IssueStatement(uid=it.uid, issue=it.issue) for it in response.issues)
    modalities = tuple(ModalityUse(uid=it.uid, modality=it.modality) for it in response.modalities)
    return SectorResponse(sector=response.sector, issues=issues, modalities=modalities)
