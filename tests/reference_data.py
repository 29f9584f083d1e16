"""Reference data for every test: loaded once, and again where a test with real transactions emptied the tables."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from mcof.reference import load
from sectors.models import Edition


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        load()
    yield


@pytest.fixture
def transactional_db(transactional_db: None) -> None:
    if not Edition.objects.exists():
        load()
