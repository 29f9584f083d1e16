"""What stands twice: paragraphs in two sections, and statements that say of one issue what they say of another."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from plans.content.values import IssueStatement, ModalityUse
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.passages import PARAGRAPH, Passage
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say

# Letters and figures from which on a statement is long enough to have words of its own.
STATEMENT = 50
STATEMENTS = {"issues", "modalities"}
_SAYS_NOTHING = b" \t\r\n.,;:!?*_#-"


@rule(
    "W-03",
    Level.ADVISES,
    title=_("No paragraph stands in two sections"),
    why=demands.PROSE,
    remedy=_("Keep the paragraph where it belongs most, and write here what is particular to this place, or nothing."),
)
def paragraphs_differ(case: Case) -> Iterator[Found]:
    known: dict[bytes, Passage] = {}
    for it in case.paragraphs:
        if it.table not in STATEMENTS and (first := _first(known, it)):
            message = _("“%(field)s” has a paragraph that stands already under “%(first)s” in “%(section)s”.")
            names = {"field": label(it.owner, it.field), "first": label(first.owner, first.field)}
            yield it.section, it.place, say(message, section=case.section_name(first.section), **names)


def _first(known: dict[bytes, Passage], it: Passage) -> Passage | None:
    """Return the passage of another section where a paragraph of this one stood first, and keep those that are new."""
    for paragraph in it.text.split("\n\n"):
        said = _said(paragraph)
        if len(said) >= PARAGRAPH and (first := known.setdefault(said, it)).section != it.section:
            return first
    return None


def _said(text: str) -> bytes:
    """Return the text without spaces, points, marks and plain capitals, which do not change what it says."""
    return text.encode().lower().translate(None, _SAYS_NOTHING)


@rule(
    "W-04",
    Level.WARNS,
    title=_("Each issue and modality has words of its own"),
    why=demands.ISSUES,
    remedy=_(
        "Write for each what is done differently in this very sector because of it. If it is the same everywhere, say "
        "it once in the plan and choose a lower extent here."
    ),
)
def statements_differ(case: Case) -> Iterator[Found]:
    known: set[bytes] = set()
    for key, response in case.responses:
        for table, rows in (("issues", response.issues), ("modalities", response.modalities)):
            copies = [row for row in rows if _again(known, row.how)]
            if copies:
                message = _("These say word for word what another issue, modality or sector says: %(names)s.")
                yield key, f"{table}.{copies[0].uid}.how", say(message, names=list(_names(case, copies)))


def _again(known: set[bytes], text: str) -> bool:
    said = _said(text)
    if len(said) < STATEMENT:
        return False
    before = said in known
    known.add(said)
    return before


def _names(case: Case, rows: Iterable[IssueStatement | ModalityUse]) -> Iterator[object]:
    for row in rows:
        if isinstance(row, IssueStatement):
            yield case.named("issue", row.issue)
        else:
            yield case.named("modality", row.modality)
