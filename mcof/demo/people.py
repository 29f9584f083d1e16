"""The demo's offices and people: `data/people.toml`. One password for all, which is printed in public."""

import tomllib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password

from mcof.accounts.adapter import DEMO_DOMAIN
from mcof.accounts.managing import create_office, grant
from mcof.accounts.models import Country, Office, User
from mcof.accounts.roles import OfficeKind, Role
from mcof.audit.recording import record
from mcof.demo.scripts import DATA


@dataclass(frozen=True)
class Person:
    """Somebody of the demo: `key` is the address before the @, `role` where it is held by the code of the place."""

    key: str
    name: str
    role: str
    place: str
    tries: str
    language: str = "en"
    timezone: str = "UTC"

    @property
    def email(self) -> str:
        return f"{self.key}@{DEMO_DOMAIN}"


def people() -> list[Person]:
    return [Person(**row) for row in _data()["people"]]


def bring_in_people() -> dict[str, User]:
    """Make the offices and people that are not there yet; return all people by key."""
    for row in _data()["offices"]:
        _office(dict(row))
    password = make_password(settings.DEMO_PASSWORD)
    return {person.key: _user(person, password) for person in people()}


def _data() -> dict[str, Any]:
    return tomllib.loads((DATA / "people.toml").read_text(encoding="utf-8"))


def _office(row: dict[str, Any]) -> None:
    if Office.objects.filter(code=row["code"]).exists():
        return
    country, parent = Country.objects.get(code=row.pop("country")), Office.objects.get(code=row.pop("parent"))
    create_office(kind=OfficeKind.COUNTRY, country=country, parent=parent, by=None, **row)


def _user(person: Person, password: str) -> User:
    """Not `invite`: nobody waits for a mail at an invented address."""
    facts = {"name": person.name, "language": person.language, "timezone": person.timezone, "password": password}
    user, new = User.objects.get_or_create(email=person.email, defaults=facts)
    if new:
        record("person.invite", by=None, target=user, after={"email": user.email, "name": user.name})
        grant(user=user, role=Role(person.role), place=_place(person), by=None)
    return user


def _place(person: Person) -> Office | Country:
    if person.role == Role.FOCAL_POINT:
        return Country.objects.get(code=person.place)
    return Office.objects.get(code=person.place)
