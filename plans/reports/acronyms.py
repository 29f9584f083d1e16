"""The list of the acronyms that a document uses, made from what it says."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from plans.catalogue import Catalogue
from plans.content.acronyms import acronyms_in, spelt_out
from plans.reports.lines import lines_of
from plans.reports.tree import Document, Fact, Facts, Part, Table


def with_acronyms(document: Document, names: Catalogue) -> Document:
    """Return the document with its list of acronyms before the text, as a language sorts them.

    An acronym stands for what the document itself says first, or else for what reference data know in the reader's
    language; one that neither spells out is left out. Acronyms are of letters that all three languages sort alike.
    """
    used: set[str] = set()
    told: dict[str, str] = {}
    for line in _lines(document):
        used.update(acronyms_in(line))
        told = spelt_out(line) | told
    facts = tuple(_fact(it, told, names) for it in sorted(used, key=str.casefold) if it in told or it in names.acronyms)
    if not facts:
        return document
    return replace(
        document, front=(Part(key="acronyms", heading=_("Acronyms"), blocks=(Facts(facts),), new_page=True),)
    )


def _fact(acronym: str, told: dict[str, str], names: Catalogue) -> Fact:
    if acronym in told:
        return Fact(acronym, told[acronym], own=True)
    return Fact(acronym, names.acronyms[acronym].name.rpartition(" (")[0])


def _lines(document: Document) -> Iterator[str]:
    yield from (document.title, *(part.heading for part in document.all_parts()))
    for block in document.blocks():
        yield from lines_of(block)
        if isinstance(block, Table):
            yield from (cell.below for row in block.rows for cell in row)
