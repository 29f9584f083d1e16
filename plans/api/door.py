"""How the interface fetches: through what the person may see, and 404 for everything else."""

from dataclasses import dataclass
from typing import cast

from rest_framework.request import Request

from mcof.accounts.models import User
from plans import door
from plans.access import Rights, rights
from plans.content import PlanContent, fingerprint, load
from plans.extent import WHOLE, Extent, given_parts, part_of
from plans.models import Plan, PlanVersion
from plans.readership import Way, note_reading


def signed_in(request: Request) -> User:
    return cast(User, request.user)


def plan_or_404(request: Request, reference: str) -> Plan:
    return door.plan_or_404(signed_in(request), reference)


def version_or_404(request: Request, plan: Plan, number: int) -> PlanVersion:
    version = door.version_or_404(signed_in(request), plan, number)
    version.plan = plan
    return version


def read_version(request: Request, reference: str, number: int) -> PlanVersion:
    """Return a version to be read, which the office learns of where it was shared."""
    version = version_or_404(request, plan_or_404(request, reference), number)
    by = signed_in(request)
    note_reading(rights(by, version.plan), version, Way.PROGRAM, by=by)
    return version


@dataclass(frozen=True)
class Shown:
    """What somebody reads: `version` is None for the draft, `content` as much as they are given."""

    version: PlanVersion | None
    content: PlanContent
    extent: Extent = WHOLE

    @property
    def sha256(self) -> str:
        """The version's own fingerprint, or that of what is given."""
        return self.version.sha256 if self.version and self.extent.whole else fingerprint(self.content.to_json())

    @property
    def part(self) -> tuple[str, ...] | None:
        return None if self.extent.sections is None else given_parts(self.content, self.extent)


def shown(allowed: Rights) -> Shown:
    """Return the draft to those who read drafts while there is one, the newest version to others."""
    version = door.version_shown(allowed)
    if version is None:
        return Shown(None, load(allowed.plan))
    note_reading(allowed, version, Way.PROGRAM, by=cast(User, allowed.user))
    return given(allowed, version)


def given(allowed: Rights, version: PlanVersion) -> Shown:
    extent = allowed.extent(version)
    return Shown(version, part_of(version, extent), extent)
