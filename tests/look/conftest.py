from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Page

from tests.barriers import barriers_on


@pytest.fixture
def barriers(page: Page) -> Callable[[], list[str]]:
    """Return what keeps some people from using the page, a line each."""
    return partial(barriers_on, page)


@pytest.fixture
def collected(tmp_path: Path) -> Iterator[Path]:
    """Collect the files of the site as for a server."""
    storage = settings.STORAGES | {"staticfiles": {"BACKEND": "mcof.bundling.BundledStorage"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storage):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["rest_framework"])
        yield tmp_path
