import gzip
from pathlib import Path

from django.core.management import call_command

from mcof.bundling import BUNDLE, MODULES, bundle, bundled_modules
from tests.repository.files import ROOT

STYLES = ROOT / "static" / "css"


def test_bundle_holds_every_file_in_its_layer() -> None:
    css, components = bundle(), sorted((STYLES / "components").glob("*.css"))
    assert "@import" not in css
    assert css.count("@layer components {") == len(components)
    assert [path.name for path in components if path.read_text() not in css] == []


def test_collected_stylesheet_is_one_small_file(collected: Path) -> None:
    hashed = next(collected.glob("css/site.*.css"))
    assert hashed.read_text() == (collected / BUNDLE).read_text() == bundle()
    assert len(gzip.compress(hashed.read_bytes())) < 20_000


def test_collecting_again_follows_a_changed_component(collected: Path) -> None:
    (collected / BUNDLE).write_text("stale")
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["rest_framework"])
    assert (collected / BUNDLE).read_text() == bundle()


def test_collected_module_asks_for_the_hashed_name_of_another(collected: Path) -> None:
    sums, numbers = next(collected.glob("js/sums.*.js")), next(collected.glob("js/numbers.*.js"))
    assert f'from "./{numbers.name}"' in sums.read_text()


def test_collected_editor_is_one_file_of_all_its_modules(collected: Path) -> None:
    hashed = next(collected.glob("js/editor.*.js"))
    assert hashed.read_text() == (collected / MODULES).read_text() == bundled_modules()
    assert len(gzip.compress(hashed.read_bytes())) < 25_000


def test_module_of_the_editor_stands_once_behind_those_that_it_needs() -> None:
    made = bundled_modules()
    assert [line for line in made.splitlines() if line.startswith(("import ", "export "))] == []
    assert made.count("const _rows = ") == 1
    assert made.index("const _numbers = ") < made.index("const _sums = ") < made.index("const _editor = ")
