"""What the first page of the editor takes over the wire, on every section of the fullest plan of the demo."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.request import Request, urlopen

import brotli  # type: ignore[import-untyped]  # it ships no types
import pytest
from pytest_django.live_server_helper import LiveServer

from plans.content import SECTION_KEYS, PlanContent, response_key
from plans.models import Plan
from tests.bench._full_plan import full_plan
from tests.cast import Cast
from tests.plans.filling import fill
from tests.plans.views.editing import section_page

MOST = 100_000
HEADERS = 400
"""What comes with each answer besides what it holds."""

GROUPS = 13
_FILES = re.compile(r'(?:src|href)="/static/([^"#]+)')
_MODULES = re.compile(r'from "\./([\w.-]+)"')

pytestmark = pytest.mark.django_db


def crowded(content: PlanContent) -> PlanContent:
    """Return the plan with further groups of people, and with the fullest of its responses, which are much alike."""
    figures = content.people.figures
    more = [replace(figures[0], uid=f"more{n}") for n in range(GROUPS - len(figures))]
    fullest = max(content.responses, key=lambda it: len(it.activities) + len(it.indicators))
    people = replace(content.people, figures=(*figures, *more))
    return replace(content, people=people, responses=(fullest,))


def weight(path: Path) -> int:
    """Return what a file takes as it is sent to a browser of today."""
    small = path.with_name(f"{path.name}.br")
    return (small if small.exists() else path).stat().st_size + HEADERS


def loaded(page: str, folder: Path) -> set[Path]:
    """Return the files that a page asks for, and those that its modules ask for."""
    left, found = [folder / name for name in _FILES.findall(page)], set[Path]()
    while left:
        path = left.pop()
        if path not in found:
            found.add(path)
            left += [path.with_name(it) for it in _MODULES.findall(path.read_text())] if path.suffix == ".js" else []
    return found


def first_load(url: str, session: str, folder: Path) -> int:
    request = Request(url, headers={"Accept-Encoding": "gzip, deflate, br", "Cookie": f"sessionid={session}"})
    with urlopen(request) as answer:
        sent = answer.read()
    page = brotli.decompress(sent).decode()
    return len(sent) + HEADERS + sum(map(weight, loaded(page, folder)))


def test_first_load_of_every_section_is_light(plan: Plan, cast: Cast, collected: Path, live_server: LiveServer) -> None:
    content = crowded(full_plan())
    fill(plan, content, by=cast.drafter)
    keys = [*SECTION_KEYS, *(response_key(it.sector) for it in content.responses)]
    session = cast.client("drafter").cookies["sessionid"].value
    weights = {key: first_load(live_server.url + section_page(plan, key), session, collected) for key in keys}
    assert min(weights.values()) > 30_000  # something was loaded at all
    assert {key: taken for key, taken in weights.items() if taken > MOST} == {}
