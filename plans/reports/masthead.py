"""The masthead of a document: as Council documents have it since the 105th session, or as they had it before."""

import re

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.models import Language
from plans.reports.sessions import session_name
from plans.reports.tree import Masthead

OLD = "old"
_COUNCIL = gettext_lazy("Council")
_COMMITTEE = gettext_lazy("Standing Committee on Programmes and Finance")
_SESSION = re.compile(r"[CS]/(\d+)/")


def masthead(
    *, symbol: str, original: str, date: str, standing: str = "", unmarked: str = "", council: bool = False
) -> Masthead:
    """Return the masthead, which a symbol makes that of a governing body, as `council` does without one.

    `unmarked` stands where the symbol would, instead of the word for a draft.
    """
    return Masthead(
        organization=_("International Organization for Migration"),
        mark=symbol or unmarked or _("DRAFT"),
        original=original,
        date=date,
        bodies=_bodies(symbol, council=council),
        session=_session(symbol),
        standing=standing,
        old=settings.MASTHEAD == OLD,
    )


def _bodies(symbol: str, *, council: bool) -> tuple[str, ...]:
    if not (symbol or council):
        return (_("Migration Crisis Operational Framework"),)
    name = _COMMITTEE if symbol.startswith("S") else _COUNCIL
    return tuple(_in(it, name) for it in Language.values) if settings.MASTHEAD == OLD else (str(name),)


def _in(language: str, name: "str | Promise") -> str:
    with translation.override(language):
        return str(name)


def _session(symbol: str) -> str:
    found = _SESSION.match(symbol)
    return session_name(int(found[1])) if found else ""
