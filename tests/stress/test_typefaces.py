"""Letters of every script, and what becomes of a document where our typefaces are not installed."""

import io
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans.content import PlanContent, values
from plans.reports import Document, build_report
from plans.reports.pdf import print_document
from tests.paper.finding import faults_of
from tests.plans.reports.test_pdf import fonts_of
from tests.repository.files import ROOT
from tests.stress.reports import PROOF
from tests.stress.texts import SCRIPTS

OTHERS = Path("/usr/share/fonts/truetype/dejavu")
PRINT = """
import pickle, sys, django
django.setup()
from plans.reports.pdf import print_document
sys.stdout.buffer.write(print_document(pickle.loads(sys.stdin.buffer.read())).data)
"""


def saying(*texts: str) -> Document:
    context = values.Context(situation="\n\n".join(texts), sources=tuple(values.Source(title=it) for it in texts))
    plan = PlanContent(reference="SSD-2026-01", office="RO-NBO", edition="2021", context=context)
    return build_report(plan, proof=PROOF, language="en")


def lacking(log: pytest.LogCaptureFixture) -> list[str]:
    """Return what was printed as an empty box."""
    return [it for it in log.messages if ".notdef" in it]


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_has_letters(db: None, caplog: pytest.LogCaptureFixture, script: str) -> None:
    data = print_document(saying(SCRIPTS[script], f"In {script}: {SCRIPTS[script]}, 2026.")).data
    assert lacking(caplog) == []
    assert [it for it in faults_of(data) if it.what != "nearly empty page"] == []


def test_letter_that_no_typeface_has_is_told(db: None, caplog: pytest.LogCaptureFixture) -> None:
    print_document(saying("\U0010fffd"))
    assert lacking(caplog)


@pytest.mark.skipif(not OTHERS.exists(), reason="There are no other typefaces here to fall back on.")
def test_document_comes_out_in_other_typefaces_where_ours_are_not_installed(db: None, tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{OTHERS}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    own = {"FONTCONFIG_FILE": str(config), "DJANGO_SETTINGS_MODULE": "mcof.settings", "MCOF_DATA": str(tmp_path)}
    sent = pickle.dumps(saying("Women and girls walk farthest for water.", SCRIPTS["Cyrillic"]))
    done = subprocess.run(
        [sys.executable, "-c", PRINT], input=sent, cwd=ROOT, env=os.environ | own, capture_output=True, check=True
    )
    reader = PdfReader(io.BytesIO(done.stdout))
    assert {font for page in reader.pages for font in fonts_of(page)} <= {("DejaVu-Sans", True), ("DejaVu-Serif", True)}
    assert "Women and girls" in " ".join(page.extract_text() for page in reader.pages)
