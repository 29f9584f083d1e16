"""Data files for tests, as short as they can be."""

from typing import Any

from mcof.reference import Change, load

Item = dict[str, object]
FILE = "new.json"


def item(code: str, name: str = "Hail", /, **fields: object) -> Item:
    """Return an item as a file states it, with every field it must have."""
    names = {"en": name, "fr": f"{name} (fr)", "es": f"{name} (es)"}
    return {"code": code, "name": names, "source": "a test", **fields}


def document(vocabulary: str, items: list[Any], **shared: object) -> dict[str, object]:
    return {"lists": [{"list": vocabulary, "items": items, **shared}]}


def load_document(document: object, *, only_check: bool = False) -> list[Change]:
    return load({FILE: lambda: document}, only_check=only_check)


def load_items(vocabulary: str, *items: Item, **shared: object) -> list[Change]:
    return load_document(document(vocabulary, list(items), **shared))
