"""What keeps some people from using a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def barriers_on(page: Page, *, contrast: bool = True) -> list[str]:
    """Return the barriers that the page has as it stands, a line each. Contrast is the slowest to find."""
    # Preloading would fetch the styles a second time and write them into the page, which the site's policy refuses.
    options = {"runOnly": RULES, "preload": False, "rules": {"color-contrast": {"enabled": contrast}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{it['id']}: {node['target']}" for it in found for node in it["nodes"]]
