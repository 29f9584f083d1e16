"""Paper and Word print the same tree: read back from the two files, they say the same."""

from pypdf import PdfReader

from plans.reports import Document
from plans.reports.word import print_word
from tests.plans.reports.said_by_pdf import Said, said_by_pdf, squeezed
from tests.plans.reports.said_by_word import WordFile


def said_by_word(document: Document) -> Said:
    file = WordFile(print_word(document).data)
    text = "".join(words for _style, words in file.paragraphs())
    return Said(squeezed(text), [squeezed(note) for note in file.notes()], squeezed("".join(file.figures())))


def compare(document: Document, reader: PdfReader, least: int = 5_000) -> None:
    """Find that the PDF that was read and the Word file of the document say the same, word for word."""
    paper, word = said_by_pdf(reader, document), said_by_word(document)
    assert first_difference(paper.text, word.text) == ("", "")
    assert (paper.notes, paper.figures) == (word.notes, word.figures)
    assert len(word.text) > least


def first_difference(one: str, other: str) -> tuple[str, str]:
    """Return both texts around the place where they part, which is easier to read than all of them."""
    if one == other:
        return "", ""
    pairs = zip(one, other, strict=False)
    place = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return one[max(0, place - 60) : place + 60], other[max(0, place - 60) : place + 60]
