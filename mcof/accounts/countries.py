"""Countries for the reference load: codes from ISO 3166, membership of IOM and United Nations names from our files.

Time zones are those of the capitals in the IANA time zone database.

The membership list rests on secondary sources for a part of the States; `verified` says for which it does not.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pycountry
from babel import Locale

from mcof.reference import SUPPORTED

FOLDER = Path(__file__).parent / "data"


def document() -> object:
    items = sorted(_items(), key=lambda item: str(item["name_en"]))
    # Not complete: a territory that an office added by a file of its own is not retired by ours.
    return {"lists": [{"list": "country", "complete": False, "items": items}]}


def _items() -> Iterator[dict[str, object]]:
    for row in _rows("member_states.csv"):
        yield _item(row) | {
            "is_member": True,
            "member_since": row["member_since"] or None,
            "member_until": row["member_until"] or None,
            "source": f"United Nations M49 (names); membership: {row['confirmed_by']}",
            "verified": "iom.int" in row["confirmed_by"],
        }
    for row in _rows("other_countries.csv"):
        source = "United Nations usage (names)" if row["name_en"] else "ISO 3166, Unicode CLDR (names)"
        yield _item(row) | {"is_member": False, "source": source, "verified": not row["name_en"]}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _item(row: dict[str, str]) -> dict[str, object]:
    country = pycountry.countries.lookup(row["iso3"])
    names = {f"name_{language}": row[f"name_{language}"] or _name(country, language) for language in SUPPORTED}
    codes = {"code": country.alpha_3, "iso2": country.alpha_2, "m49": country.numeric}
    region = {"region": row["region"]} if row["region"] else {}  # Antarctica has none
    return {**codes, **names, **region, "time_zone": _zones().get(country.alpha_3, "")}


@cache
def _zones() -> dict[str, str]:
    return {row["iso3"]: row["time_zone"] for row in _rows("time_zones.csv")}


def _name(country: "pycountry.db.Country", language: str) -> str:
    return str(country.name if language == "en" else Locale(language).territories[country.alpha_2])
