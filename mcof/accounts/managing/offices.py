from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mcof.accounts.answers import Refused
from mcof.accounts.groups import group_of
from mcof.accounts.managing.mandate import capacity
from mcof.accounts.models import Country, Office, User
from mcof.accounts.roles import OfficeKind
from mcof.audit.recording import record

# Entered by hand, and so without a document to verify it against.
_SOURCE = gettext_noop("Entered by an administrator")


class OfficeFacts(TypedDict, total=False):
    name_en: str
    name_fr: str
    name_es: str
    parent: Office | None
    seat: Country | None
    time_zone: str
    working_days: str


@transaction.atomic
def create_office(
    *, code: str, kind: OfficeKind, by: User | None, country: Country | None = None, **facts: Unpack[OfficeFacts]
) -> Office:
    mandate = capacity(by)
    office = Office(code=code, kind=kind, country=country, source=_SOURCE, verified=True)
    _assign(office, facts)
    office.save()
    group_of(office)
    record("office.create", by=by, acting_as=mandate, target=office, after=_facts(office))
    return office


@transaction.atomic
def update_office(*, office: Office, by: User | None, **facts: Unpack[OfficeFacts]) -> None:
    mandate = capacity(by)
    before = _facts(Office.objects.get(pk=office.pk))
    _assign(office, facts)
    after = _facts(office)
    if after != before:
        office.save()
        record("office.update", by=by, acting_as=mandate, target=office, before=before, after=after)


def _assign(office: Office, facts: OfficeFacts) -> None:
    for name, value in facts.items():
        setattr(office, name, value)
    _refuse_misplaced(office)


def _refuse_misplaced(office: Office) -> None:
    if (office.kind == OfficeKind.COUNTRY) != (office.country is not None):
        raise Refused(_("A country office names its country, and only a country office does."))
    if office.parent is not None and (office.kind, office.parent.kind) != (OfficeKind.COUNTRY, OfficeKind.REGIONAL):
        raise Refused(_("Only a country office stands under a regional office."))


def _facts(office: Office) -> dict[str, object]:
    return {
        "names": office.names,
        "kind": office.kind,
        "country": office.country.code if office.country else None,
        "parent": office.parent.code if office.parent else None,
        "seat": office.seat.code if office.seat else None,
        "time_zone": office.time_zone,
        "working_days": office.working_days,
    }
