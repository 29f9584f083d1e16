import json
from pathlib import Path
from typing import Any

import pytest

from mcof.reference import Rejected, load, read_json
from sectors.models import Term
from tests.reference.documents import FILE, document, item, load_document

pytestmark = pytest.mark.django_db


def refusal(document: object) -> list[str]:
    with pytest.raises(Rejected) as caught:
        load_document(document)
    return [str(problem) for problem in caught.value.problems]


def hail(**fields: object) -> dict[str, object]:
    return document("cause", [item("hail", **fields)])


@pytest.mark.parametrize("empty", [{}, [], None, {"lists": None}])
def test_file_without_lists_is_refused(empty: object) -> None:
    assert refusal(empty) == [f"{FILE}: lists: is missing: give the lists of the file here"]


@pytest.mark.parametrize("part", [{"list": "weather", "items": []}, "weather"])
def test_unknown_list_is_refused_with_the_known_ones(part: object) -> None:
    [problem] = refusal({"lists": [part]})
    assert problem.startswith(
        f"{FILE}: list: “weather” is not a list; use one of acronym, age-band, assistance, band-set, cause,"
    )


def test_list_without_items_is_refused() -> None:
    assert refusal({"lists": [{"list": "cause"}]}) == [f"{FILE}: cause: items: is missing: give the items as a list"]


def test_unknown_field_of_a_whole_list_is_refused() -> None:
    assert refusal(document("cause", [], colour="red")) == [f"{FILE}: cause: colour: is not a field of this list"]


@pytest.mark.parametrize("bad", ["hail", {"name": "Hail"}, {"code": " "}, {"code": 7}])
def test_item_without_a_code_is_refused_by_its_number(bad: object) -> None:
    problem = f"{FILE}: cause no. 2: code: is missing: give the item a code"
    assert refusal(document("cause", [item("hail"), bad])) == [problem]


def test_unknown_field_is_refused_with_the_known_ones() -> None:
    remedy = "use one of code, details, name_en, name_es, name_fr, parent, position, source, text_en, text_es, text_fr,"
    [problem] = refusal(hail(nmae="Hail"))
    assert problem == f"{FILE}: cause hail: nmae: is not a field of this list; {remedy} verified, vocabulary"


def test_date_of_retirement_cannot_be_stated() -> None:
    [problem] = refusal(hail(retired_on="2020-01-01"))
    assert problem.startswith(f"{FILE}: cause hail: retired_on: is not a field of this list")


def test_missing_language_is_refused() -> None:
    assert refusal(hail(name={"en": "Hail", "fr": " "})) == [
        f"{FILE}: cause hail: name_fr: is missing",
        f"{FILE}: cause hail: name_es: is missing",
    ]


def test_language_that_nobody_reads_here_is_refused() -> None:
    [problem] = refusal(hail(text={"de": "Hagel"}))
    assert problem.startswith(f"{FILE}: cause hail: text_de: is not a field of this list")


def test_code_twice_is_refused() -> None:
    problem = f"{FILE}: cause hail: code: stands more than once; keep one of them"
    assert refusal(document("cause", [item("hail"), item("hail")])) == [problem]


@pytest.mark.parametrize(
    ("field", "value", "remedy"),
    [
        ("source", "x" * 256, "Ensure this value has at most 255 characters (it has 256)."),
        ("source", {"en": "x"}, "takes a single value"),
        ("verified", "perhaps", "“perhaps” value must be either True or False."),
        ("verified", None, "“None” value must be either True or False."),
        ("position", None, "This field cannot be null."),
        ("position", "first", "“first” value must be an integer."),
    ],
)
def test_value_that_does_not_fit_is_refused(field: str, value: object, remedy: str) -> None:
    assert refusal(hail(**{field: value})) == [f"{FILE}: cause hail: {field}: {remedy}"]


def test_parent_from_another_list_is_refused() -> None:
    [problem] = refusal(document("cluster", [item("PRO-X", parent="hail")]))
    assert problem.startswith(f"{FILE}: cluster PRO-X: parent: “hail” is not a known code; use one of AGR, CCM, CSS,")


def sector(**fields: Any) -> dict[str, object]:
    return document("sector", [item("S9", **{"edition": "2021", **fields})])


@pytest.mark.parametrize(
    ("field", "value", "remedy"),
    [
        ("edition", None, "is missing"),
        ("edition", "1951", "“1951” is not a known code; use one of 2012, 2021"),
        ("clusters", "WSH", "takes a list of codes"),
        ("primary_phases", ["during", "never"], "“never” is not a known code; use one of after, before, during"),
        ("response_system", "WSH", "“WSH” is not a known code; use one of cluster, development, government, migration"),
    ],
)
def test_sector_that_names_what_does_not_exist_is_refused(field: str, value: object, remedy: str) -> None:
    [problem] = refusal(sector(**{field: value}))
    assert problem.startswith(f"{FILE}: sector S9: {field}: {remedy}")


def test_choice_that_does_not_exist_is_refused() -> None:
    successors = [item("S9.S21-01", successor="S21-01", kind="vanished")]
    [problem] = refusal(sector(successors=successors))
    assert problem.startswith(f"{FILE}: sector-mapping S9.S21-01: kind: “vanished” is not allowed; use one of renamed,")


def test_code_of_a_faulty_item_may_be_named_so_that_one_mistake_gives_one_problem() -> None:
    problems = refusal(sector(colour="red", activities=[item("S9-A1")]))
    assert [problem.split(": ")[1:3] for problem in problems] == [["sector S9", "colour"]]


def test_every_mistake_of_every_file_is_named_at_once() -> None:
    first = document("cause", [item("hail", verified="perhaps"), item("frost", name={"en": "Frost", "fr": "Gel"})])
    second = document("weather", [])
    with pytest.raises(Rejected) as caught:
        load({"a.json": lambda: first, "b.json": lambda: second})
    places = [(problem.file, problem.item, problem.field) for problem in caught.value.problems]
    assert places == [
        ("b.json", "", "list"),
        ("a.json", "cause hail", "verified"),
        ("a.json", "cause frost", "name_es"),
    ]
    assert str(caught.value).count("\n") == 2


def test_refused_file_writes_nothing_of_its_good_items() -> None:
    refusal(document("cause", [item("frost"), item("hail", verified="perhaps")]))
    assert not Term.objects.of("cause").filter(code="frost").exists()


def test_file_that_is_not_json_is_refused_with_the_place(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"lists": [\n  oops]}')
    with pytest.raises(Rejected) as caught:
        load({"broken.json": lambda: read_json(path)})
    assert str(caught.value) == "broken.json: is not valid JSON: Expecting value at line 2, column 3"


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected) as caught:
        load({"gone.json": lambda: read_json(tmp_path / "gone.json")})
    assert str(caught.value).startswith("gone.json: cannot be read: ")


def test_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.json"
    path.write_bytes(json.dumps({"lists": ["é"]}, ensure_ascii=False).encode("latin-1"))
    with pytest.raises(Rejected) as caught:
        load({"latin.json": lambda: read_json(path)})
    assert str(caught.value).startswith("latin.json: cannot be read: ")
