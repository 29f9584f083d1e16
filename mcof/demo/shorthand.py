"""What the data files leave out, filled in: the result is what `plans.content.codec` reads.

The files are for people to write: texts are wrapped, issues and modalities stand under their codes, an activity names
its dates only where they differ from the plan's, and a population group names a profile instead of every sex and age.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from mcof.demo.shares import divide
from plans.content.prose import begins

Plain = dict[str, Any]

COUNTS = ("population", "affected", "in_need", "targeted", "reached")


def written_out(key: str, section: Plain, identity: Plain) -> Plain:
    """Return the section with nothing left out."""
    section = tidy(section)
    if key == "mobility":
        return section | {"dimensions": _rows("dimension", section["dimensions"], "narrative", "present")}
    if key == "people":
        return _with_splits(section)
    if key.startswith("response-"):
        return _response(key.removeprefix("response-"), section, tidy(identity))
    return section


def tidy(value: Any) -> Any:
    """Undo what makes the files readable: texts lose their line breaks, dates become text."""
    if isinstance(value, dict):
        return {name: tidy(item) for name, item in value.items()}
    if isinstance(value, list):
        return [tidy(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return unwrapped(value) if isinstance(value, str) else value


def unwrapped(text: str) -> str:
    """Return each paragraph, heading, item of a list and footnote as one line; an empty line parts paragraphs."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if lines and lines[-1] and line and not begins(line):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.rstrip())
    return "\n".join(lines)


def _response(sector: str, section: Plain, identity: Plain) -> Plain:
    period = {"starts_on": identity["starts_on"], "ends_on": identity["ends_on"], "phases": section.get("phases", [])}
    return section | {
        "sector": sector,
        "issues": _rows("issue", section.get("issues", {}), "how"),
        "modalities": _rows("modality", section.get("modalities", {}), "how", "used"),
        "activities": [period | activity for activity in section.get("activities", [])],
    }


def _rows(name: str, by_code: Mapping[str, str | Plain], text: str, switch: str = "") -> list[Plain]:
    """Return a row for each code; a bare text means that the thing holds."""
    return [
        {"uid": code.lower(), name: code} | (row if isinstance(row, dict) else {text: row, switch: True})
        for code, row in by_code.items()
    ]


def _with_splits(people: Plain) -> Plain:
    profiles = people.pop("profiles", {})
    return people | {"figures": [_split(dict(figure), profiles) for figure in people.get("figures", [])]}


def _split(figure: Plain, profiles: Mapping[str, Any]) -> Plain:
    profile = figure.pop("profile", None)
    if profile is None:
        return figure
    shares = {(sex, band): share for sex, bands in profiles[profile].items() for band, share in bands.items()}
    columns = {name: divide(figure[name], list(shares.values())) for name in COUNTS if name in figure}
    figure["splits"] = [
        {"sex": sex, "band": band} | {name: column[number] for name, column in columns.items()}
        for number, (sex, band) in enumerate(shares)
    ]
    return figure
