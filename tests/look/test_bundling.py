import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from mcof.bundling import BUNDLE, bundle
from tests.repository.files import ROOT

STYLES = ROOT / "static" / "css"


def test_bundle_holds_every_file_in_its_layer() -> None:
    css, components = bundle(), sorted((STYLES / "components").glob("*.css"))
    assert "@import" not in css
    assert css.count("@layer components {") == len(components)
    assert [path.name for path in components if path.read_text() not in css] == []


@pytest.fixture
def collected(tmp_path: Path) -> Iterator[Path]:
    storage = settings.STORAGES | {"staticfiles": {"BACKEND": "mcof.bundling.BundledStorage"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storage):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["rest_framework"])
        yield tmp_path


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
