"""Which tags may stand in which (ISO 32000-1, 14.8.4), and which may hold content themselves."""

from collections.abc import Iterator

from tests.plans.reports.accessible.tags import Tag

GROUPS = {"Document", "Part", "Art", "Sect", "Div", "TOC", "TOCI", "L", "LI", "Table", "THead", "TBody", "TFoot", "TR"}
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
BLOCKS = {"P", "LBody", "Lbl", "TH", "TD", "Caption", "Note", "BlockQuote", *HEADINGS}
INLINE = {"Span", "Quote", "Reference", "Link", "Code", "Figure", "Formula", "Annot", "NonStruct"}
STANDARD = GROUPS | BLOCKS | INLINE
_ROWS = {"TR"}
HOLDS = {
    "": {"Document"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": _ROWS,
    "TBody": _ROWS,
    "TFoot": _ROWS,
    "TR": {"TH", "TD"},
}
STANDS_IN = {
    "TOCI": {"TOC"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": _ROWS,
    "TD": _ROWS,
}


def faults(root: Tag) -> Iterator[str]:
    if len(root.kids) != 1:
        yield f"{len(root.kids)} tags stand in the root"
    for tag in root.all():
        if tag.parent:
            yield from _tag_faults(tag, tag.parent.kind)


def _tag_faults(tag: Tag, outer: str) -> Iterator[str]:
    if tag.kind not in STANDARD:
        yield f"{tag.kind} is no standard tag and is mapped to none"
    if tag.kind not in HOLDS.get(outer, STANDARD) or outer not in STANDS_IN.get(tag.kind, STANDARD | {""}):
        yield f"{tag.kind} stands in {outer or 'the root'}"
    if tag.kind in GROUPS and tag.content:
        yield f"{tag.kind} holds content itself"
