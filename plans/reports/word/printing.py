"""From a document to the bytes of a Word file."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from plans.reports.pictures import Pictures
from plans.reports.printed import Printed
from plans.reports.tree import Document, Part
from plans.reports.word import boxes, changes, figures, pages, spaces, tables  # noqa: F401  # they say how their blocks are written
from plans.reports.word.blocks import heading_style, written
from plans.reports.word.contents import Stretch, contents, front_of, stretches_of
from plans.reports.word.cover import cover
from plans.reports.word.elements import Element, Look, element, paragraph, words
from plans.reports.word.package import Package
from plans.reports.word.styles import LANGUAGES


def print_word(document: Document, pictures: Pictures | None = None) -> Printed:
    with translation.override(document.language):
        package = Package(document, pictures or {})
        return Printed(package.write(list(_body(document, package))), None)


def _body(document: Document, package: Package) -> Iterator[Element]:
    mark, page = document.masthead.mark, _("Page")
    foot = pages.foot(package, document.proof)
    front, stretches = front_of(document.front), stretches_of(document.parts)
    yield from cover(document, package)
    if document.brief:
        for part in document.parts:
            yield from _part(part, package, 1)
        head = pages.head(package, mark, page, "PAGE", "2")
        yield pages.section(head, foot, "decimal", first=pages.no_head(package))
        return
    yield pages.break_of(pages.section(pages.no_head(package), foot))
    yield from contents([*front, *stretches], package)
    for stretch in front:
        yield from package.marks.around(stretch.bookmark, list(_stretch(stretch, package)))
    roman = pages.head(package, mark, page, "PAGE", "i")
    yield pages.break_of(pages.section(roman, foot, "lowerRoman"))
    if document.masthead.old:
        yield paragraph("TitleAgain", *words(document.title, Look(language=package.language_of(own=True))))
    for stretch in stretches:
        yield from package.marks.around(stretch.bookmark, list(_stretch(stretch, package)))
    yield pages.section(pages.head(package, mark, page, "PAGE", "1"), foot, "decimal")


def _stretch(stretch: Stretch, package: Package) -> Iterator[Element]:
    for part in stretch.parts:
        yield from _part(part, package, 1)


def _part(part: Part, package: Package, level: int) -> Iterator[Element]:
    text = package.marks.around(package.marks.name_of(part.key), _heading(part, package))
    heading = paragraph(heading_style(level), *text)
    if part.new_page:
        heading[0].append(element("w:pageBreakBefore"))
    yield heading
    for block in part.blocks:
        yield from written(block, package, level)
    for child in part.children:
        yield from _part(child, package, level + 1)


def _heading(part: Part, package: Package) -> list[Element]:
    look = Look(language=LANGUAGES.get(part.language) or package.language_of(own=part.own))
    if not part.numeral:
        return words(part.heading, look)
    before, numeral, after = part.heading.partition(part.numeral)
    counted = package.marks.around_number(part.key, words(numeral, look))
    return [*words(before, look), *counted, *words(after, look)]
