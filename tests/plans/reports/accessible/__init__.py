"""What keeps a PDF from being one that everybody can read: PDF/UA-1 (ISO 14289-1), checked on the file itself."""

from collections.abc import Iterator

from pypdf import PdfReader

from tests.plans.reports.accessible import content, file, nesting, structure
from tests.plans.reports.accessible.tags import tags_of


def faults(reader: PdfReader) -> list[str]:
    """Return in words what the standard forbids, or asks for and is not there."""
    return list(_faults(reader))


def _faults(reader: PdfReader) -> Iterator[str]:
    yield from file.faults(reader)
    if "/StructTreeRoot" not in reader.root_object:
        yield "there are no tags"
        return
    root = tags_of(reader)
    pages = content.pages_of(reader)
    yield from nesting.faults(root)
    yield from structure.faults(root, reader)
    yield from content.faults(root, pages, reader)
    yield from structure.outline_faults(root, content.texts_of(pages), reader)
