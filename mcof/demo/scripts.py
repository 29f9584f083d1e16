"""The plans of the demo as their folders tell them: what is written, by whom, and what happens then.

`plan.toml` holds the head of a plan and its short sections, each other file one section under its key. A plan may be
another one, some years later, with parts that nobody has written yet. `translations/` has its texts in other languages.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mcof.demo.copying import later, overlay, without
from mcof.demo.shorthand import Plain, tidy, written_out

DATA = Path(__file__).parent / "data"
_HEAD = {
    "reference",
    "office",
    "edition",
    "sectors",
    "writers",
    "attachments",
    "story",
    "copy_of",
    "years_later",
    "gaps",
    "translations",
}


@dataclass(frozen=True)
class Script:
    reference: str
    office: str
    edition: str
    sectors: list[str]
    writers: list[str]
    sections: dict[str, Plain]
    attachments: list[Plain]
    translations: dict[str, Plain]
    story: list[Plain]


def scripts() -> list[Script]:
    """Return all plans, in the order of their references, which count up as plans are started."""
    found = [_script(_read(path.parent)) for path in DATA.glob("*/plan.toml")]
    return sorted(found, key=lambda script: script.reference)


def _script(raw: Plain) -> Script:
    sections = {key: value for key, value in raw.items() if key not in _HEAD}
    return Script(
        reference=raw["reference"],
        office=raw["office"],
        edition=raw["edition"],
        sectors=raw["sectors"],
        writers=raw["writers"],
        sections={key: written_out(key, value, sections["identity"]) for key, value in sections.items()},
        attachments=tidy(raw.get("attachments", [])),
        translations=tidy(raw.get("translations", {})),
        story=tidy(raw.get("story", [])),
    )


def _read(folder: Path) -> Plain:
    raw = _toml(folder / "plan.toml")
    raw |= {path.stem: _toml(path) for path in sorted(folder.glob("*.toml")) if path.stem != "plan"}
    raw["translations"] = {path.stem: _toml(path) for path in sorted(folder.glob("translations/*.toml"))}
    return _copied(raw) if "copy_of" in raw else raw


def _copied(raw: Plain) -> Plain:
    original = _read(DATA / raw["copy_of"])
    original["story"], original["attachments"] = [], []
    copy = overlay(later(original, raw["years_later"]), raw)
    for place in raw["gaps"]:
        without(copy, place)
    return copy


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
