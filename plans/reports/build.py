"""From a plan to its printed document: no query, no side effect."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from django.utils import translation

from plans.catalogue import Catalogue, catalogue
from plans.content import PlanContent, fingerprint
from plans.reports.acronyms import with_acronyms
from plans.reports.framing import framed
from plans.reports.material import Material
from plans.reports.parts import arrangements, crisis
from plans.reports.parts.annexes import annexes
from plans.reports.parts.funding import funding
from plans.reports.parts.objectives import objectives
from plans.reports.parts.people import people
from plans.reports.parts.pictures import with_pictures
from plans.reports.parts.responses import responses
from plans.reports.parts.summary import summary
from plans.reports.proof import Proof
from plans.reports.tree import Document, Part

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
    """Return the plan as a document, with all that it says: `framed` tells in which language."""
    known = names or catalogue()
    document = framed(content, _parts, proof=proof, language=language, texts=texts, symbol=symbol, names=known)
    with translation.override(language):
        return with_acronyms(document, known)


def _parts(m: Material) -> tuple[Part, ...]:
    return (summary(m), *_body(m), *annexes(m))


def _body(m: Material) -> Iterator[Part]:
    """Yield the chapters; those of sections that are left out have none, not even an empty one."""
    for key, write in _BODY.items():
        if m.content.responses or not m.partial if key == "responses" else m.has(key):
            yield with_pictures(write(m), m)


def with_frozen(document: Document, content: PlanContent, proof: Proof) -> Document:
    """Return the document with the content that it prints, if that is what the proof is of."""
    frozen = content.to_json()
    return replace(document, frozen=frozen) if fingerprint(frozen) == proof.sha256 else document
