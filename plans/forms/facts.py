"""The facts of an event in words: what it is about, from where it came, and what was before and after."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mcof.audit.circumstances import Channel
from mcof.audit.models import Event
from plans.telling.differences import NOTHING, Difference

SHORT = 60
CHANNELS: dict[str, Promise] = {
    Channel.PAGE: _("a page of the site"),
    Channel.API: _("the interface for programs"),
    Channel.TASK: _("a task of the site"),
    Channel.COMMAND: _("a command on the server"),
}
NAMES: dict[str, Promise] = {
    "alternative_text": _("description for those who cannot see it"),
    "answer": _("answer"),
    "by_state": _("recorded by the State itself"),
    "caption": _("caption"),
    "country": _("country"),
    "credit": _("credit"),
    "due_on": _("due on"),
    "email": _("e-mail address"),
    "ends_on": _("ends on"),
    "expires_at": _("until"),
    "filename": _("file"),
    "format": _("format"),
    "kind": _("kind"),
    "language": _("language"),
    "name": _("name"),
    "names": _("names"),
    "note": _("note"),
    "parent": _("regional office"),
    "person": _("person"),
    "place": _("place"),
    "places": _("places"),
    "purpose": _("purpose"),
    "reason": _("reason"),
    "reference": _("reference"),
    "restored_from": _("restored from"),
    "revision": _("revision"),
    "role": _("role"),
    "rule": _("rule"),
    "section": _("section"),
    "sector": _("sector"),
    "sha256": _("fingerprint"),
    "size": _("size"),
    "source": _("source"),
    "starts_on": _("starts on"),
    "state": _("State"),
    "symbol": _("symbol"),
    "timezone": _("time zone"),
    "title": _("title"),
    "version": _("version"),
}


def differences_of(event: Event) -> list[Difference]:
    """Return each fact that was another before, short ones side by side, texts word by word."""
    before, after = (dict(facts(event.data.get(side))) for side in ("before", "after"))
    return [
        Difference(name, before.get(name, NOTHING), after.get(name, NOTHING), plain=_short(before, after, name))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    ]


def details_of(event: Event) -> list[tuple[str, str]]:
    return list(facts(event.data.get("detail")))


def facts(told: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Yield each fact of what was recorded under its name, those within others after theirs."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from facts(value, _joined(where, str(NAMES.get(name, name.replace("_", " ")))))
    elif isinstance(told, list) and any(isinstance(it, dict) for it in told):
        for number, value in enumerate(told, start=1):
            yield from facts(value, _joined(where, str(number)))
    elif told not in (None, "", []):
        yield capfirst(where), _shown(told)


def _joined(where: str, name: str) -> str:
    return f"{where} · {name}" if where else name


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return _day(value) or value if isinstance(value, str) else str(value)


def _day(text: str) -> str:
    try:
        return date_format(datetime.date.fromisoformat(text), "DATE_FORMAT")
    except ValueError:
        return ""


def _short(before: dict[str, str], after: dict[str, str], name: str) -> bool:
    return max(len(side.get(name, "")) for side in (before, after)) <= SHORT


def kind_of_target(event: Event) -> str:
    """Return what kind of thing it was, in words while the site knows it."""
    try:
        return str(apps.get_model(event.target_type)._meta.verbose_name)
    except LookupError:
        return event.target_type
