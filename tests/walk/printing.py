"""The State's part: read the approved plan and take it home in three languages; and what a stranger gets."""

import hashlib
import re
import time

from tests.walk.html import Page
from tests.walk.steps import Walk

SECONDS_TO_PRINT = 180
FEWEST_PAGES = 20


def focal_point_reads(walk: Walk) -> str:
    """The focal point reads the approved plan"""
    page = walk.person("focalpoint").open(walk.page())
    assert page.status == 200, page.status
    assert "Shelter and settlements" in page.words, page.words[:600]
    draft = walk.person("focalpoint").open(walk.page("sections"))
    assert draft.status == 403, f"The editor is open to a State: {draft.status}"
    return f"{len(page.words.split()):,} words; the editor stays closed"


def prints_in_english(walk: Walk) -> str:
    """The focal point downloads it in English, made by the worker"""
    return _print(walk, "en")


def prints_in_french(walk: Walk) -> str:
    """The focal point downloads it in French"""
    return _print(walk, "fr")


def prints_in_spanish(walk: Walk) -> str:
    """The focal point downloads it in Spanish"""
    return _print(walk, "es")


def stranger_finds_nothing(walk: Walk) -> str:
    """Somebody of another office finds nothing at any of these addresses"""
    report = walk.notes["report"]
    paths = [walk.page(), walk.page("history"), walk.page("versions", walk.notes["version"]), report, f"{report}file/"]
    statuses = [walk.person("niger.drafter").open(path).status for path in paths]
    assert statuses == [404] * len(paths), dict(zip(paths, statuses, strict=True))
    return "404"


def _print(walk: Walk, language: str) -> str:
    path = walk.page("reports")
    focal_point = walk.person("focalpoint")
    form = focal_point.open(path).form(having="symbol").fill(version=walk.notes["version"], language=language)
    report = _path(focal_point.send(form, path))
    page, progress = _wait(walk, report)
    file = focal_point.fetch(f"{report}file/")
    digest = hashlib.sha256(file.body).hexdigest()
    assert file.body.startswith(b"%PDF-"), f"Not a PDF: {file.status}"
    assert digest in page.words, f"The page names another SHA-256 than {digest}."
    walk.notes["report"] = report
    return f"{_pages(page)} pages, {len(file.body):,} bytes, SHA-256 {digest}, progress seen: {progress}"


def _wait(walk: Walk, report: str) -> tuple[Page, str]:
    """Look again until the worker is done; return the page then, and the steps that were shown on the way."""
    shown: dict[str, None] = {}
    deadline = time.monotonic() + SECONDS_TO_PRINT
    while time.monotonic() < deadline:
        page = walk.person("focalpoint").open(report)
        if f"{report}file/" in page.links:
            return page, ", ".join(shown) or "none, it was quick"
        assert "Run again" not in page.words, page.words[:600]
        shown[_doing(page)] = None
        time.sleep(0.1)
    raise AssertionError(f"The report was not ready after {SECONDS_TO_PRINT} seconds: {', '.join(shown)}")


def _doing(page: Page) -> str:
    texts = ("Waiting for its turn", "Reading the plan", "Building the document", "Laying out the pages", "Writing")
    return next((text.lower() for text in texts if text in page.words), "something else")


def _pages(page: Page) -> int:
    found = re.search(r"Ready: (\d+) page", page.words)
    assert found, page.words[:600]
    assert int(found[1]) >= FEWEST_PAGES, f"Only {found[1]} pages."
    return int(found[1])


def _path(page: Page) -> str:
    found = re.search(r"/reports/\d+/", page.url)
    assert found, f"No report was asked for ({page.status}): {page.words[:600]}"
    return found[0]
