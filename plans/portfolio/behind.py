"""The plans of which States still read an older version than the one in force."""

from dataclasses import dataclass

from mcof.accounts.models import User
from mcof.accounts.roles import Permission
from plans.access import plans_allowing
from plans.models import Plan, Share


@dataclass(frozen=True)
class LeftBehind:
    """A plan, and the names of the States that read nothing of its version in force."""

    plan: Plan
    states: tuple[str, ...]


def left_behind(user: User) -> list[LeftBehind]:
    """Return those plans of the person's office whose sharing is theirs to look after, in one statement."""
    own = plans_allowing(Permission.VIEW_DRAFT, user) & plans_allowing(Permission.SHARE, user)
    found = Share.objects.left_behind().filter(version__plan__in=own)
    shares = found.select_related("version__plan__office", "version__plan__in_force", "country")
    states: dict[Plan, list[str]] = {}
    for share in shares.defer("version__content", "version__plan__in_force__content"):
        states.setdefault(share.version.plan, []).append(share.country.name)
    behind = [LeftBehind(plan, tuple(sorted(set(names)))) for plan, names in states.items()]
    return sorted(behind, key=lambda it: it.plan.title)
