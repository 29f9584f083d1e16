"""A plan that starts from another: what it takes along, and what its drafters have looked at since."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import Refused, extent_for, rights, versions_visible_to
from plans.carrying import Carried, Note, carry
from plans.catalogue import catalogue
from plans.content import PlanContent
from plans.content.translating import standing, swapped
from plans.drafting.checking import InvalidSection
from plans.models import Origin, OriginNote, Plan, PlanVersion
from sectors.mapping import Route, routes, staying


@dataclass(frozen=True)
class Source:
    """The version to start from. `chosen` says where sectors go that the mapping leaves to the office.

    `swapped` starts from the version's texts in the language of the new plan, in which all of them must be translated.
    """

    version: PlanVersion
    same_crisis: bool
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    swapped: bool = False


def carry_over(source: Source, new: PlanContent, *, by: User) -> Carried:
    """Return `new`, which has office, edition and identity, with what the source has for it. Writes nothing.

    Raises Refused for a version that is not theirs to read, InvalidSection for a sector that the mapping does not lead
    to, and for a language that the version is not complete in.
    """
    if not versions_visible_to(by, source.version.plan).filter(pk=source.version.pk).exists():
        raise Refused(_("You start from versions that you may read."))
    demand_whole(by, source.version)
    content = _texts_of(source, new.identity.language)
    ways = ways_of(content, edition=new.edition)
    _check_chosen(ways, source.chosen)
    return carry(content, new, same_crisis=source.same_crisis, routes=ways, chosen=source.chosen, known=catalogue())


def demand_whole(user: User, version: PlanVersion) -> None:
    """Raise Refused where the person reads a part of the version only: a plan starts from a whole one."""
    if not extent_for(user, version).whole:
        raise Refused(_("You read chosen sections of this version only: a plan starts from a whole version."))


def _texts_of(source: Source, language: str) -> PlanContent:
    content = PlanContent.from_json(source.version.content)
    if not source.swapped:
        return content
    if not standing(content, language).complete:
        raise InvalidSection({"language": [_("The earlier plan is not completely translated into this language.")]})
    return swapped(content, language)


def ways_of(content: PlanContent, *, edition: str) -> dict[str, Route]:
    """Return where each sector of the plan leads in the edition."""
    sectors = [response.sector for response in content.responses]
    return staying(sectors) if content.edition == edition else routes(sectors, edition=edition)


def _check_chosen(ways: Mapping[str, Route], chosen: Mapping[str, Sequence[str]]) -> None:
    for sector, wanted in chosen.items():
        if sector not in ways or not set(wanted) <= set(ways[sector].candidates):
            text = _("The mapping between the editions does not lead from “%(sector)s” to %(wanted)s.")
            message = text % {"sector": sector, "wanted": ", ".join(wanted) or "—"}
            raise InvalidSection({"chosen": [message]})


def keep_origin(plan: Plan, source: Source, notes: Sequence[Note]) -> dict[str, Any]:
    """Keep what the plan was started from; return what the audit trail says of it."""
    version = source.version
    Origin.objects.create(plan=plan, version=version, same_crisis=source.same_crisis)
    OriginNote.objects.bulk_create(OriginNote(plan=plan, **asdict(note)) for note in notes)
    chosen = {sector: list(wanted) for sector, wanted in source.chosen.items()}
    return {
        "source": {"reference": version.plan.reference, "version": version.number, "sha256": version.sha256},
        "chosen": chosen,
        "swapped": source.swapped,
    }


@transaction.atomic
def check_notes(plan: Plan, *, notes: Collection[int], by: User) -> int:
    """Say of these notes that they have been looked at; return how many were still open. Raises Refused."""
    rights(by, plan).edit.demand()
    still_open = OriginNote.objects.filter(plan=plan, pk__in=notes, checked_at=None)
    places = [f"{section} {place}".strip() for section, place in still_open.values_list("section", "place")]
    checked = still_open.update(checked_at=timezone.now(), checked_by=by)
    if checked:
        record("origin.checked", by=by, target=plan, plan=plan, places=places)
    return checked
