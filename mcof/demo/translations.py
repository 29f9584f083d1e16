"""What the demo's plans say in further languages: `translations/fr.toml` beside `plan.toml`, with texts alone.

A text stands where the plan has it, rows in the plan's order or under their codes. What is left out is not translated.
"""

from typing import Any

from mcof.accounts.models import User
from mcof.demo.shorthand import Plain
from plans import drafting
from plans.content import load
from plans.content.translating import Text, texts
from plans.models import Plan


def translate(plan: Plan, language: str, sections: Plain, *, by: User) -> None:
    for text in texts(load(plan)):
        said = _said(sections.get(text.section, {}), text)
        if said:
            drafting.translate(
                plan,
                language=language,
                section=text.section,
                place=text.place,
                text=said,
                original=text.fingerprint,
                revision=0,
                by=by,
            )


def _said(section: Plain, text: Text) -> str:
    """Return the translation of a text, "" where there is none."""
    if not text.number:
        return str(section.get(text.column, ""))
    table, uid, _column = text.place.split(".")
    row = _row(section.get(table, {}), uid, text.number)
    return str(row.get(text.column, "") if isinstance(row, dict) else row)


def _row(rows: Any, uid: str, number: int) -> Any:
    if isinstance(rows, list):
        return rows[number - 1] if number <= len(rows) else {}
    return next((row for code, row in rows.items() if code.lower() == uid), {})
