"""Reading data files into rows, whatever lists they hold.

A document is `{"defaults": {LIST: {FIELD: VALUE}}, "lists": [{"list": LIST, "complete": true, "items": [ITEM]}]}`.
An item holds fields of its model. Texts in three languages are `{"en": …, "fr": …, "es": …}`, other items are named by
their code, and items that belong to the item stand inside it as a list of their own.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.apps import apps
from django.db import models

from mcof.reference.items import SUPPORTED, ReferenceItem

Model = type[ReferenceItem]
Fields = dict[str, object]

# Everything that a load without files brings in: the name of a source, and what reads its document.
SOURCES: dict[str, Callable[[], object]] = {}


def join(name: str, read: Callable[[], object]) -> None:
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
class Extent:
    """The part of a model that a file claims to list in full."""

    model: Model
    shared: Fields

    def includes(self, stated: Fields) -> bool:
        return all(stated.get(name) == value for name, value in self.shared.items())


@dataclass(slots=True)
class Reading:
    """What has been read so far, the mistakes of form included."""

    rows: list[Row] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, file: str, document: object) -> None:
        if not isinstance(document, dict) or not isinstance(document.get("lists"), list):
            self.problems.append(Problem(file, "", "lists", "give the file's lists here"))
            return
        defaults = document.get("defaults", {})
        for part in document["lists"]:
            self._read_list(file, part, defaults)

    def _read_list(self, file: str, part: object, defaults: dict[str, Fields]) -> None:
        name = str(part.get("list")) if isinstance(part, dict) else str(part)
        if name not in (known := lists()):
            remedy = f"“{name}” is no list; use one of {', '.join(sorted(known))}"
            self.problems.append(Problem(file, "", "list", remedy))
        elif isinstance(part, dict):
            model, shared = known[name]
            branch = _Branch(file, name, model, dict(shared), defaults, part.get("complete") is True)
            self._read_items(branch, part.get("items"))

    def _read_items(self, branch: "_Branch", items: object) -> None:
        if not isinstance(items, list):
            self.problems.append(Problem(branch.file, branch.vocabulary, "items", "give the items as a list"))
            return
        if branch.complete:
            self.extents.append(Extent(branch.model, branch.shared))
        for position, item in enumerate(items, start=1):
            if isinstance(item, dict) and isinstance(item.get("code"), str) and item["code"].strip():
                self._read_item(branch, position, item)
            else:
                item_name = f"{branch.vocabulary} no. {position}"
                self.problems.append(Problem(branch.file, item_name, "code", "give the item a code"))

    def _read_item(self, branch: "_Branch", position: int, item: Fields) -> None:
        inner = belonging_to(branch.model)
        own = {name: value for name, value in item.items() if name not in inner}
        stated = {"position": position, **branch.defaults.get(branch.vocabulary, {}), **own, **branch.shared}
        row = Row(branch.file, branch.vocabulary, branch.model, {})
        row.stated.update(self._spread(branch.model, stated))
        self.rows.append(row)
        for name in inner.keys() & item.keys():
            model, parent = inner[name]
            shared: Fields = {parent: row.code}
            self._read_items(_Branch.of(branch, model, shared), item[name])

    @staticmethod
    def _spread(model: Model, stated: Fields) -> Iterator[tuple[str, object]]:
        for name, value in stated.items():
            if isinstance(value, dict) and hasattr(model, f"{name}_{SUPPORTED[0]}"):
                yield from ((f"{name}_{language}", text) for language, text in value.items())
            else:
                yield name, value


@dataclass(frozen=True, slots=True)
class _Branch:
    """Where in a file the reading stands."""

    file: str
    vocabulary: str
    model: Model
    shared: Fields
    defaults: dict[str, Fields]
    complete: bool

    @classmethod
    def of(cls, outer: "_Branch", model: Model, shared: Fields) -> "_Branch":
        return cls(outer.file, model.vocabulary, model, shared, outer.defaults, outer.complete)


def reference_models() -> list[Model]:
    """In the order of their definition, so that what others refer to comes first."""
    return [model for model in apps.get_models() if issubclass(model, ReferenceItem)]


def lists() -> dict[str, tuple[Model, dict[str, str]]]:
    return {name: (model, shared) for model in reference_models() for name, shared in model.lists().items()}


def belonging_to(model: Model) -> dict[str, tuple[Model, str]]:
    """The lists that may stand inside an item of the model, and the column through which they belong to it."""
    return {
        relation.get_accessor_name() or "": (relation.related_model, relation.field.name)
        for relation in model._meta.related_objects
        if isinstance(relation, models.ManyToOneRel) and issubclass(relation.related_model, ReferenceItem)
    }
