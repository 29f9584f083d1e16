"""Documents of plans from a seed, each as PDF and as Word: none may fail, and no page may have a fault."""

import datetime
import io
import random
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass

import docx

from plans.catalogue import Catalogue, catalogue
from plans.models import Language
from plans.reports import Document, Proof, build_report
from plans.reports.brief import build_brief
from plans.reports.pdf import print_document
from plans.reports.pictures import Pictures, with_losses_told
from plans.reports.word import print_word
from tests.paper.finding import BRIEF, PAPER, faults_of
from tests.stress.pictures import with_made_pictures
from tests.stress.plans import made_plan

PROOF = Proof(sha256="9f2c41ab" * 8, dated=datetime.date(2026, 11, 23))


@dataclass(frozen=True)
class Outcome:
    number: int
    pages: int
    wrong: tuple[str, ...]


def main(count: int = 200, seed: int = 1) -> int:
    """Print so many plans; returns how many documents failed or had a fault."""
    began, outcomes = time.monotonic(), []
    for outcome in outcomes_of(range(count), seed):
        outcomes.append(outcome)
        for words in outcome.wrong:
            print(f"{outcome.number} of seed {seed}: {words}", flush=True)
    wrong, pages = [it for it in outcomes if it.wrong], sum(it.pages for it in outcomes)
    taken = time.monotonic() - began
    print(f"{count} PDFs of {pages} pages and {count} Word files in {taken:.0f} s, {len(wrong)} failures")
    return len(wrong)


def outcomes_of(numbers: range, seed: int) -> Iterator[Outcome]:
    names = catalogue()
    for number in numbers:
        yield _outcome(number, random.Random(f"{seed}-{number}"), names)


def _outcome(number: int, draw: random.Random, names: Catalogue) -> Outcome:
    try:
        document, pictures = _made(number, draw, names)
        paper, word = print_document(document, pictures), print_word(document, pictures)
        found = faults_of(paper.data, BRIEF if document.brief else PAPER)
        wrong = [f"page {it.page}, {it.what}: {it.text[:100]!r}" for it in found]
        if document.brief and (paper.pages or 0) > 2:
            wrong.append(f"a brief of {paper.pages} pages")
        if not docx.Document(io.BytesIO(word.data)).paragraphs:
            wrong.append("an empty Word file")
        return Outcome(number, paper.pages or 0, tuple(wrong))
    except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
        return Outcome(number, 0, (traceback.format_exc(),))


def _made(number: int, draw: random.Random, names: Catalogue) -> tuple[Document, Pictures]:
    """Every tenth is a brief, of whose two pages nothing may run over."""
    plan, pictures = with_made_pictures(made_plan(draw, names), draw)
    build = build_brief if number % 10 == 9 else build_report
    document = build(plan, proof=PROOF, language=draw.choice(Language.values), names=names)
    return with_losses_told(document, pictures), pictures
