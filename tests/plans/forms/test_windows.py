"""The rows of a long table that a form has, and the sums and problems of those that it has not."""

from dataclasses import replace

import pytest
from django.http import QueryDict

from plans.content import values
from plans.content.windows import completed
from plans.forms.arranging import arranged
from plans.forms.sections import SectionForm
from plans.forms.tables import RowSet
from plans.forms.windows import rows_away, sought_in, way_within, windows_of
from tests.plans.forms.sections import FRAME, browser_sends

pytestmark = pytest.mark.django_db
LONG = values.Funding(
    contributions=tuple(values.Contribution(uid=f"c{n}", donor=f"Donor {n}", amount_usd=n) for n in range(1, 121))
)


def table_of(**asked: str) -> RowSet:
    return form_on({name.replace("__", "-"): text for name, text in asked.items()}).record.tables["contributions"]


def form_on(asked: dict[str, str]) -> SectionForm:
    return SectionForm(LONG, replace(FRAME, windows=windows_of(LONG, asked), sought=sought_in(LONG, asked)))


def form_of(data: QueryDict) -> SectionForm:
    return SectionForm(LONG, replace(FRAME, windows=windows_of(LONG, {})), data)


def sent(page: str, **typed: str) -> QueryDict:
    """Return what a page of the table sends, with something typed in it (`__` stands for a hyphen)."""
    data = sent_as_it_stands(form_on({"contributions": page}))
    for name, text in typed.items():
        data[name.replace("__", "-")] = text
    return data


def sent_as_it_stands(form: SectionForm) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values_ in browser_sends(form).lists():
        data.setlist(name, values_)
    return data


def wanted(data: QueryDict) -> values.Funding:
    form = form_of(data)
    assert form.is_valid()
    whole: values.Funding = completed(LONG, form.value(), form.windows)
    return whole


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ({}, 1, 50),
        ({"contributions": "51"}, 51, 100),
        ({"contributions": "119"}, 101, 120),
        ({"contributions": "9999"}, 101, 120),
        ({"contributions": "0"}, 1, 50),
        ({"contributions": "c3..c7"}, 3, 7),
        ({"contributions": "c110.."}, 110, 120),
        ({"contributions": "..c7"}, 1, 7),
        ({"contributions": "gone..c70"}, 21, 70),
        ({"contributions": "c7..c3"}, 3, 3),
        ({"contributions": "c50~"}, 51, 100),
        ({"contributions": "c110~"}, 111, 120),
        ({"contributions": "gone~"}, 1, 50),
        ({"at": "at-contributions-c77-donor"}, 51, 100),
        ({"at": "at-contributions-c77"}, 51, 100),
        ({"at": "at-note"}, 1, 50),
    ],
)
def test_page_shows_the_rows_that_are_asked_for(asked: dict[str, str], first: int, last: int) -> None:
    table = form_on(asked).record.tables["contributions"]
    assert [row.number for row in table] == [*range(first, last + 1)]
    assert (table.start, table.last, table.rows, table.after) == (first - 1, last, 120, 120 - last)


def test_short_table_is_shown_whole() -> None:
    short = replace(LONG, contributions=LONG.contributions[:50])
    assert windows_of(short, {"contributions": "2"}) == {}
    assert rows_away(LONG, {"contributions": "c2.."}) == {"contributions.c1"}


def test_page_sent_as_it_stands_changes_nothing() -> None:
    assert wanted(sent("51")) == LONG


def test_page_changes_its_own_rows_and_keeps_the_others() -> None:
    data = sent("51", contributions__0__donor="Another", contributions__1__DELETE="on")
    contributions = list(LONG.contributions)
    contributions[50] = replace(contributions[50], donor="Another")
    del contributions[51]
    assert wanted(data).contributions == tuple(contributions)


