"""Runs of words in a Word document: bold, emphasis, links, and the calls of footnotes."""

from collections.abc import Callable, Iterator

from plans.content.prose import Run, Runs
from plans.reports.references import is_reference
from plans.reports.word.elements import Element, Look, element, words
from plans.reports.word.package import Package


def runs(given: Runs, package: Package, *, own: bool = False) -> list[Element]:
    """Return the words of the runs; a note goes to the foot of its page."""
    language = package.language_of(own=own)
    return [made for it in given for made in _run(it, package, language)]


def _run(it: Run, package: Package, language: str) -> Iterator[Element]:
    if it.note:
        said = [made for piece in it.note for made in _words(piece, package.notes.link, language)]
        yield package.notes.add(it.number, said)
    elif is_reference(it):
        yield from package.marks.reference(it.href.removeprefix("#"), it.text)
    else:
        yield from _words(it, package.link, language)


def _words(it: Run, link: Callable[[str], str], language: str) -> list[Element]:
    if it.href:
        look = Look(style="Hyperlink", strong=it.strong, emphasis=it.emphasis, language=language)
        return [element("w:hyperlink", *words(it.text, look), r_id=link(it.href))]
    style = "Strong" if it.strong else "Emphasis" if it.emphasis else ""
    return words(it.text, Look(style=style, emphasis=it.strong and it.emphasis, language=language))
