"""Rows for tests, made as plainly as they are asked for. What is not said is filled in and never random."""

from datetime import date
from itertools import count

from mcof.accounts.groups import group_of, keep_in_step
from mcof.accounts.models import Country, Membership, Office, User
from mcof.accounts.roles import OfficeKind, Role

PASSWORD = "a long enough secret"
LONG_AGO = date(2020, 1, 1)

_numbers = count(1)


def make_country(code: str = "", *, name: str = "", is_member: bool = True) -> Country:
    """Return the country, as loaded or else made here."""
    number = next(_numbers)
    code = code or f"Z{number:02}"
    country = Country.objects.filter(code=code).first() or Country.objects.create(
        code=code, iso2=_pair(number), m49=f"#{_pair(number)}", is_member=is_member, **_names(name or code)
    )
    group_of(country)
    return country


def make_office(
    name: str = "",
    *,
    code: str = "",
    kind: OfficeKind = OfficeKind.COUNTRY,
    country: Country | None = None,
    parent: Office | None = None,
    time_zone: str = "UTC",
) -> Office:
    """Return the office, as loaded or else made here; a country office gets a country of its own."""
    number = next(_numbers)
    code = code or f"OFFICE-{number}"
    if kind == OfficeKind.COUNTRY and country is None:
        country = make_country()
    office = Office.objects.filter(code=code).first() or Office.objects.create(
        code=code,
        kind=kind,
        country=country,
        parent=parent,
        time_zone=time_zone,
        **_names(name or f"Office {number}"),
    )
    group_of(office)
    return office


def make_user(name: str = "", *, email: str = "", language: str = "en", is_active: bool = True) -> User:
    """Return a person without any role, who signs in with PASSWORD."""
    number = next(_numbers)
    email = email or f"person{number}@example.org"
    user = User(email=email, name=name or f"Person {number}", language=language, is_active=is_active)
    user.set_password(PASSWORD)
    user.save()
    return user


def make_membership(
    user: User, role: Role, place: Office | Country, *, starts_on: date = LONG_AGO, ends_on: date | None = None
) -> Membership:
    seat = {"office": place} if isinstance(place, Office) else {"country": place}
    membership = Membership.objects.create(user=user, role=role, starts_on=starts_on, ends_on=ends_on, **seat)
    keep_in_step(user, place)
    return membership


def _names(name: str) -> dict[str, str]:
    return {"name_en": name, "name_fr": f"{name} (fr)", "name_es": f"{name} (es)", "source": "tests"}


def _pair(number: int) -> str:
    """Return a digit and a letter, which no country has for a code."""
    return f"{number // 26 % 10}{chr(ord('A') + number % 26)}"