def test_row_goes_to_a_position_on_another_page() -> None:
    moved = wanted(sent("51", contributions__3__ORDER="2")).contributions
    assert [row.uid for row in moved[:4]] == ["c1", "c54", "c2", "c3"]
    assert len(moved) == 120
    last = wanted(sent("51", contributions__3__ORDER="120")).contributions
    assert last[-1].uid == "c54"


def test_new_row_stands_where_it_was_seen() -> None:
    data = arranged(arranged(sent("51"), "contributions:add:donor=Fresh"), "contributions:up:50")
    whole = wanted(data).contributions
    assert [row.donor for row in whole[98:101]] == ["Donor 99", "Fresh", "Donor 100"]
    assert len(whole) == 121


def test_row_on_its_way_to_another_page_keeps_it_while_others_are_arranged() -> None:
    data = arranged(sent("51", contributions__3__ORDER="2"), "contributions:add")
    assert wanted(data).contributions[1].uid == "c54"


def test_sums_are_those_of_all_rows() -> None:
    (total,) = table_of(contributions="51").totals()
    assert (total.total, total.rest) == (sum(range(1, 121)), sum(range(1, 51)) + sum(range(101, 121)))
    (typed,) = form_of(sent("51", contributions__0__amount_usd="1,000")).record.tables["contributions"].totals()
    assert typed.total == sum(range(1, 121)) - 51 + 1000


def test_problem_is_told_with_the_number_that_the_row_has_in_the_table() -> None:
    form = form_of(sent("51", contributions__2__amount_usd="many"))
    assert not form.is_valid()
    assert [problem.where for problem in form.problems()] == ["Confirmed contribution 53 · Confirmed in USD"]


def test_what_the_domain_refuses_stands_at_its_row() -> None:
    form = form_of(sent("51"))
    assert form.is_valid()
    form.refuse({"contributions.52.donor": ["No such donor"], "contributions.2.donor": ["Out of sight"]})
    table = form.record.tables["contributions"]
    assert [row.uid for row in table if row.errors] == ["c53"]
    assert form.record.non_field_errors() == ["Out of sight"]


def test_words_lead_to_their_rows() -> None:
    table = table_of(find__contributions="donor 11")
    assert [hit.label for hit in table.found] == [f"{n} · Donor {n}" for n in (11, *range(110, 120))]
    assert table.found[1].query == "at=at-contributions-c110"
    assert table_of(find__contributions="nobody").found == []


def test_pages_around_the_one_that_is_shown() -> None:
    table = table_of(contributions="51")
    assert [(page.label, page.query, page.current) for page in table.pages] == [
        ("1–50", "contributions=1", False),
        ("51–100", "contributions=51", True),
        ("101–120", "contributions=101", False),
    ]


def test_table_has_a_most_of_rows_in_sight_or_not() -> None:
    most = replace(LONG, contributions=tuple(values.Contribution(uid=f"c{n}", donor="Donor") for n in range(1000)))
    frame = replace(FRAME, windows=windows_of(most, {}))
    data = sent_as_it_stands(SectionForm(most, frame))
    assert SectionForm(most, frame, data).is_valid()
    grown = SectionForm(most, frame, arranged(data, "contributions:add:donor=One+more"))
    assert not grown.is_valid()
    assert [it.message for it in grown.problems()] == ["A table has at most 1000 rows."]


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ({}, ""),
        ({"find-risks": ""}, ""),
        ({"find-risks": "flood & fire"}, "?find-risks=flood+%26+fire#at-risks-title"),
        ({"go": "risks=51", "find-risks": "flood"}, "?risks=51#at-risks-title"),
        ({"go": "at=at-risks-r7"}, "?at=at-risks-r7#at-risks-r7"),
        ({"go": "", "find-risks": "flood"}, "?find-risks=flood#at-risks-title"),
    ],
)
def test_way_on_after_a_save_stays_within_the_section(typed: dict[str, str], way: str) -> None:
    data = QueryDict(mutable=True)
    data.update(typed)
    assert way_within(data) == way
