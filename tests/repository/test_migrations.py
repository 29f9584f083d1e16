"""The database can be made from the migrations alone, they say all that the models say, and they keep what there is."""

import pytest
from django.core.management import call_command
from django.db import connection

from plans.content import load
from plans.models import Plan


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_plan_is_kept_when_people_reached_come_to_it(transactional_db: None, ready: Plan) -> None:
    before = load(ready)
    call_command("migrate", "plans", "0030", verbosity=0)
    try:
        assert "reached" not in columns_of("plans_people")
    finally:
        call_command("migrate", "plans", verbosity=0)
    assert "reached" in columns_of("plans_people")
    assert load(ready) == before


def columns_of(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return {column.name for column in connection.introspection.get_table_description(cursor, table)}
