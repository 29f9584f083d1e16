"""What every document about one plan has around its parts: masthead, title, key figures, and the proof of it."""

from collections.abc import Callable
from typing import TypeAlias

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from plans.catalogue import Catalogue, catalogue
from plans.content import PlanContent
from plans.content.translating import languages_of, translated
from plans.models import Kind
from plans.reports.languages import language_note
from plans.reports.masthead import masthead
from plans.reports.material import Material
from plans.reports.numbering import numbered
from plans.reports.parts.annexes import standing
from plans.reports.parts.summary import key_figures
from plans.reports.proof import Proof
from plans.reports.tree import Document, Masthead, Part
from plans.reports.words import day, language_name

Write: TypeAlias = Callable[[Material], tuple[Part, ...]]


def framed(
    content: PlanContent,
    write: Write,
    *,
    proof: Proof,
    language: str,
    texts: str = "",
    symbol: str = "",
    names: Catalogue | None = None,
    what: "str | Promise" = "",
) -> Document:
    """Return the document whose parts are written by `write`, in the language.

    What the plan's office wrote is in the language of `texts` or else of the document, if it is complete in that, and
    in the plan's own if it is not. `names` is the reference data, as kept in memory unless it is given.
    `what` says what the document is where it is not the full plan.
    """
    own = content.identity.language
    texts = next((it for it in (texts, language) if it in languages_of(content)), own)
    with translation.override(language):
        m = Material(content if texts == own else translated(content, texts), proof, names or catalogue())
        document = Document(
            language=language,
            own_language=texts,
            title=m.content.identity.title or _("Untitled plan"),
            subtitle=_subtitle(m, what),
            masthead=_masthead(m, symbol),
            key_figures=key_figures(m),
            language_note=language_note(content, language, texts, original=proof.original),
            parts=write(m),
            proof=_proof_line(m),
            dated=proof.dated.isoformat(),
        )
        return numbered(document)


def _subtitle(m: Material, what: "str | Promise") -> str:
    kind = Kind(m.content.identity.kind).label
    return " · ".join(filter(None, (str(what), str(kind), m.name("office", m.content.office))))


def _masthead(m: Material, symbol: str) -> Masthead:
    original = language_name(m.proof.original or m.content.identity.language)
    return masthead(
        symbol=symbol,
        original=_("Original: %(language)s") % {"language": original},
        date=day(m.proof.dated),
        standing=_version(m),
    )


def _version(m: Material) -> str:
    word = standing(m.proof.standing)
    if m.proof.version is None:
        return word
    text = _("Part of version %(number)s, %(standing)s") if m.partial else _("Version %(number)s, %(standing)s")
    return text % {"number": m.proof.version, "standing": word.lower()}


def _proof_line(m: Material) -> str:
    sha256 = m.proof.sha256
    return f"SHA-256 {sha256[:8]}…{sha256[-8:]} · {m.content.reference} · {_version(m)} · {day(m.proof.dated)}"
