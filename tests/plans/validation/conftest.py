import pytest
from django.core.cache import cache
from pytest_django import DjangoDbBlocker

from mcof.reference.loading import STAMP
from plans.catalogue import Catalogue, catalogue


@pytest.fixture(scope="session")
def known(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Catalogue:
    """The reference data as shipped, read once. A test that asks for it needs the mark `django_db`."""
    with django_db_blocker.unblock():
        cache.set(STAMP, "as shipped")
        return catalogue()
