"""People reached in a document: where a plan reports them, and nowhere where it does not."""

import datetime

import pytest

from plans.content import PlanContent, values
from plans.reports import Document, Proof, build_report
from plans.reports.brief import build_brief
from plans.reports.tree import KeyFigure
from tests.plans.contents import changed
from tests.plans.reports.reading import column, figures, parts_of, table, words_of
from tests.plans.reports.sample import SECTORS, sample

DAY = datetime.date(2026, 6, 30)
GROUP = sample().people.figures[0]
SECTOR = f"response-{SECTORS[0]}"


def reporting() -> PlanContent:
    content = changed(sample(), "people", "reached", 910_400)
    content = changed(content, "people", "reached_on", DAY)
    content = changed(content, "people", f"figures.{GROUP.uid}.reached", 70_500)
    content = changed(content, "people", f"figures.{GROUP.uid}.splits.{GROUP.splits[0].uid}.reached", 30_100)
    return changed(content, SECTOR, "people_reached", 60_700)


@pytest.fixture
def reported(db: None, proof: Proof) -> Document:
    return build_report(reporting(), proof=proof, language="en")


def test_people_reached_stand_beside_those_targeted(reported: Document) -> None:
    it = table(reported, "people")
    assert [column.heading for column in it.columns][-2:] == ["Targeted", "Reached"]
    assert column(it, 5)[:2] == ["70,500", "–"]
    assert it.foot[5].text == "910,400"
    assert "not the same as 0" in it.note
    assert column(table(reported, "annex-people"), 6)[:2] == ["30,100", "–"]


def test_day_up_to_which_people_were_reached_is_told(reported: Document) -> None:
    assert "Up to 30 June 2026, 910,400 people had been reached." in words_of(reported)
    assert "60,700, as of 30 June 2026" in str(parts_of(reported)[SECTOR].blocks)
    assert KeyFigure("910,400", "people reached") in reported.key_figures


def test_people_reached_without_a_day_are_told_so_far(db: None, proof: Proof) -> None:
    undated = changed(reporting(), "people", "reached_on", None)
    document = build_report(undated, proof=proof, language="en")
    assert "So far 910,400 people have been reached." in words_of(document)
    assert "as of" not in str(parts_of(document)[SECTOR].blocks)


def test_sectors_reached_are_never_added_up(reported: Document) -> None:
    overview = table(reported, "responses")
    assert column(overview, 3)[:2] == ["60,700", "–"]
    assert overview.foot[3].text == ""
    assert sum(column.width for column in overview.columns) == 24


def test_figures_of_people_reached_say_the_same_in_words(reported: Document) -> None:
    by_group = next(it for it in figures(reported) if it.caption.startswith("People targeted and people reached"))
    assert f"{GROUP.targeted:,} targeted, 70,500 reached." in by_group.svg
    by_age = next(it for it in figures(reported) if it.caption == "People reached by sex and age")
    assert "30,100" in by_age.svg


def test_plan_that_reports_nothing_says_nothing_of_people_reached(document: Document) -> None:
    said = words_of(document).lower()
    assert "people reached" not in said
    assert "'reached'" not in said


def test_nobody_reached_yet_is_told_as_nobody(db: None, proof: Proof) -> None:
    people = values.People(reached=0, figures=(values.PopulationFigure(uid="a", group="IDP", targeted=5, reached=0),))
    document = build_report(sample().with_section("people", people), proof=proof, language="en")
    assert "5 targeted, 0 reached." in words_of(document)
    assert column(table(document, "people"), 5) == ["0"]


def test_brief_tells_people_reached_by_sector_on_its_two_pages(db: None, proof: Proof) -> None:
    brief = build_brief(reporting(), proof=proof, language="en")
    sectors = table(brief, "sectors")
    assert [it.heading for it in sectors.columns][1:3] == ["People targeted", "People reached"]
    assert (column(sectors, 2)[:2], sectors.foot[2].text) == (["60,700", "–"], "")
    assert "Up to 30 June 2026, 910,400 people had been reached." in words_of(brief)
