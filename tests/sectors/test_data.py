"""The data we ship, whatever it says: complete in three languages, tied together, honest about where it comes from."""

import ast

import pytest

from mcof.reference import SUPPORTED, ReferenceItem
from mcof.reference.schema import columns, reference_models
from sectors.models import BandSet, Edition, ObjectiveSet, Sector, SectorMapping, Term, Vocabulary
from tests.repository.files import APPS, python_files

pytestmark = pytest.mark.django_db

OURS = [model for model in reference_models() if model._meta.app_label in ("sectors", "crosscutting")]
each_model = pytest.mark.parametrize("model", OURS, ids=[model.__name__ for model in OURS])
EDITIONS = ("2012", "2021")


def texts(item: ReferenceItem, prefix: str) -> list[str]:
    return [getattr(item, f"{prefix}_{language}") for language in SUPPORTED]


@each_model
def test_every_item_is_complete_in_three_languages(model: type[ReferenceItem]) -> None:
    prefixes = [name.removesuffix("_en") for name in columns(model) if name.endswith("_en")]
    for item in model._default_manager.all():
        for prefix in prefixes:
            given = [bool(text.strip()) for text in texts(item, prefix)]
            assert given in ([True] * 3, [False] * 3 if prefix == "text" else None), (item.code, prefix)


@each_model
def test_sentences_differ_between_the_languages(model: type[ReferenceItem]) -> None:
    """Single words may be the same; a whole phrase that is the same was forgotten."""
    phrases = [
        (item.code, prefix, texts(item, prefix))
        for item in model._default_manager.all()
        for prefix in ("name", "text")
        if len(texts(item, prefix)[0].split()) > 2
    ]
    assert [(code, prefix) for code, prefix, found in phrases if len(set(found)) < 3] == []


@each_model
def test_every_item_names_its_source(model: type[ReferenceItem]) -> None:
    assert not model._default_manager.filter(source="").exists()


@pytest.mark.parametrize("edition", EDITIONS)
def test_edition_has_fifteen_sectors_in_order(edition: str) -> None:
    codes = Sector.objects.of_edition(edition).current().values_list("code", flat=True)
    assert list(codes) == [f"S{edition[2:]}-{number:02}" for number in range(1, 16)]


def test_wording_of_the_sectors_is_not_claimed_to_be_verified() -> None:
    assert not Sector.objects.filter(verified=True).exists()
    assert Edition.objects.filter(verified=True).count() == 2


def test_every_sector_says_what_it_covers_and_serves() -> None:
    for sector in Sector.objects.with_suggestions():
        assert sector.text
        assert sector.response_system
        assert sector.primary_phases.all()
        assert not set(sector.primary_phases.all()) & set(sector.secondary_phases.all())
        assert 2 <= len(sector.activities.all()) <= 4
        assert 2 <= len(sector.indicators.all()) <= 4


def test_every_sector_coordinated_in_clusters_names_one() -> None:
    coordinated = Sector.objects.filter(response_system__code="cluster")
    assert coordinated.exists()
    assert not coordinated.filter(clusters=None).exists()


def test_every_sector_of_2012_leads_somewhere() -> None:
    mapped = set(SectorMapping.objects.values_list("sector__code", flat=True))
    assert mapped == set(Sector.objects.of_edition("2012").values_list("code", flat=True))


def test_mapping_leads_from_2012_to_2021() -> None:
    editions = SectorMapping.objects.exclude(successor=None).values_list(
        "sector__edition__code", "successor__edition__code"
    )
    assert set(editions) == {("2012", "2021")}


def test_only_new_sectors_of_2021_have_no_predecessor() -> None:
    new = Sector.objects.of_edition("2021").filter(predecessors=None)
    assert list(new.values_list("code", flat=True)) == ["S21-15"]


@pytest.mark.parametrize(
    ("vocabulary", "codes"),
    [
        (Vocabulary.PHASE, "before during after"),
        (Vocabulary.CRISIS_TYPE, "conflict violence disaster epidemic pandemic economic other"),
        (Vocabulary.ONSET, "sudden slow"),
        (Vocabulary.CAUSE, "natural man-made"),
        (Vocabulary.PLACE, "internal cross-border"),
        (Vocabulary.MOBILITY_DIMENSION, "D1 D2 D3 D4 D5 D6"),
        (Vocabulary.RESPONSE_SYSTEM, "cluster refugee government development peace migration"),
        (Vocabulary.HDPN_PILLAR, "humanitarian development peace"),
        (Vocabulary.MIGOF, "P1 P2 P3 O1 O2 O3"),
        (Vocabulary.SEX, "f m x"),
        (Vocabulary.ASSISTANCE, "in-kind cash voucher service"),
        (Vocabulary.STATEMENT_TIME, "assessment design delivery monitoring"),
        (Vocabulary.EXTENT, "0 1 2 3"),
    ],
)
def test_vocabulary_holds_its_codes_in_order(vocabulary: Vocabulary, codes: str) -> None:
    assert list(Term.objects.of(vocabulary).values_list("code", flat=True)) == codes.split()


@pytest.mark.parametrize("vocabulary", Vocabulary.values)
def test_no_vocabulary_is_empty(vocabulary: str) -> None:
    assert Term.objects.of(vocabulary).current().exists()


def test_areas_of_responsibility_belong_to_protection() -> None:
    areas = Term.objects.of("cluster").exclude(parent=None)
    assert set(areas.values_list("parent__code", flat=True)) == {"PRO"}
    assert set(areas.values_list("code", flat=True)) == {"PRO-CPN", "PRO-GBV", "PRO-HLP", "PRO-HTS", "PRO-MIN"}


def test_migration_governance_terms_carry_their_domain_of_the_global_indicator() -> None:
    domains = {term.code: term.details["sdg_10_7_2"] for term in Term.objects.of("migof")}
    assert domains == {"P1": "PD_1", "P2": "PD_2", "P3": "PD_3", "O1": "PD_4", "O2": "PD_5", "O3": "PD_6"}


@pytest.mark.parametrize(("year", "code", "objectives"), [(2022, "IOM-2020-2023", 4), (2026, "IOM-2024-2028", 3)])
def test_one_set_of_objectives_is_valid_in_a_year(year: int, code: str, objectives: int) -> None:
    [found] = ObjectiveSet.objects.valid_in(year)
    assert (found.code, found.objectives.count()) == (code, objectives)


def test_age_bands_follow_one_another_and_end_with_the_unknown() -> None:
    for band_set in BandSet.objects.prefetch_related("bands"):
        *known, unknown = band_set.bands.all()
        assert unknown.unknown
        assert [band.unknown for band in known] == [False] * len(known)
        ends = [band.last_age for band in known]
        assert ends[-1] is None
        assert [band.first_age for band in known] == [0, *(end + 1 for end in ends[:-1] if end is not None)]


# What they show is written for the eye, and free to use any words.
SAMPLES = {"gallery.py", "demo"}


def test_no_code_depends_on_the_name_of_a_sector() -> None:
    names = {name for sector in Sector.objects.all() for name in sector.names.values() if " " in name}
    code = [path for path in python_files(*APPS) if not SAMPLES & set(path.parts)]
    assert [path.name for path in code if names & strings_in(path.read_text())] == []


def strings_in(code: str) -> set[str]:
    constants = [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)]
    return {value for value in constants if isinstance(value, str)}
