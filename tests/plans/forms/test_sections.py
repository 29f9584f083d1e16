"""Forms made from the models: what goes in comes out, in any language, and nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import models
from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mcof.reference.loading import STAMP
from plans.catalogue import catalogue
from plans.content import SECTION_KEYS, values
from plans.content.rows import columns_of, section_kind
from plans.forms.fields import form_field
from plans.forms.records import record_form
from plans.forms.sections import SectionForm
from sectors.models import Term
from tests.plans.forms.sections import FRAME, browser_sends, sections

pytestmark = pytest.mark.django_db
KINDS = [section_kind(key) for key in (*SECTION_KEYS, "response-S21-14")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_form_sent_as_it_stands_gives_the_same_value(kind: type) -> None:
    @given(sections(kind), st.sampled_from(["en", "fr", "es"]))
    @settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    def check(value: Any, language: str) -> None:
        with translation.override(language):
            form = SectionForm(value, FRAME, browser_sends(SectionForm(value, FRAME)))
            assert form.is_valid(), form.problems()
            assert form.value() == value

    check()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_column_has_a_field(kind: type) -> None:
    assert set(record_form(kind).base_fields) == set(columns_of(kind))


RISKS = values.Risks(
    overview="Weekly",
    risks=(
        values.Risk(uid="flood", description="Floods", impact=4),
        values.Risk(uid="access", description="No access"),
    ),
)


def sent(value: Any, **changes: str) -> MultiValueDict[str, Any]:
    """Return the form of the value as sent, with some fields typed anew; `__` in names stands for a hyphen."""
    data = browser_sends(SectionForm(value, FRAME))
    for name, text in changes.items():
        data[name.replace("__", "-")] = text
    return data


def form_of(value: Any, **changes: str) -> SectionForm:
    return SectionForm(value, FRAME, sent(value, **changes))


def test_untouched_new_row_is_no_row() -> None:
    form = form_of(RISKS, risks__TOTAL_FORMS="3", risks__2__uid="", risks__2__description="", risks__2__impact="")
    assert form.is_valid()
    assert form.value() == RISKS


def test_new_row_comes_without_an_identifier() -> None:
    form = form_of(RISKS, risks__TOTAL_FORMS="3", risks__2__uid="", risks__2__description="Fuel")
    assert form.is_valid()
    assert form.value().risks[2] == values.Risk(description="Fuel")


def test_removed_row_leaves_whatever_is_wrong_in_it() -> None:
    form = form_of(RISKS, risks__0__DELETE="on", risks__0__impact="9")
    assert form.is_valid()
    assert form.value().risks == RISKS.risks[1:]


@pytest.mark.parametrize(("row", "position", "order"), [(1, 1, "ba"), (0, 2, "ba"), (0, 1, "ab"), (1, 99, "ab")])
def test_row_goes_where_its_position_says(row: int, position: int, order: str) -> None:
    risks = values.Risks(risks=tuple(values.Risk(uid=uid, description=uid) for uid in "ab"))
    form = form_of(risks, **{f"risks__{row}__ORDER": str(position)})
    assert form.is_valid()
    assert "".join(row.uid for row in form.value().risks) == order


@pytest.mark.parametrize(("row", "position", "order"), [(4, 2, "aebcd"), (0, 4, "bcdae"), (2, 3, "abcde")])
def test_row_moved_far_pushes_the_others_aside(row: int, position: int, order: str) -> None:
    risks = values.Risks(risks=tuple(values.Risk(uid=uid, description=uid) for uid in "abcde"))
    form = form_of(risks, **{f"risks__{row}__ORDER": str(position)})
    assert form.is_valid()
    assert "".join(row.uid for row in form.value().risks) == order


def test_row_without_a_position_goes_to_the_end() -> None:
    form = form_of(RISKS, risks__0__ORDER="")
    assert form.is_valid()
    assert [row.uid for row in form.value().risks] == ["access", "flood"]


def test_every_problem_is_named_with_its_place() -> None:
    figures = values.People(figures=(values.PopulationFigure(uid="idp", group="IDP"),))
    form = form_of(figures, targeted="many", figures__0__in_need="-4", figures__0__splits__0__affected="1,5")
    assert not form.is_valid()
    places = {problem.anchor for problem in form.problems()}
    assert places == {"at-targeted", "at-figures-idp-in_need", "at-figures-idp-splits-f-017-affected"}


def test_text_too_long_is_told_and_not_cut() -> None:
    form = form_of(RISKS, risks__0__description="x" * 301)
    assert not form.is_valid()
    assert form.record.tables["risks"].forms[0]["description"].value() == "x" * 301
    assert "maxlength" not in str(form.record.tables["risks"].forms[0]["description"])


def test_date_that_is_none_is_shown_as_it_was_typed() -> None:
    form = form_of(values.Crisis(), began_on="31/02/2026")
    assert not form.is_valid()
    assert 'value="31/02/2026"' in str(form.record["began_on"])
    assert 'type="text"' in str(form.record["began_on"])


def test_address_without_a_scheme_gets_one() -> None:
    context = values.Context(sources=(values.Source(uid="a", title="Round 16"),))
    form = form_of(context, sources__0__url="dtm.iom.int/round-16")
    assert form.is_valid()
    assert form.value().sources[0].url == "https://dtm.iom.int/round-16"


def test_table_that_did_not_arrive_is_no_empty_table() -> None:
    data = sent(RISKS)
    del data["risks-TOTAL_FORMS"]
    form = SectionForm(RISKS, FRAME, data)
    assert not form.is_valid()
    assert [problem.anchor for problem in form.problems()] == ["at-risks"]


def test_table_with_more_rows_than_anybody_has_is_refused() -> None:
    form = form_of(values.Risks(), risks__TOTAL_FORMS="100000")
    assert not form.is_valid()
    assert [problem.anchor for problem in form.problems()] == ["at-risks"]


def test_what_the_domain_refuses_stands_at_its_field() -> None:
    form = form_of(RISKS, risks__0__ORDER="2")
    assert form.is_valid()
    form.refuse({"risks.0.impact": ["Too much"], "overview": ["Too short"], "risks.1.uid": ["Twice"]})
    found = {(problem.anchor, problem.message) for problem in form.problems()}
    assert found == {
        ("at-risks-access-impact", "Too much"),
        ("at-overview", "Too short"),
        ("at-risks-flood-uid", "Twice"),
    }


def test_what_the_domain_refuses_as_a_whole_stands_at_the_top() -> None:
    form = form_of(RISKS)
    assert form.is_valid()
    form.refuse({"edition": ["Choose one"]})
    assert [(problem.where, problem.message) for problem in form.problems()] == [("This section", "Choose one")]


def test_column_of_an_unknown_type_asks_for_its_field() -> None:
    with pytest.raises(NotImplementedError):
        form_field(models.DurationField("time"))


def test_sector_of_a_response_cannot_be_changed_by_its_form() -> None:
    form = form_of(values.SectorResponse(sector="S21-14"), sector="S21-03")
    assert form.is_valid()
    assert form.value().sector == "S21-14"


def test_unknown_code_is_refused() -> None:
    form = form_of(values.Crisis(), onset="explosive")
    assert not form.is_valid()
    assert [problem.anchor for problem in form.problems()] == ["at-onset"]


def test_fields_that_nobody_may_edit_are_disabled() -> None:
    form = SectionForm(RISKS, replace(FRAME, editable=False))
    assert "disabled" in str(form.record["overview"])
    assert not form.record.tables["risks"].can_order


@pytest.fixture
def retired() -> Iterator[str]:
    """A type of crisis that is retired, which the catalogue knows until the test is over."""
    Term.objects.filter(vocabulary="crisis-type", code="epidemic").update(retired_on=timezone.localdate())
    cache.set(STAMP, "retired")
    yield "epidemic"
    cache.delete(STAMP)


def test_retired_code_stays_where_it_is_chosen_and_says_so(retired: str) -> None:
    crisis = values.Crisis(crisis_types=("conflict", retired))
    form = form_of(crisis)
    assert form.is_valid()
    assert form.value() == crisis
    assert dict(FRAME.options("crisis-type", [retired]))[retired] == "Epidemic (no longer in use)"


def test_retired_code_is_offered_nowhere_else(retired: str) -> None:
    assert retired not in dict(FRAME.options("crisis-type", []))
    assert not SectionForm(values.Crisis(), FRAME, QueryDict(f"crisis_types={retired}")).is_valid()


def test_code_that_is_gone_stays_until_somebody_takes_it_out() -> None:
    response = values.SectorResponse(sector="S21-14", objectives=("gone", "o1"))
    form = form_of(response)
    assert form.is_valid()
    assert set(form.value().objectives) == {"gone", "o1"}


def test_countries_stand_in_the_order_of_the_alphabet() -> None:
    with translation.override("fr"):
        names = [name for _code, name in FRAME.options("country", ())]
    assert names.index("Égypte") < names.index("Équateur") < names.index("Estonie")


def test_split_has_a_line_for_each_sex_and_band_of_the_plan() -> None:
    people = values.People(figures=(values.PopulationFigure(uid="idp", group="IDP"),))
    lines = SectionForm(people, FRAME).record.tables["figures"].forms[0].tables["splits"].forms
    bands, sexes = catalogue().entries("age-band", "OCHA3"), catalogue().entries("sex")
    assert len(lines) == len(bands) * len(sexes)


def test_split_of_another_set_of_bands_stays_in_sight() -> None:
    split = values.PeopleSplit(uid="old", sex="f", band="0-4", targeted=5)
    people = values.People(figures=(values.PopulationFigure(uid="idp", group="IDP", splits=(split,)),))
    form = form_of(people)
    assert form.is_valid()
    assert form.value() == people


def test_split_emptied_leaves() -> None:
    split = values.PeopleSplit(uid="f1", sex="f", band="0-17", targeted=5)
    people = values.People(figures=(values.PopulationFigure(uid="idp", group="IDP", splits=(split,)),))
    form = form_of(people, figures__0__splits__0__targeted="")
    assert form.is_valid()
    assert form.value().figures[0].splits == ()


def test_sums_are_there_without_javascript() -> None:
    funding = values.Funding(
        contributions=(values.Contribution(uid="a", amount_usd=5), values.Contribution(uid="b", amount_usd=7))
    )
    assert [it.total for it in SectionForm(funding, FRAME).record.tables["contributions"].totals()] == [12]
    typed = form_of(funding, contributions__0__amount_usd="1,000", contributions__1__DELETE="on")
    assert [it.total for it in typed.record.tables["contributions"].totals()] == [1000]
