"""A newer approved version in place of one that States read: only when somebody says so, and the States are told."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mcof.accounts.models import Country, User
from plans.access import rights
from plans.content import PlanContent
from plans.content.translating import languages_of
from plans.extent import ALWAYS, Extent, Keys, extent_of, joined, parts_of, title_of
from plans.models import Language, Plan, PlanVersion, Purpose, Share, VersionState
from plans.sharing import InvalidShare, Terms, revoke, share_with


@dataclass(frozen=True)
class Behind:
    """A State that reads older versions than the one in force, by these shares; `there` is what of it goes along.

    `lost` are the keys of sections, and `lost_languages` the codes of languages, that the newer version does not have.
    """

    country: Country
    shares: tuple[Share, ...]
    extent: Extent
    lost: tuple[str, ...] = ()
    lost_languages: tuple[str, ...] = ()

    @property
    def numbers(self) -> list[int]:
        return sorted({share.version.number for share in self.shares})

    @property
    def lost_titles(self) -> list[str]:
        return [capfirst(str(title_of(key))) for key in self.lost]

    @property
    def lost_language_names(self) -> list[str]:
        return [str(Language(code).label) for code in self.lost_languages]

    @property
    def nothing_left(self) -> bool:
        return frozenset() in (self.extent.sections, self.extent.languages)


@dataclass(frozen=True)
class Outdated:
    """The version in force, and the States that still read one before it."""

    version: PlanVersion
    states: tuple[Behind, ...]


def outdated(plan: Plan) -> Outdated | None:
    """Return which States read versions before the one in force and nothing of that; None where there are none."""
    newest = plan.in_force
    if newest is None or newest.state != VersionState.APPROVED:
        return None
    older = Share.objects.left_behind().filter(version__plan=plan)
    found = older.select_related("version__plan", "country").defer("version__content")
    by_state: dict[int, list[Share]] = defaultdict(list)
    for share in found:
        by_state[share.country_id].append(share)
    content = PlanContent.from_json(newest.content) if by_state else None
    states = [_carried(shares, content) for shares in by_state.values() if content]
    return Outdated(newest, tuple(sorted(states, key=lambda it: it.country.name))) if states else None


@transaction.atomic
def replace_shares(plan: Plan, *, version: int, countries: Collection[str] | None = None, by: User) -> list[Share]:
    """Share the version in force, as far as they read the older ones, with these States (or all), and end those shares.

    `version` is the one that the person means. Raises Refused, and InvalidShare where another is in force meanwhile or
    nothing of what a State reads is in the newer version.
    """
    rights(by, plan).share.demand()
    found = outdated(plan)
    if found is None or found.version.number != version:
        raise InvalidShare(version=_("There is nothing to replace by this version: look at the shares again."))
    chosen = [it for it in found.states if countries is None or it.country.code in countries]
    if countries is not None and len(chosen) < len(set(countries)):
        raise InvalidShare(country=_("Choose States that read an older version."))
    if gone := [it.country.name for it in chosen if it.nothing_left]:
        text = _("Nothing of what they read is in version %(n)s: share it with them anew. (%(states)s)")
        raise InvalidShare(country=text % {"n": version, "states": ", ".join(gone)})
    return [_replace(it, found.version, by=by) for it in chosen]


def _replace(it: Behind, version: PlanVersion, *, by: User) -> Share:
    for share in it.shares:
        revoke(share, by=by)
    starts = [share.starts_at for share in it.shares]
    ends = [share.expires_at for share in it.shares]
    terms = Terms(
        purpose=Purpose.INFORMATION,
        starts_at=None if None in starts else min(filter(None, starts)),
        expires_at=None if None in ends else max(filter(None, ends)),
        extent=it.extent,
        replaces=it.numbers[-1],
    )
    (made,) = share_with(version, countries=[it.country], terms=terms, by=by)
    return made


def _carried(shares: Sequence[Share], newer: PlanContent) -> Behind:
    """Return what of the shares goes along to the newer version; a whole version becomes a whole one."""
    given = joined(extent_of(share) for share in shares)
    sections, lost = _kept(given.sections, {ALWAYS, *parts_of(newer)})
    languages, silent = _kept(given.languages, {*languages_of(newer)})
    return Behind(shares[0].country, tuple(shares), Extent(sections, languages), lost, silent)


def _kept(given: Keys, there: set[str]) -> tuple[Keys, tuple[str, ...]]:
    return (None, ()) if given is None else (given & there, tuple(sorted(given - there)))
