"""Choosing the sectors of assistance that a plan answers in."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans import models
from plans.access import rights
from plans.catalogue import catalogue
from plans.content import response_key, values
from plans.content.codec import to_plain
from plans.content.rows import load_section
from plans.drafting.checking import InvalidSection
from plans.drafting.history import keep_step
from plans.drafting.lines import with_lines
from plans.drafting.sections import advance, hold
from plans.drafting.writing import insert_tables

CHOICE = "responses"


@transaction.atomic
def choose_sectors(plan: models.Plan, *, sectors: Sequence[str], revision: int, by: User) -> int:
    """Make the plan answer in exactly these sectors, in this order; return the new revision of the choice.

    A response that is taken out stays in its history. An unchanged choice is no save: the revision stays.
    Raises Refused, InvalidSection and StaleSection.
    """
    rights(by, plan).edit.demand()
    hold(plan, by=by)
    now = {response.sector: response for response in plan.responses.all()}
    before, after = _choice(now), _choice(sectors)
    if before == after:
        return models.Section.objects.get(plan=plan, key=CHOICE).revision
    advance(plan, key=CHOICE, revision=revision, by=by)
    _check_sectors(plan, [sector for sector in sectors if sector not in now])
    for sector in now.keys() - set(sectors):
        _remove_response(plan, now[sector], by=by)
    for position, sector in enumerate(after.sectors):
        if sector in now:
            plan.responses.filter(sector=sector).update(position=position)
        else:
            _add_response(plan, sector, position, by=by)
    models.Drafter.objects.get_or_create(plan=plan, user=by)
    keep_step(plan, key=CHOICE, revision=revision + 1, before=before, after=after, by=by)
    return revision + 1


def _choice(sectors: Iterable[str]) -> values.SectorChoice:
    return values.SectorChoice(sectors=tuple(dict.fromkeys(sectors)))


def _check_sectors(plan: models.Plan, sectors: Sequence[str]) -> None:
    for sector in sectors:
        entry = catalogue().find("sector", sector, plan.edition)
        if entry is None or entry.retired:
            text = _("“%(code)s” is not a sector in use of the edition %(edition)s.")
            raise InvalidSection({"sectors": [text % {"code": sector, "edition": plan.edition}]})


def _add_response(plan: models.Plan, sector: str, position: int, *, by: User) -> None:
    response = models.SectorResponse.objects.create(plan=plan, sector=sector, position=position)
    insert_tables([(_empty(sector), response)])
    _add_section(plan, response_key(sector), by=by)
    record("response.added", by=by, target=plan, plan=plan, sector=sector)


def _add_section(plan: models.Plan, key: str, *, by: User) -> None:
    """A response that was there before goes on where its history ended."""
    last = models.Step.objects.of(plan, key).aggregate(last=Max("revision"))["last"]
    changed = {"revision": last, "changed_by": by, "changed_at": timezone.now()} if last else {}
    models.Section.objects.create(plan=plan, key=key, **changed)


def _remove_response(plan: models.Plan, response: models.SectorResponse, *, by: User) -> None:
    key = response_key(response.sector)
    before = load_section(plan, key)
    section = models.Section.objects.get(plan=plan, key=key)
    response.delete()
    section.delete()
    keep_step(plan, key=key, revision=section.revision + 1, before=before, after=_empty(response.sector), by=by)
    record("response.removed", by=by, target=plan, plan=plan, before=to_plain(before))


def _empty(sector: str) -> values.SectorResponse:
    """Return a response as it begins: a line for each issue and each modality, and nothing written."""
    empty: values.SectorResponse = with_lines(values.SectorResponse(sector=sector))
    return empty
