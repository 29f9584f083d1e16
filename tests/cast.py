"""The people of the tests: who they are to one plan of one office, so that a test can ask them all."""

import time
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from mcof.accounts.models import Country, Office, User
from mcof.accounts.roles import OfficeKind, Role
from tests.again import made_again
from tests.factories import make_country, make_membership, make_office, make_user

PEOPLE = (
    "drafter",
    "colleague",
    "head",
    "regional",
    "reviewer",
    "second_reviewer",
    "focal_point",
    "other_focal_point",
    "stranger",
    "administrator",
)
EVERYBODY = ("visitor", *PEOPLE)


@dataclass(frozen=True)
class Cast:
    headquarters: Office
    regional_office: Office
    office: Office
    other_office: Office
    country: Country
    other_country: Country

    drafter: User
    colleague: User
    head: User
    regional: User
    reviewer: User
    second_reviewer: User
    focal_point: User
    other_focal_point: User
    stranger: User
    administrator: User

    def person(self, who: str) -> User:
        person = getattr(self, who)
        assert isinstance(person, User)
        return person

    def client(self, who: str) -> Client:
        """Return the browser of one of EVERYBODY, signed in unless it is the visitor."""
        client = Client()
        if who != "visitor":
            sign_in(client, self.person(who))
        return client

    def statuses(self, url: str) -> dict[str, int]:
        """Return what everybody gets from an address."""
        return {who: _status(self.client(who), url) for who in EVERYBODY}


def sign_in(client: Client, user: User) -> None:
    """Sign somebody in as if by password and second factor, a moment ago."""
    client.force_login(user)
    session = client.session
    shown = [{"method": method, "at": time.time()} for method in ("password", "mfa")]
    session.update({"account_authentication_methods": shown, "account_authentication_methods_user": str(user.pk)})
    session.save()


def _status(client: Client, url: str) -> int:
    response: Any = client.get(url)
    if response.streaming:
        response.getvalue()  # a file that nobody reads stays open
    return int(response.status_code)


@pytest.fixture
def cast(db: None) -> Cast:
    """A country office under a regional office, its State, headquarters; and another office with another State."""
    return made_again("cast", _cast)


def _cast() -> Cast:
    headquarters = make_office("Headquarters", code="HQ", kind=OfficeKind.HEADQUARTERS)
    region = make_office("Regional Office", code="RO-NBO", kind=OfficeKind.REGIONAL)
    country, other_country = make_country("SSD", name="South Sudan"), make_country("PNG", name="Papua New Guinea")
    office = make_office("IOM South Sudan", code="SSD", country=country, parent=region)
    other_office = make_office("IOM Papua New Guinea", code="PNG", country=other_country)
    return Cast(
        headquarters=headquarters,
        regional_office=region,
        office=office,
        other_office=other_office,
        country=country,
        other_country=other_country,
        drafter=_person("drafter", Role.DRAFTER, office),
        colleague=_person("colleague", Role.DRAFTER, office),
        head=_person("head", Role.HEAD, office),
        regional=_person("regional", Role.ENDORSER, region),
        reviewer=_person("reviewer", Role.REVIEWER, headquarters),
        second_reviewer=_person("second.reviewer", Role.REVIEWER, headquarters),
        focal_point=_person("focalpoint", Role.FOCAL_POINT, country),
        other_focal_point=_person("otherstate", Role.FOCAL_POINT, other_country),
        stranger=_person("stranger", Role.DRAFTER, other_office),
        administrator=_person("admin", Role.ADMINISTRATOR, headquarters),
    )


def _person(who: str, role: Role, place: Office | Country) -> User:
    user = make_user(who.replace(".", " ").title(), email=f"{who}@mcof.example")
    make_membership(user, role, place)
    return user
