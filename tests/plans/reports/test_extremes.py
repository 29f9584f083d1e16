"""What two hundred plans made from a seed found in the printing of documents: each once more, by itself."""

import datetime
import io

import pytest
from pypdf import PdfReader

from plans.content import PlanContent, values
from plans.content.prose import Run
from plans.reports import build_report
from plans.reports.characters import breakable
from plans.reports.figures.map import world_map
from plans.reports.figures.pyramid import Step, pyramid
from plans.reports.figures.timeline import Span, timeline
from plans.reports.pdf import print_document
from tests.paper.finding import faults_of
from tests.plans.reports.test_pdf import PROOF


@pytest.mark.parametrize("lines", [59, 61, 63])
def test_row_that_no_page_holds_is_broken(db: None, lines: int) -> None:
    activity = values.Activity(title="Wells", description="\n\n".join(["Water"] * lines), cost_usd=1)
    responses = (values.SectorResponse(sector="S21-01", activities=(activity,)),)
    plan = PlanContent(reference="SSD-2026-01", office="RO-NBO", edition="2021", responses=responses)
    data = print_document(build_report(plan, proof=PROOF, language="en")).data
    assert "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).count("Water") == lines
    assert [fault.what for fault in faults_of(data) if fault.what != "nearly empty page"] == []


def test_time_may_be_as_long_as_a_calendar() -> None:
    always = Span("Always", datetime.date.min, datetime.date.max)
    assert timeline("When", [always]).count("<text") <= 9


def test_island_too_small_to_be_drawn_is_left_out() -> None:
    drawn = world_map("Where", ["RUS", "TUV", "FJI"], str)
    assert drawn is not None
    points = [shape.split('"')[0] for shape in drawn.split('points="')[1:]]
    assert min(len(it.split()) for it in points) > 2


def test_large_numbers_stay_within_the_pyramid() -> None:
    drawn = pyramid("Who", (Step("All", 1, 10_000_000_000),), sides=("women", "men"))
    places = [float(it.split('"')[0]) for it in drawn.split('<text x="')[1:]]
    assert max(places) < 640 - 14 * 6


def test_long_word_may_break_where_its_runs_meet() -> None:
    runs = (Run("x" * 20), Run("y" * 20, strong=True), Run(" then ", emphasis=True), Run("z"))
    assert "|".join(it.text for it in breakable(runs)) == f"{'x' * 20}|\u200b|{'y' * 20}| then |z"
    assert breakable(breakable(runs)) == breakable(runs)
