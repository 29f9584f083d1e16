"""Pictures as paper and screen show them."""

import datetime
import hashlib
import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from plans.content import PlanContent, values
from plans.reports import Document, Proof, build_report
from plans.reports.pdf import html_of, print_document
from plans.reports.pdf.layout import lay_out
from plans.reports.pictures import with_losses_told
from plans.reports.tree import Figure, Picture
from plans.reports.word import print_word
from tests.plans.reports.reading import parts_of
from tests.plans.reports.said_by_word import WordFile
from tests.plans.reports.sample import sample
from tests.plans.reports.test_pdf import elements

PROOF = Proof(sha256="9f2c41ab" * 8, dated=datetime.date(2026, 11, 23))


def picture(uid: str, section: str, **said: str) -> values.Attachment:
    told: dict[str, Any] = {
        "caption": f"Caption {uid}",
        "credit": f"Credit {uid}",
        "alternative_text": f"Words {uid}",
    } | said
    return replace(values.Attachment(uid=uid, sha256=uid * 64, section=section, width=60, height=40), **told)


def drawn() -> tuple[bytes, str]:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, "JPEG")
    return buffer.getvalue(), "image/jpeg"


@pytest.fixture
def content() -> PlanContent:
    plain = values.Attachment(uid="d", title="Letter", filename="letter.pdf", sha256="d" * 64)
    left = picture("c", "response-S21-99", title="Of a sector that left")
    return replace(sample(), attachments=(picture("a", "context"), picture("b", "response-S21-01"), left, plain))


@pytest.fixture
def document(db: None, content: PlanContent) -> Document:
    return build_report(content, proof=PROOF, language="en")


def test_picture_stands_in_its_section_and_is_counted_with_the_figures(document: Document) -> None:
    parts = parts_of(document)
    (in_context,) = (it for it in parts["context"].blocks if isinstance(it, Picture))
    assert (in_context.uid, in_context.caption) == ("a", "Caption a")
    assert isinstance(parts["response-S21-01"].blocks[-1], Picture)
    numbers = [block.number for block in document.blocks() if isinstance(block, Figure | Picture)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_picture_whose_section_left_the_plan_is_named_among_the_documents(document: Document) -> None:
    sources = str(parts_of(document)["annex-sources"].blocks)
    assert "Of a sector that left" in sources
    assert "Letter" in sources
    assert "Caption a" not in sources


def test_paper_shows_pictures_with_their_words(document: Document) -> None:
    reader = PdfReader(io.BytesIO(print_document(document, {"a" * 64: drawn, "b" * 64: drawn}).data))
    root = reader.trailer["/Root"]
    alternatives = [str(it.get("/Alt", "")) for it in elements(root["/StructTreeRoot"]) if it.get("/S") == "/Figure"]  # type: ignore[index]  # a dictionary
    assert {"Words a", "Words b"} <= set(alternatives)
    page = next(text for page in reader.pages if "Caption a" in (text := page.extract_text()))
    assert "Credit a" in page
    assert len({image.name for page in reader.pages for image in page.images}) == 2


def broken() -> tuple[bytes, str]:
    return b"half of a p", "image/jpeg"


def gone() -> tuple[bytes, str]:
    raise FileNotFoundError


@pytest.mark.parametrize("read", [broken, gone])
def test_picture_that_cannot_be_read_is_told_by_its_words(document: Document, read: Any) -> None:
    told = with_losses_told(document, {"a" * 64: read})
    assert [it.lost for it in told.blocks() if isinstance(it, Picture)] == [True, True]
    lost = "This picture could not be read when the document was made. It shows: Words a"
    paper = PdfReader(io.BytesIO(print_document(told, {}).data))
    assert any(lost in " ".join(page.extract_text().split()) for page in paper.pages)
    assert lost in [it for _style, it in WordFile(print_word(told, {}).data).paragraphs()]


def test_picture_that_can_be_read_stands_as_it_is(document: Document) -> None:
    data, media_type = drawn()
    sha256 = hashlib.sha256(data).hexdigest()
    (part,) = (it for it in document.parts if it.key == "context")
    blocks = tuple(replace(it, sha256=sha256) if isinstance(it, Picture) else it for it in part.blocks)
    whole = replace(document, parts=(replace(part, blocks=blocks),))
    assert with_losses_told(whole, {sha256: lambda: (data, media_type)}) == whole


def test_paper_fetches_no_other_picture(document: Document, caplog: pytest.LogCaptureFixture) -> None:
    html = html_of(document)
    assert 'src="picture:' in html
    lay_out(html, {"a" * 64: drawn})
    assert [it for it in caplog.messages if "disallowed protocol: picture:bbb" in it]
