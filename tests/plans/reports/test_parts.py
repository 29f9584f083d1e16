"""What the parts of a document say: totals, matrices, and everything that the office wrote."""

import datetime
from dataclasses import fields, is_dataclass, replace
from typing import Any

from plans.content import values
from plans.content.prose import words_in
from plans.reports import Document, Proof, build_report
from plans.reports.tree import Look, Paragraph, Table
from tests.plans.reports.reading import column, figures, parts_of, table, texts, words_of
from tests.plans.reports.sample import SECTORS, sample


def strings(value: Any) -> set[str]:
    """Return all texts of a value that its office wrote as such: longer than any code."""
    if is_dataclass(value):
        return set().union(*(strings(getattr(value, field.name)) for field in fields(value)))
    if isinstance(value, tuple):
        return set().union(*map(strings, value))
    return {value} if isinstance(value, str) and " " in value else set()


def test_nothing_that_the_office_wrote_is_left_out(document: Document) -> None:
    said = words_of(document)
    lines = {line.removeprefix("- ") for text in strings(sample()) for line in text.split("\n") if line}
    assert sorted(line for line in lines if line.replace("'", "\\'") not in said and line not in said) == []


def test_requirement_of_a_sector_is_the_sum_of_its_activities(document: Document) -> None:
    activities = table(document, "response-S21-01-practice", 2)
    assert column(activities, 4) == ["4,800,000", "3,150,000"]
    assert activities.foot[4].text == "7,950,000"


def test_requirement_of_the_plan_is_the_sum_of_its_sectors(document: Document) -> None:
    overview = table(document, "responses")
    costs = [int(text.replace(",", "")) for text in column(overview, 4)]
    assert overview.foot[4].text == f"{sum(costs):,}"
    assert sum(costs) == sample().requirement_usd


def test_people_are_never_added_up_across_sectors(document: Document) -> None:
    overview = table(document, "responses")
    assert (overview.foot[1].text, overview.foot[2].text) == ("", "")


def test_all_people_are_the_figures_that_the_office_gave(document: Document) -> None:
    people = table(document, "people")
    assert [cell.text for cell in people.foot[1:]] == ["12,400,000", "10,100,000", "9,300,000", "2,096,215"]


def test_figure_that_nobody_knows_is_not_printed_as_none(db: None, proof: Proof) -> None:
    unknown = replace(sample(), people=values.People(figures=(values.PopulationFigure(group="IDP", targeted=0),)))
    assert texts(table(build_report(unknown, proof=proof, language="en"), "people")) == [
        ("Internally displaced people", "–", "–", "–", "0")
    ]


def test_funding_adds_up_with_what_is_not_earmarked(document: Document) -> None:
    funding = table(document, "funding")
    required, confirmed = sample().requirement_usd, sample().funding.confirmed_usd
    assert texts(funding)[-1] == ("Not earmarked", "0", "5,130,000", "–")
    assert [cell.text for cell in funding.foot[1:]] == [
        f"{required:,}",
        f"{confirmed:,}",
        str(round(100 * confirmed / required)),
    ]


def test_contribution_to_a_sector_outside_the_plan_is_kept_in_the_sum(db: None, proof: Proof) -> None:
    given = (values.Contribution(donor="Donor", amount_usd=500, sector="S12-03"),)
    document = build_report(replace(sample(), funding=values.Funding(contributions=given)), proof=proof, language="en")
    funding = table(document, "funding")
    assert len(funding.rows) == len(SECTORS) + 1
    assert funding.foot[2].text == "500"


def test_pillars_add_up_to_the_requirement(document: Document) -> None:
    figure = next(it for it in figures(document) if it.caption.startswith("Requirement by pillar"))
    amounts = [int(words) for words in digits(figure.svg) if len(words) > 4]
    assert sum(amounts) == sample().requirement_usd


def digits(svg: str) -> list[str]:
    """Return the whole numbers that the title of a drawing says."""
    title = svg[svg.index("<title>") : svg.index("</title>")]
    return [word for word in title.replace(",", "").replace(";", " ").split() if word.isdigit()]


def test_matrix_has_every_sector_by_every_issue_with_its_steps(document: Document) -> None:
    matrix = table(document, "responses", 2)
    assert [it.look for it in matrix.columns] == [Look.TEXT, *[Look.STEPS] * 5]
    expected = [[int(said.extent) for said in response.issues] for response in sample().responses]
    assert [[cell.level for cell in row[1:]] for row in matrix.rows] == expected
    words = {0: "Not yet", 1: "Partly", 2: "Largely", 3: "Fully"}
    assert all(cell.text == words[cell.level] for row in matrix.rows for cell in row[1:])


def test_issue_that_nobody_spoke_of_stands_open_in_the_matrix(db: None, proof: Proof) -> None:
    silent = replace(sample(), responses=(values.SectorResponse(sector="S21-01"),))
    matrix = table(build_report(silent, proof=proof, language="en"), "responses", 2)
    assert texts(matrix)[0][1:] == ("–",) * 5


