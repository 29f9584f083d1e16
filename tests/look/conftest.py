from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def barriers(page: Page) -> Callable[[], list[str]]:
    """Return what keeps some people from using the page, a line each."""

    def find() -> list[str]:
        # Preloading would fetch the styles a second time and write them into the page, which the site's policy refuses.
        found = Axe().run(page, options={"runOnly": RULES, "preload": False}).response["violations"]
        return [f"{it['id']}: {node['target']}" for it in found for node in it["nodes"]]

    return find
