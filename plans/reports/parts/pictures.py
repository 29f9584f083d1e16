"""Pictures in the sections that they stand in, before what is written there under headings."""

from dataclasses import replace

from plans.reports.material import Material
from plans.reports.tree import Part, Picture


def with_pictures(part: Part, m: Material) -> Part:
    """Return the part with the pictures of its section and of those within it."""
    pictures = tuple(
        Picture(
            uid=it.uid,
            sha256=it.sha256,
            caption=it.caption,
            credit=it.credit,
            alternative_text=it.alternative_text,
            width=it.width,
            height=it.height,
        )
        for it in m.content.attachments
        if it.section == part.key
    )
    children = tuple(with_pictures(child, m) for child in part.children)
    return replace(part, blocks=(*part.blocks, *pictures), children=children)
