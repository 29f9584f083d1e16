from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page

from tests.barriers import barriers_on


@pytest.fixture
def barriers(page: Page) -> Callable[[], list[str]]:
    """Return what keeps some people from using the page, a line each."""
    return partial(barriers_on, page)
