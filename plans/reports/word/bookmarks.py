"""Bookmarks of a Word document: names for its places, and references to the numbers that stand there."""

from itertools import count

from plans.reports.word.elements import Element, element, field


class Bookmarks:
    """Names for places of the document, as Word allows them."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._numbers = count(1)

    def name_of(self, key: str) -> str:
        return self._names.setdefault(key, f"_Toc{len(self._names) + 1:06}")

    def around(self, name: str, content: list[Element]) -> list[Element]:
        number = next(self._numbers)
        return [element("w:bookmarkStart", id=number, name=name), *content, element("w:bookmarkEnd", id=number)]

    def around_number(self, anchor: str, content: list[Element]) -> list[Element]:
        """Return what stands for the number of what has the anchor, so that references find it."""
        return self.around(self.name_of(_number_of(anchor)), content)

    def reference(self, anchor: str, number: str) -> list[Element]:
        """Return the number of what has the anchor, which Word reckons anew; that of a paragraph is its own."""
        paragraph = " \\n" if anchor[1:].isdecimal() else ""
        return field(f"REF {self.name_of(_number_of(anchor))}{paragraph} \\h", number)


def _number_of(anchor: str) -> str:
    return f"{anchor} number"
