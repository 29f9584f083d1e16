"""Styles keep to their layers, to logical directions and to tokens, so that themes and scripts can turn them round."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.repository.files import ROOT, lines

STYLES = ROOT / "static" / "css"
COMPONENTS = sorted((STYLES / "components").glob("*.css"))
FILES = [*sorted(STYLES.glob("*.css")), *COMPONENTS]  # the report's own styles are for paper

PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset|scroll-padding)-(?:left|right|top|bottom)\b"
    r"|^\s*(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height)):"
    r"|(?:text-align|float|clear): (?:left|right)"
)
BY_ID = re.compile(r"^\s*[^@\s:{}]*#[a-z][\w-]*[^;]*\{", re.IGNORECASE)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?)\(", re.IGNORECASE)
CLASS = re.compile(r"\.([a-z][\w-]*)", re.IGNORECASE)
MADE = re.compile(r"([\w-]+[-_])\$?\{")  # the rest of the name is filled in, such as chip--{{ state }}
ICON = re.compile(r'icon "([\w-]+)"')


def test_every_file_is_imported_once_into_a_layer() -> None:
    imported = re.findall(r'@import url\("([\w/-]+\.css)"\) layer\(\w+\);', (STYLES / "site.css").read_text())
    assert sorted(imported) == sorted(str(path.relative_to(STYLES)) for path in FILES if path.name != "site.css")


def test_directions_are_logical() -> None:
    assert matches(PHYSICAL, FILES) == []


def test_no_rule_goes_by_id() -> None:
    assert matches(BY_ID, FILES) == []


def test_importance_is_for_utilities_alone() -> None:
    assert matches(re.compile("!important"), [path for path in FILES if path.name != "utilities.css"]) == []


def test_colours_are_tokens() -> None:
    assert matches(COLOUR, COMPONENTS) == []


def test_every_token_in_use_is_defined() -> None:
    css = "\n".join(path.read_text() for path in FILES)
    used = set(re.findall(r"var\((--[\w-]+)\)", css))
    assert used - set(re.findall(r"(--[\w-]+):", css)) == set()


def test_every_class_is_used_somewhere() -> None:
    css = "\n".join(re.sub(r"/\*.*?\*/|url\(.*?\)", "", path.read_text(), flags=re.DOTALL) for path in FILES)
    sources = "\n".join(path.read_text() for path in _sources())
    words, made = set(re.findall(r"[\w-]+", sources)), tuple(MADE.findall(sources))
    styled = {name for name in CLASS.findall(css) if not name.startswith("htmx-")}
    assert len(styled) > 300
    assert {name for name in styled - words if not name.startswith(made)} == set()


def _sources() -> Iterator[Path]:
    """Yield what writes pages: templates, scripts and what of the code names classes."""
    yield from (ROOT / "templates").rglob("*.html")
    yield from (ROOT / "static" / "js").glob("*.js")
    yield from (path for folder in ("mcof", "plans") for path in (ROOT / folder).rglob("*.py"))


def test_every_icon_in_use_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/images/icons.svg").read_text()))
    used = {name for path in (ROOT / "templates").rglob("*.html") for name in ICON.findall(path.read_text())}
    assert used - drawn - {"state-"} == set()


def matches(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [f"{place} {line.strip()}" for path in files for place, line in lines(path) if pattern.search(line)]