def test_phases_of_each_sector_are_marked(document: Document) -> None:
    phases = table(document, "responses", 1)
    expected = [[phase in it.phases for phase in ("before", "during", "after")] for it in sample().responses]
    assert [[bool(cell.level) for cell in row[1:]] for row in phases.rows] == expected


def test_modalities_of_each_sector_are_marked(document: Document) -> None:
    assert texts(table(document, "modalities"))[0][1:] == ("yes", "yes", "yes", "yes", "no", "–")


def test_dimension_names_the_sectors_that_answer_it(document: Document) -> None:
    dimensions = table(document, "mobility")
    assert column(dimensions, 1) == ["yes", "yes", "yes", "yes", "no", "yes"]
    assert column(dimensions, 2)[4] == "–"
    assert "Displacement tracking" in column(dimensions, 2)[0]


def test_gravest_risks_come_first(document: Document) -> None:
    weights = [int(row[1].text) * int(row[2].text) for row in table(document, "risks").rows]
    assert weights == sorted(weights, reverse=True)


def test_people_of_each_group_have_a_table_by_sex_and_age(document: Document) -> None:
    tables = [table(document, "annex-people", number) for number in range(5)]
    assert [len(it.rows) for it in tables] == [2 * 3] * 5
    assert tables[0].caption == "Internally displaced people by sex and age"


def test_indicators_stand_in_their_annex(document: Document) -> None:
    indicators = table(document, "annex-indicators")
    assert len(indicators.rows) == sum(len(it.indicators) for it in sample().responses)
    assert texts(indicators)[0][3:5] == ("0", "240,000")


def test_objective_that_left_the_plan_is_passed_over(db: None, proof: Proof) -> None:
    serving = replace(sample().responses[0], objectives=("gone", "o2"))
    document = build_report(replace(sample(), responses=(serving,)), proof=proof, language="en")
    facts = str(parts_of(document)["response-S21-01"].blocks)
    assert "Returnees and hosts rebuild their lives together" in facts
    assert "gone" not in facts


def test_people_of_another_sex_are_told_below_the_pyramid(db: None, proof: Proof) -> None:
    splits = (
        values.PeopleSplit(uid="a", sex="f", band="0-17", targeted=70),
        values.PeopleSplit(uid="b", sex="x", band="0-17", targeted=30),
    )
    figure = values.PopulationFigure(uid="idp", group="IDP", targeted=100, splits=splits)
    people = replace(sample(), people=values.People(figures=(figure,)))
    notes = [it.note for it in figures(build_report(people, proof=proof, language="en"))]
    assert [note for note in notes if "30 people" in note]


def test_points_belong_to_the_paragraph_before_them(document: Document) -> None:
    gaps = parts_of(document)["crisis-summary"].blocks[-1]
    assert isinstance(gaps, Paragraph)
    (points,) = gaps.lists
    assert [words_in(item.runs).split()[0] for item in points.items] == ["prices", "traders", "three"]


def test_tables_have_rows(document: Document) -> None:
    assert [block.caption for block in document.blocks() if isinstance(block, Table) and not block.rows] == []


def test_money_of_objectives_is_that_of_the_sectors_that_serve_them(document: Document) -> None:
    content = sample()
    confirmed = {row.sector: row.amount_usd or 0 for row in content.funding.contributions}
    expected = []
    for objective in content.objectives.objectives:
        serving = [it for it in content.responses if objective.uid in it.objectives]
        amounts = (sum(it.requirement_usd for it in serving), sum(confirmed.get(it.sector, 0) for it in serving))
        expected.append((objective.title, str(len(serving)), *(f"{amount:,}" for amount in amounts)))
    it = table(document, "funding", 1)
    assert texts(it) == expected
    assert "do not add up" in it.note
    drawn = next(figure for figure in figures(document) if figure.caption == it.caption)
    assert all(
        (f"{title}: {required} required, {has} confirmed" in drawn.svg) == (count != "0")
        for title, count, required, has in expected
    )


def test_money_by_year_is_drawn_where_there_are_several(document: Document, proof: Proof) -> None:
    caption = "Funding required and confirmed by year, in USD"
    one = replace(sample(), funding=values.Funding())
    of_several = replace(sample(), identity=replace(sample().identity, title="Later"))
    given = values.Contribution(amount_usd=70, confirmed_on=datetime.date(2031, 5, 1))
    of_several = replace(of_several, funding=values.Funding(contributions=(given,)))
    captions = [it.caption for it in figures(build_report(one, proof=proof, language="en"))]
    [drawn] = [it for it in figures(build_report(of_several, proof=proof, language="en")) if it.caption == caption]
    assert caption not in captions
    assert "2031: 0 required, 70 confirmed." in drawn.svg
