"""Which reports somebody may read: those asked for by themselves, as far as what they print is still theirs to read."""

from collections import defaultdict

from django.db.models import Q, QuerySet

from mcof.accounts.access import allowing, mandates
from mcof.accounts.models import Membership, User
from mcof.accounts.roles import Permission
from plans.access import plans_allowing, shares_for
from plans.extent import Extent, extent_of, joined
from plans.models import Report, ReportKind


def reports_visible_to(user: User) -> "QuerySet[Report]":
    """Return the reports that the person asked for and may still read: a revoked share takes its reports along."""
    held = mandates(user)
    drafts = plans_allowing(Permission.VIEW_DRAFT, user, held)
    reviewed = plans_allowing(Permission.VIEW_SUBMITTED, user, held)
    of_version = Q(plan__in=drafts) | Q(plan__in=reviewed) | Q(pk__in=_of_shares(user, held))
    readable = Q(version=None, plan__in=drafts) | Q(version__isnull=False) & of_version | Q(kind=ReportKind.BLANK)
    if allowing(Permission.REPORT_TO_COUNCIL, held):
        readable |= Q(council__isnull=False)
    return Report.objects.filter(readable, asked_by=user)


def _of_shares(user: User, held: list[Membership]) -> list[int]:
    """Return those of the person's reports that say no more of a version than is shared with them now."""
    given: dict[int, list[Extent]] = defaultdict(list)
    for share in shares_for(user, held=held):
        given[share.version_id].append(extent_of(share))
    made = Report.objects.filter(asked_by=user, version__in=given).only("version", "since", "sections", "languages")
    return [it.pk for it in made if _covered(it, given)] if given else []


def _covered(report: Report, given: dict[int, list[Extent]]) -> bool:
    """Whether every version that the report speaks of is shared to that extent."""
    shared = [given.get(key, []) for key in (report.version_id, report.since_id) if key]
    return all(it and joined(it).covers(extent_of(report)) for it in shared)
