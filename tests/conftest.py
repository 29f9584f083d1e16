"""What every test stands on: no network, places of its own, and for some a queue worker or a browser."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from celery.contrib.testing.worker import start_worker
from django.conf import settings
from django.core.cache import cache
from django.test import override_settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, ViewportSize, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from mcof.celery import app
from tests import network

pytest_plugins = ["tests.cast", "tests.database", "tests.stages", "tests.addresses"]

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


# A machine that does other work as well makes examples as slowly: that says nothing of the code.
hypothesis_settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    patch = pytest.MonkeyPatch()
    network.block(patch)
    config.add_cleanup(patch.undo)


@pytest.fixture(scope="session", autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[None]:
    """Files, cache and queue of this test process alone, and passwords that are quick to check."""
    folder = tmp_path_factory.mktemp("data")
    with override_settings(
        MEDIA_ROOT=folder / "files",
        CACHES={"default": own_cache(worker_id), "sheets": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        WHITENOISE_AUTOREFRESH=True,  # nothing has been collected for it to list
        STORAGES=settings.STORAGES | {"staticfiles": {"BACKEND": PLAIN_STATIC_FILES}},
    ):
        app.conf.update(task_always_eager=True, task_eager_propagates=True, **own_queue(folder, worker_id))
        yield


PLAIN_STATIC_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


def own_redis(worker_id: str) -> str:
    """Redis' numbered databases keep processes apart: gw0 gets 1, gw1 gets 2; 0 is for a process alone."""
    return f"{settings.REDIS_URL}/{int(worker_id.removeprefix('gw')) + 1 if worker_id.startswith('gw') else 0}"


def own_cache(worker_id: str) -> dict[str, str]:
    if settings.REDIS_URL:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": own_redis(worker_id)}
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def own_queue(folder: Path, worker_id: str) -> dict[str, Any]:
    if settings.REDIS_URL:
        return {"broker_url": own_redis(worker_id)}
    queue = folder / "queue"  # where a worker looks for it whose MCOF_DATA this is
    for name in ("messages", "control"):
        (queue / name).mkdir(parents=True)
    places = {"data_folder_in": "messages", "data_folder_out": "messages", "control_folder": "control"}
    return {"broker_transport_options": {option: str(queue / name) for option, name in places.items()}}


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A request leaves the language of its person behind: no test inherits another's."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Limits on attempts are counted in the cache: no test inherits another's."""
    yield
    cache.clear()


@pytest.fixture
def queue_worker(transactional_db: None) -> Iterator[None]:
    """A real worker on the real queue; without it tasks run at once where they are queued."""
    app.conf.task_always_eager = False
    with start_worker(app, perform_ping_check=False, shutdown_timeout=30):
        yield
    app.conf.task_always_eager = True


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the machine, or the one CHROMIUM names."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with ExitStack() as stack:
        # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A fresh visitor on the site under test; an error of script or policy, or a missing part, fails the test."""
    errors: list[str] = []

    def note_error(message: ConsoleMessage) -> None:
        # A refused page or request is the business of the test itself.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            errors.append(message.text)

    def note_missing(response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST and response.request.resource_type in PARTS_OF_A_PAGE:
            errors.append(f"{response.status} {response.url}")

    with browser.new_context(base_url=live_server.url, locale="en-GB", viewport=DESKTOP) as context:
        page = context.new_page()
        page.on("console", note_error)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("response", note_missing)
        yield page
    assert errors == []


PATIENCE = 15_000  # milliseconds until something is missing from a page: a machine that is busy is not a failure
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PARTS_OF_A_PAGE = {"font", "image", "script", "stylesheet"}
