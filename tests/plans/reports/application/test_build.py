"""The report to the Council as a tree: what it says, what it leaves unsaid, and the period before beside it."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from plans.catalogue import catalogue
from plans.content import PlanContent, values
from plans.content.translating import digest
from plans.models import StateAnswer
from plans.portfolio.application import Applied, Frame, Given, Period, figures_of
from plans.reports.application import Across, Texts, build_application
from plans.reports.pdf import html_of
from plans.reports.tree import Box, Document, Figure, Note, Paragraph, Table
from plans.reports.word import print_word
from tests.plans.contents import complete_content
from tests.plans.portfolio.application.world import applied, content, people, response
from tests.plans.reports.said_by_word import W, WordFile

pytestmark = pytest.mark.django_db

YEAR = Period(datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
FRAME = Frame(("X1", "X2"), ("M1", "M2"), {"SSD": "Africa"})
GIVEN = Given("SSD", StateAnswer.CONSENT, datetime.date(2027, 1, 20))


def document(*plans: Applied, before: tuple[Applied, ...] = (), language: str = "en", **changes: Any) -> Document:
    about: dict[str, Any] = {"texts": Texts(), "dated": datetime.date(2028, 2, 1), "catalogue": catalogue()}
    now, then = figures_of(plans, FRAME), figures_of(before, FRAME)
    across = Across(period=YEAR, applied=plans, figures=now, before=then, language=language, **about | changes)
    return build_application(across, symbol="C/118/7")


def table(found: Document, caption: str) -> Table:
    return next(it for it in found.blocks() if isinstance(it, Table) and it.caption.startswith(caption))


def cells(it: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in it.rows]


def words(found: Document) -> str:
    said = [run.text for it in found.blocks() if isinstance(it, Paragraph) for run in it.runs]
    return " ".join([*said, *(it.text for it in found.blocks() if isinstance(it, Note))]).replace("\xa0", " ")


def in_need(country: str, in_need: int | None, **changes: Any) -> Applied:
    return applied(content(country, people=people(in_need, in_need), **changes))


def test_document_is_of_the_council_under_its_symbol() -> None:
    found = document(applied(complete_content(), GIVEN))
    assert (found.masthead.mark, found.masthead.bodies, found.masthead.session, found.masthead.date) == (
        *("C/118/7", ("Council",)),
        *("118th Session", "1 February 2028"),
    )
    assert found.subtitle.replace("\xa0", " ") == (
        "Report of the Director General under Resolution No. 1243 · 1 January 2027 to 31 December 2027"
    )
    assert [(it.value, it.label) for it in found.key_figures][:2] == [("1", "plans applied"), ("1", "countries")]


def test_document_of_no_plan_prints_no_figure_as_nothing() -> None:
    found = document()
    assert "No plan was applied in this period." in words(found)
    figures = table(found, "The application of the framework in figures")
    assert cells(figures)[2:] == [
        ("People in need", "–"),
        ("People targeted", "–"),
        ("People reached", "–"),
        ("Funding required", "–"),
        ("Funding confirmed", "–"),
    ]


def test_people_of_plans_in_one_country_are_given_as_a_span() -> None:
    found = document(in_need("SSD", 900), in_need("SSD", 400), in_need("PNG", None))
    figures = table(found, "The application of the framework in figures")
    assert ("People in need", "900 to 1,300") in cells(figures)
    assert figures.note == (
        "people in need: given by 2 of 3 plans; people targeted: given by 2 of 3 plans; "
        "people reached: given by 0 of 3 plans."
    )


def test_period_before_stands_beside_where_it_had_a_plan() -> None:
    alone, beside = document(in_need("SSD", 900)), document(in_need("SSD", 900), before=(in_need("PNG", 70),))
    assert "there is nothing to compare with" in words(alone)
    assert "there is nothing to compare with" not in words(beside)
    figures = table(beside, "The application of the framework in figures")
    assert [column.heading for column in figures.columns[1:]] == [
        "This period",
        "The period before",
    ]
    assert "The period before is that from 1 January 2026 to 31 December 2026." in words(beside)
    assert ("People in need", "900", "70") in cells(figures)
    assert cells(table(beside, "Plans by region")) == [("Africa", "1", "0"), ("Region not known", "0", "1")]


def test_counts_that_do_not_add_up_say_so() -> None:
    crisis = values.Crisis(crisis_types=("conflict", "disaster"))
    found = document(in_need("SSD", 1, crisis=crisis))
    assert "do not add up" in table(found, "Plans by type of crisis").note
    assert table(found, "Plans by region").note == ""


def test_people_are_never_added_up_across_sectors() -> None:
    responses = (response("S21-14", people_targeted=300), response("S21-03", people_targeted=200))
    found = document(applied(content("SSD", responses=responses)))
    assert [row[3] for row in cells(table(found, "Sectors of assistance"))] == ["200", "300"]
    assert table(found, "Sectors of assistance").foot == ()


def reporting(country: str, reached: int | None, on: datetime.date | None = None) -> Applied:
    counted = values.People(targeted=900, reached=reached, reached_on=on)
    said = response("S21-14", people_targeted=500, people_reached=reached)
    return applied(content(country, people=counted, responses=(said,)))


def test_people_reached_say_how_many_plans_report_them_and_up_to_when() -> None:
    june, october = datetime.date(2027, 6, 30), datetime.date(2027, 10, 31)
    found = document(reporting("SSD", 70, june), reporting("SSD", 40, october), reporting("PNG", None))
    told = "People reached are counted up to a day that each plan gives, from 30 June 2027 to 31 October 2027."
    for caption, head in (("Sectors of assistance", "Shelter and settlements"), ("People by region", "Africa")):
        it = table(found, caption)
        [line] = [row for row in it.rows if row[0].text == head]
        assert (line[4].text, line[4].below) == ("70 to 110", "" if head == "Africa" else "given by 2 of 3 plans")
        assert told in it.note
    assert ("People reached", "70 to 110") in cells(table(found, "The application of the framework in figures"))
    assert ("70 to 110", "people reached") in [(it.value, it.label) for it in found.key_figures]


def test_people_reached_stand_beside_those_of_the_period_before() -> None:
    found = document(reporting("SSD", 70), before=(reporting("SSD", 0),))
    assert ("People reached", "70", "0") in cells(table(found, "The application of the framework in figures"))


def test_country_says_up_to_which_day_people_were_reached() -> None:
    found = document(reporting("SSD", 70, datetime.date(2027, 6, 30)))
    box = next(it for it in found.blocks() if isinstance(it, Box))
    assert "70, as of 30 June 2027" in str(box.blocks)


def test_region_of_which_nobody_counts_people_has_no_table() -> None:
    assert not [
        it for it in document(applied(content("SSD"))).blocks() if getattr(it, "caption", "") == "People by region"
    ]


def test_funds_that_are_not_known_are_a_dash() -> None:
    found = document(applied(content("SSD", responses=(response("S21-14", 100), response("S21-03", None)))))
    lines = {row[0]: row[1:] for row in cells(table(found, "Funding required and confirmed by sector"))}
    assert set(lines.values()) == {("100", "–", "–"), ("–", "–", "–")}
    assert "The plans ask for USD 100." in words(found)
    assert "No contribution is on record." in words(found)


def test_funding_by_year_is_drawn_and_told() -> None:
    found = document(applied(complete_content(), GIVEN))
    caption = "Funding required and confirmed by year across plans, in USD"
    assert cells(table(found, caption)) == [("2026", "–", "3,000,000", "–"), ("2027", "19,200,000", "–", "–")]
    drawn = [it for it in found.blocks() if isinstance(it, Figure) and it.caption == caption]
    assert "2026: – required, 3,000,000 confirmed; 2027: 19,200,000 required, – confirmed." in drawn[0].svg


def test_states_without_an_answer_are_told_as_nothing_on_record() -> None:
    found = document(applied(content("SSD", "PNG"), GIVEN))
    assert [row[2:] for row in cells(table(found, "What States answered"))] == [
        ("Consented", "20 January 2027"),
        ("nothing on record", "–"),
    ]


def test_each_country_has_a_box_that_says_whose_figures_it_holds() -> None:
    found = document(applied(content("SSD", "PNG")))
    boxes = [it for it in found.blocks() if isinstance(it, Box)]
    assert [(it.number, it.title) for it in boxes] == [(1, "Papua New Guinea"), (2, "South Sudan")]
    assert "which also concerns: South Sudan" in str(boxes[0].blocks)


def test_texts_of_headquarters_stand_first_and_last_before_the_annex() -> None:
    found = document(texts=Texts("The year in short.", "Begin earlier.", original="fr"))
    introduction, lessons = found.parts[0], found.parts[-2]
    assert isinstance(first := introduction.blocks[0], Paragraph)
    assert first.runs[0].text == "The year in short."
    assert isinstance(last := lessons.blocks[0], Paragraph)
    assert last.runs[0].text == "Begin earlier."
    assert found.masthead.original == "Original: French"


def test_fingerprint_is_of_the_versions_that_count() -> None:
    plan = applied(complete_content(), GIVEN)
    one, same, other = document(plan), document(plan), document(replace(plan, sha256="1" * 64))
    assert one.proof == same.proof
    assert one.proof != other.proof


def test_plan_is_told_in_the_language_of_the_document_where_it_is_complete_in_that() -> None:
    french = PlanContent(
        reference="SSD-2027-01",
        office="SSD",
        edition="2021",
        identity=values.Identity(title="A plan"),
        translations=(
            values.Translation(
                language="fr", section="identity", place="title", text="Un plan", original=digest("A plan")
            ),
        ),
    )
    titles = {language: document(applied(french), language=language).parts[-1].blocks[1] for language in ("en", "fr")}
    assert {code: it.rows[0][0].text for code, it in titles.items() if isinstance(it, Table)} == {
        "en": "A plan",
        "fr": "Un plan",
    }


def test_words_of_a_plan_say_in_which_language_they_are_where_that_is_not_the_documents() -> None:
    plan = content("SSD")
    french = replace(plan, identity=replace(plan.identity, title="Les crues", language="fr"))
    english = html_of(document(applied(french)))
    assert '<h3 lang="fr">Les crues' in english
    assert '<span lang="fr">Les crues</span>' in english
    assert "lang=" not in html_of(document(applied(french), language="fr")).partition("<body>")[2]
    word = WordFile(print_word(document(applied(french))).data)
    marked = [it for it in word.body.iter(f"{W}r") if it.find(f"{W}rPr/{W}lang[@{W}val='fr-FR']") is not None]
    assert ["".join(it.itertext()) for it in marked] == ["Les crues", "Les crues"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_whole_report_is_built_in_each_language(language: str) -> None:
    found = document(applied(complete_content(), GIVEN), before=(applied(complete_content()),), language=language)
    assert [part.key for part in found.parts] == [
        "introduction",
        "crises",
        "sectors",
        "funding",
        "uptake",
        "cooperation",
        "countries",
        "lessons",
        "annex-plans",
    ]
