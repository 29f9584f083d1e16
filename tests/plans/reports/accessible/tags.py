"""The tags of a PDF as they are in the file, with what each holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

Content: TypeAlias = tuple[int, int]
"""A page by its object, and the number of the content on it."""


@dataclass(eq=False)
class Tag:
    kind: str
    object: Any
    parent: "Tag | None" = None
    kids: list["Tag"] = field(default_factory=list)
    content: list[Content] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    reading: list["Tag | Content"] = field(default_factory=list)
    """Tags and content in the order in which they are read."""

    @property
    def number(self) -> int:
        return int(self.object.indirect_reference.idnum)

    @property
    def attributes(self) -> dict[str, Any]:
        """Return the attributes of all owners together."""
        given = self.object.get("/A", [])
        owners = given if isinstance(given, list) else [given]
        return {name: value for it in owners for name, value in it.get_object().items()}

    @property
    def language(self) -> str:
        """Return the language that is marked here or further up; empty is that of the document."""
        given = str(self.object.get("/Lang", ""))
        return given or (self.parent.language if self.parent else "")

    def all(self, *kinds: str) -> Iterator["Tag"]:
        """Yield the tags from here down in reading order, of these kinds or of all."""
        if not kinds or self.kind in kinds:
            yield self
        for kid in self.kids:
            yield from kid.all(*kinds)

    def all_content(self) -> Iterator[Content]:
        for it in self.reading:
            if isinstance(it, Tag):
                yield from it.all_content()
            else:
                yield it


def tags_of(reader: PdfReader) -> Tag:
    """Return the root of the tags, which is none itself; kinds are those that the file maps its own to."""
    root: Any = reader.root_object["/StructTreeRoot"]
    roles = {str(own): str(standard) for own, standard in root.get("/RoleMap", {}).items()}
    return _read(root, None, roles)


def _read(found: Any, parent: Tag | None, roles: dict[str, str]) -> Tag:
    own = str(found.get("/S", ""))
    tag = Tag(roles.get(own, own).removeprefix("/"), found, parent)
    given: Any = found.get("/K", [])
    for kid in given if isinstance(given, list) else [given]:
        _add(tag, kid.get_object(), roles)
    return tag


def _add(tag: Tag, kid: Any, roles: dict[str, str]) -> None:
    if not isinstance(kid, DictionaryObject):
        _add_content(tag, tag.object.raw_get("/Pg"), int(str(kid)))
    elif kid.get("/Type") == "/MCR":
        _add_content(tag, kid.raw_get("/Pg") if "/Pg" in kid else tag.object.raw_get("/Pg"), int(str(kid["/MCID"])))
    elif kid.get("/Type") == "/OBJR":
        tag.annotations.append(kid["/Obj"])
    else:
        below = _read(kid, tag, roles)
        tag.kids.append(below)
        tag.reading.append(below)


def _add_content(tag: Tag, page: Any, number: int) -> None:
    tag.content.append((page.idnum, number))
    tag.reading.append((page.idnum, number))
