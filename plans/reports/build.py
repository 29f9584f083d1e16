"""From a plan to its printed document: no query, no side effect."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _

from plans.catalogue import Catalogue, catalogue
from plans.content import PlanContent, fingerprint
from plans.content.translating import languages_of, translated
from plans.models import Kind
from plans.reports.languages import language_note
from plans.reports.material import Material
from plans.reports.numbering import numbered
from plans.reports.parts import arrangements, crisis
from plans.reports.parts.annexes import annexes, standing
from plans.reports.parts.funding import funding
from plans.reports.parts.objectives import objectives
from plans.reports.parts.people import people
from plans.reports.parts.pictures import with_pictures
from plans.reports.parts.responses import responses
from plans.reports.parts.summary import key_figures, summary
from plans.reports.proof import Proof
from plans.reports.tree import Document, Masthead, Part
from plans.reports.words import day, language_name

_BODY: dict[str, Callable[[Material], Part]] = {
    "crisis": crisis.crisis,
    "mobility": crisis.mobility,
    "context": crisis.context,
    "people": people,
    "objectives": objectives,
    "responses": responses,
    "modalities": arrangements.modalities,
    "coordination": arrangements.coordination,
    "partners": arrangements.partners,
    "risks": arrangements.risks,
    "accountability": arrangements.accountability,
    "monitoring": arrangements.monitoring,
    "capacity": arrangements.capacity,
    "funding": funding,
    "states": arrangements.states,
}


def build_report(
    content: PlanContent,
    *,
    proof: Proof,
    language: str,
    texts: str = "",
    symbol: str = "",
    names: Catalogue | None = None,
) -> Document:
    """Return the plan as a document in the language.

    What its office wrote is in the language of `texts` or else of the document, if it is complete in that, and in the
    plan's own if it is not. `names` is the reference data, as kept in memory unless it is given.
    """
    own = content.identity.language
    texts = next((it for it in (texts, language) if it in languages_of(content)), own)
    with translation.override(language):
        m = Material(content if texts == own else translated(content, texts), proof, names or catalogue())
        document = Document(
            language=language,
            own_language=texts,
            title=m.content.identity.title or _("Untitled plan"),
            subtitle=f"{Kind(content.identity.kind).label} · {m.name('office', content.office)}",
            masthead=_masthead(m, symbol),
            key_figures=key_figures(m),
            language_note=language_note(content, language, texts, original=proof.original),
            parts=(summary(m), *_body(m), *annexes(m)),
            proof=_proof_line(m),
        )
        return numbered(document)


def _body(m: Material) -> Iterator[Part]:
    """Yield the chapters; those of sections that are left out have none, not even an empty one."""
    for key, write in _BODY.items():
        if m.content.responses or not m.partial if key == "responses" else m.has(key):
            yield with_pictures(write(m), m)


def with_frozen(document: Document, content: PlanContent, proof: Proof) -> Document:
    """Return the document with the content that it prints, if that is what the proof is of."""
    frozen = content.to_json()
    return replace(document, frozen=frozen) if fingerprint(frozen) == proof.sha256 else document


def _masthead(m: Material, symbol: str) -> Masthead:
    original = language_name(m.proof.original or m.content.identity.language)
    return Masthead(
        organization=_("International Organization for Migration"),
        mark=symbol or _("DRAFT"),
        original=_("Original: %(language)s") % {"language": original},
        date=day(m.proof.dated),
        body=_("Migration Crisis Operational Framework"),
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
