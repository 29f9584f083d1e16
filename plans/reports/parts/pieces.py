"""What the parts of a report are put together from."""

from typing import Any

from django.utils.translation import gettext as _

from plans.extent import told as told_parts
from plans.reports.material import Material
from plans.reports.narrative import paragraphs
from plans.reports.tree import Block, Cell, Fact, Facts, Note, Part
from plans.reports.words import UNKNOWN, heading, label, listed, yes_or_no


def chapter(key: str, kind: type, *blocks: Block, children: tuple[Part, ...] = ()) -> Part:
    """Return the part of one section, which says so where nobody has written anything yet."""
    if not blocks and not children:
        blocks = (Note(_("Nothing has been written here yet.")),)
    return Part(key=key, heading=heading(kind), blocks=blocks, children=children)


def told(value: Any, key: str, *fields: str) -> tuple[Part, ...]:
    """Return a part for each running text that has been written, under the field's own name."""
    return tuple(
        Part(key=f"{key}-{field}", heading=label(type(value), field), blocks=paragraphs(getattr(value, field)))
        for field in fields
        if getattr(value, field).strip()
    )


def facts(*given: Fact) -> tuple[Block, ...]:
    """Return the facts that are known, or nothing at all."""
    known = tuple(fact for fact in given if fact.text and fact.text != UNKNOWN)
    return (Facts(known),) if known else ()


def part_note(m: Material) -> tuple[Block, ...]:
    """Return what tells the reader that this is a part, and of what; nothing for a whole plan."""
    if not m.partial:
        return ()
    names = listed(told_parts(m.content, m.proof.extent)) or UNKNOWN
    text = _(
        "This is not the whole plan. These are sections of version %(number)s: %(names)s. Sums, counts and lists are "
        "of these sections only."
    )
    return (Note(text % {"number": m.proof.version, "names": names}),)


def whole(m: Material) -> str:
    """Return what the foot of a table calls that of which it is the sum."""
    return _("These sections") if m.partial else _("The plan")


def mark(value: bool | None) -> Cell:
    """Return the cell of a yes, a no, or of what nobody has said."""
    return Cell(yes_or_no(value), level=int(bool(value)))
