"""Every component and the first page in a real browser: for everybody, at every width, in both themes."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.urls("tests.look.urls")]

THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")


@pytest.mark.parametrize("address", ["/", "/gallery/"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [390, 1280])
def test_page_has_no_barriers(
    page: Page, barriers: Callable[[], list[str]], address: str, theme: Literal["light", "dark"], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    page.goto(address)
    assert barriers() == []


@pytest.mark.parametrize("address", ["/", "/gallery/"])
@pytest.mark.parametrize("width", [320, 390, 768, 960, 1120, 1280, 1600])
def test_page_does_not_scroll_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_sections_open_as_a_drawer_on_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/gallery/")
    sections = page.get_by_role("navigation", name="Sections")
    assert sections.is_hidden()
    page.get_by_role("button", name="Sections").click()
    assert sections.is_visible()
    page.keyboard.press("Escape")
    assert sections.is_hidden()


def test_skip_link_leads_to_the_content(page: Page) -> None:
    page.goto("/gallery/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_controls_are_large_enough_to_touch(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/gallery/")
    small = """[...document.querySelectorAll("button, .button, label:has(input), summary, select, nav a")]
        .filter(it => it.checkVisibility()).map(it => [it.textContent.trim(), it.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24)).map(([words]) => words)"""
    assert page.evaluate(small) == []
