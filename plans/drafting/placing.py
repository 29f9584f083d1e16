"""Giving a response of another edition, which waits beside the plan, its place in sectors of the plan's own edition."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import Refused, rights
from plans.carrying import Note
from plans.carrying.joining import apart, join
from plans.carrying.records import Checking, rebuilt
from plans.content import response_key
from plans.content.codec import from_plain
from plans.content.rows import load_section
from plans.content.values import SectorResponse
from plans.drafting.checking import InvalidSection
from plans.drafting.sections import save_section
from plans.drafting.sectors import CHOICE, choose_sectors
from plans.models import OriginNote, Outcome, Plan, Reason, Section


@transaction.atomic
def place_response(plan: Plan, *, note: int, sectors: Sequence[str], by: User) -> None:
    """Put the response that the note keeps into each of these sectors, after what stands there.

    Raises Refused, also where a colleague has placed it meanwhile, and InvalidSection for a sector not in use.
    """
    rights(by, plan).edit.demand()
    if not sectors:
        raise InvalidSection({"sectors": [_("Choose at least one sector.")]})
    kept = OriginNote.objects.filter(plan=plan, pk=note).waiting()
    found = kept.first()
    if found is None or not kept.update(checked_at=timezone.now(), checked_by=by):
        raise Refused(_("A colleague has placed or checked this meanwhile."))
    response = from_plain(SectorResponse, found.was)
    _add_missing(plan, sectors, by=by)
    for sector in sectors:
        _put(plan, replace(response, sector=sector), came_from=found.sector, by=by)
    OriginNote.objects.filter(plan=plan, section=found.section, outcome=Outcome.CLEARED).update(
        section=response_key(sectors[0])
    )
    moved = {"from": found.sector, "to": list(sectors)}
    record("origin.placed", by=by, target=plan, plan=plan, moved=moved)


def _add_missing(plan: Plan, sectors: Sequence[str], *, by: User) -> None:
    there = list(plan.responses.values_list("sector", flat=True))
    if missing := [sector for sector in sectors if sector not in there]:
        choose_sectors(plan, sectors=[*there, *missing], revision=_revision(plan, CHOICE), by=by)


def _put(plan: Plan, response: SectorResponse, *, came_from: str, by: User) -> None:
    key = response_key(response.sector)
    there: SectorResponse = load_section(plan, key)
    joined = join(there, apart(response, there))
    save_section(plan, key=key, value=joined.value, revision=_revision(plan, key), by=by)
    came = [it for it in _to_check(key, joined.value) if it not in _to_check(key, there)]
    left = [
        Note(outcome=Outcome.UNDECIDED, reason=Reason.MERGED, section=key, place=place, was=was, sector=came_from)
        for place, was in joined.left.items()
    ]
    OriginNote.objects.bulk_create(OriginNote(plan=plan, **asdict(it)) for it in (*came, *left))


def _to_check(key: str, response: SectorResponse) -> list[Note]:
    checking = Checking(key)
    rebuilt(response, checking)
    return checking.notes


def _revision(plan: Plan, key: str) -> int:
    return Section.objects.get(plan=plan, key=key).revision
