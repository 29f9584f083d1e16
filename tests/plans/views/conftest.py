"""The browser of the drafter, signed in."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast
from tests.plans.views.editing import sign_in


@pytest.fixture
def desk(page: Page, cast: Cast, live_server: LiveServer) -> Page:
    sign_in(page, cast, live_server)
    return page
