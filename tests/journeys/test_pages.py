"""Every page for the person who uses it: no barriers, nothing cut off on a telephone, no English left in French."""

import re
from collections.abc import Sequence

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.db.models import F
from django.utils.text import capfirst
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from mcof.accounts.models import User
from mcof.reference import ReferenceItem
from plans.models import Attachment, Link, Plan
from tests.barriers import barriers_on
from tests.cast import Cast
from tests.journeys.visits import VISITS, Visit, names_of_pages
from tests.journeys.world import World, make_world
from tests.plans.contents import complete_content

WIDE, NARROW = 1280, 390
SHARES = [VISITS[start::5] for start in range(5)]  # so that no test takes minutes
NUMBER = re.compile(r"(^| )\d+$")
PARTING = re.compile(r"\n| · ")
PARTS = "main, .tabs, .planhead__actions"
LABELS = "h1, h2, h3, label, legend, th, dt, summary, button, .button, .chip, .tabs__tab, .lede, .field__hint, .message"


def test_every_page_has_its_visit() -> None:
    assert {visit.name for visit in VISITS} == names_of_pages()


@pytest.fixture
def world(approved: Plan, cast: Cast) -> World:
    return make_world(cast, approved)


class Site:
    """One browser, used by everybody in turn."""

    def __init__(self, page: Page, world: World, url: str) -> None:
        self.page = page
        self.world = world
        self.url = url
        self.sessions: dict[str, str] = {}

    def open(self, visit: Visit, language: str = "en") -> str:
        """Show the page to the one who uses it; return what to call it in a failure."""
        self.page.set_viewport_size({"width": WIDE, "height": 900})
        self.page.context.clear_cookies()
        self._remember(settings.LANGUAGE_COOKIE_NAME, language)
        if visit.who != "visitor":
            self._remember(settings.SESSION_COOKIE_NAME, self._session(visit.who))
        address = visit.address(self.world)
        response = self.page.goto(address)
        assert response is not None
        assert response.status == 200, (visit.who, address)
        return f"{visit.who} {address}"

    def _remember(self, name: str, value: str) -> None:
        self.page.context.add_cookies([{"name": name, "value": value, "url": self.url}])

    def _session(self, who: str) -> str:
        if who not in self.sessions:
            self.sessions[who] = self.world.cast.client(who).cookies[settings.SESSION_COOKIE_NAME].value
        return self.sessions[who]

    def width(self, width: int) -> int:
        """Return how wide the page is in a window of that width."""
        self.page.set_viewport_size({"width": width, "height": 844})
        found = self.page.evaluate("document.documentElement.scrollWidth")
        assert isinstance(found, int)
        return found

    def labels(self) -> list[str]:
        """Return the words that the site has put on the page; in a document they stand among what people wrote."""
        texts = self.page.locator(f":is({PARTS}) :is({LABELS}):not(.part *):not(:has(kbd))").all_inner_texts()
        return [part.strip(" :") for text in texts for part in PARTING.split(text) if part.strip(" :")]


@pytest.fixture
def site(page: Page, world: World, live_server: LiveServer) -> Site:
    return Site(page, world, live_server.url)


@pytest.mark.browser
@pytest.mark.parametrize("visits", SHARES)
def test_pages_have_no_barriers_and_no_sideways_scrolling(site: Site, visits: Sequence[Visit]) -> None:
    problems = {}
    for visit in visits:
        where = site.open(visit)
        wide = site.width(WIDE), barriers_on(site.page)
        narrow = site.width(NARROW), barriers_on(site.page, contrast=False)  # colours do not go by width
        if (wide, narrow) != ((WIDE, []), (NARROW, [])):
            problems[where] = (wide, narrow)
    assert problems == {}


@pytest.mark.browser
@pytest.mark.parametrize("visits", SHARES)
def test_pages_speak_french(site: Site, visits: Sequence[Visit]) -> None:
    english = {visit: labels_in(site, visit, "en") for visit in visits}
    User.objects.update(language="fr")
    theirs, alike = written(), words_alike()
    problems = {}
    for visit in visits:
        french = labels_in(site, visit, "fr")
        same = {label for label in french if label in english[visit] and repr(label) not in theirs}
        left = {label for label in same if capfirst(NUMBER.sub("", label)) not in alike}
        heading = site.page.locator("h1").inner_text()
        if left or site.width(NARROW) != NARROW or visit.heading not in ("", heading):
            problems[visit.name, visit.who] = (heading, left)
    assert problems == {}


def labels_in(site: Site, visit: Visit, language: str) -> list[str]:
    site.open(visit, language)
    return site.labels()


def written() -> str:
    """Return what people wrote, each in quotes, and how they and their plans are called: in every language the same."""
    people = list(User.objects.values_list("name", "email"))
    pictures = list(Attachment.objects.values_list("title", "alternative_text"))
    links = list(Link.objects.values_list("label", flat=True))
    return repr([complete_content(), people, pictures, links, list(Plan.objects.values_list("title", "reference"))])


def words_alike() -> set[str]:
    """Return the words that are the same in both languages: of the catalogue, and names in the reference data."""
    with (settings.LOCALE_PATHS[0] / "fr/LC_MESSAGES/django.po").open("rb") as file:
        words = {capfirst(str(message.id)) for message in read_po(file) if message.id == message.string}
    models = [model for model in apps.get_models() if issubclass(model, ReferenceItem)]
    words |= {"", "SHA-256"}
    return words | {item.name_en for model in models for item in model._default_manager.filter(name_en=F("name_fr"))}
