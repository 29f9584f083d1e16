"""What the documents say is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import resolve

ROOT = Path(settings.BASE_DIR)
ADDRESSES = sorted(set(re.findall(r"\$MCOF(/[\w/-]+/)", (ROOT / "docs/api.md").read_text(encoding="utf-8"))))
DOCUMENTS = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_of_the_api_s_document_exists(address: str) -> None:
    assert resolve(f"/api/v1{address}").url_name not in {None, "api-nothing"}


def test_api_s_document_walks_the_whole_way() -> None:
    assert len(ADDRESSES) >= 10


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_of_a_document_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
