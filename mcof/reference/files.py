"""Reading data files into rows, whatever lists they hold; docs/reference-data.md describes their form."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from mcof.reference.items import SUPPORTED
from mcof.reference.schema import Extent, Fields, Model, belonging_to, columns, lists

Read = Callable[[], object]

# Everything that a load without files brings in: the name of a source, and what reads its document.
SOURCES: dict[str, Read] = {}


def join(name: str, read: Read) -> None:
    """Make a source part of every full load; for an app's `ready()`."""
    SOURCES[name] = read


def join_folder(folder: Path) -> None:
    for path in sorted(folder.glob("*.json")):
        join(f"{folder.parent.name}/{path.name}", partial(read_json, path))


def read_json(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Problem:
    file: str
    item: str
    field: str
    remedy: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.item, self.field, self.remedy) if part)


class Rejected(Exception):
    """A load was refused as a whole; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Row:
    """One item as a file states it, its texts spread over their columns."""

    file: str
    vocabulary: str
    model: Model
    stated: Fields

    @property
    def code(self) -> str:
        return str(self.stated["code"])

    @property
    def identity(self) -> tuple[str, ...]:
        return tuple(str(self.stated[name]) for name in self.model.identity)

    def problem(self, name: str, remedy: str) -> Problem:
        return Problem(self.file, f"{self.vocabulary} {self.code}", name, remedy)


@dataclass(frozen=True, slots=True)
class _Branch:
    """Where in a file the reading stands."""

    file: str
    vocabulary: str
    extent: Extent
    complete: bool
    defaults: dict[str, Fields]

    def problem(self, item: str, name: str, remedy: str) -> Problem:
        return Problem(self.file, f"{self.vocabulary} {item}".strip(), name, remedy)


@dataclass(slots=True)
class Reading:
    """What has been read so far: the items, the lists that claim to be complete, and the mistakes of form."""

    rows: list[Row] = field(default_factory=list)
    complete: list[Extent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, file: str, document: object) -> None:
        parts = document.get("lists") if isinstance(document, dict) else None
        if not isinstance(document, dict) or not isinstance(parts, list):
            self.problems.append(Problem(file, "", "lists", "is missing: give the lists of the file here"))
            return
        defaults = document.get("defaults", {})
        for part in parts:
            self._read_list(file, part if isinstance(part, dict) else {"list": part}, defaults)

    def _read_list(self, file: str, part: Fields, defaults: dict[str, Fields]) -> None:
        name, known = str(part.get("list")), lists()
        if name not in known:
            remedy = f"“{name}” is not a list; use one of {', '.join(sorted(known))}"
            self.problems.append(Problem(file, "", "list", remedy))
            return
        shared = {key: value for key, value in part.items() if key not in ("list", "complete", "items")}
        extent = Extent(known[name].model, shared | known[name].shared)
        branch = _Branch(file, name, extent, part.get("complete") is True, defaults)
        if unknown := shared.keys() - columns(extent.model).keys():
            self.problems += [branch.problem("", key, "is not a field of this list") for key in sorted(unknown)]
        else:
            self._read_items(branch, part.get("items"))

    def _read_items(self, branch: _Branch, items: object) -> None:
        if not isinstance(items, list):
            self.problems.append(branch.problem("", "items", "is missing: give the items as a list"))
            return
        if branch.complete:
            self.complete.append(branch.extent)
        for position, item in enumerate(items, start=1):
            if isinstance(item, dict) and isinstance(item.get("code"), str) and item["code"].strip():
                self._read_item(branch, {"position": position, **item})
            else:
                self.problems.append(branch.problem(f"no. {position}", "code", "is missing: give the item a code"))

    def _read_item(self, branch: _Branch, item: Fields) -> None:
        model = branch.extent.model
        inner = belonging_to(model)
        own = {name: value for name, value in item.items() if name not in inner}
        stated = branch.defaults.get(branch.vocabulary, {}) | branch.extent.shared | own
        row = Row(branch.file, branch.vocabulary, model, dict(_spread(model, stated)))
        self.rows.append(row)
        for name in inner.keys() & item.keys():
            part, parent = inner[name]
            extent = Extent(part, {parent: row.code})
            self._read_items(replace(branch, vocabulary=part.vocabulary, extent=extent), item[name])


def _spread(model: Model, stated: Fields) -> Iterator[tuple[str, object]]:
    """Put texts in several languages into a column for each."""
    for name, value in stated.items():
        if isinstance(value, dict) and hasattr(model, f"{name}_{SUPPORTED[0]}"):
            yield from ((f"{name}_{language}", text) for language, text in value.items())
        else:
            yield name, value
