"""The plan's money by sector, pillar and objective: what activities require, and what has been confirmed."""

from collections import Counter

from django.utils.translation import gettext as _

from plans.content.values import Activity
from plans.reports.figures.bars import Bar
from plans.reports.material import Material


def confirmed_by_sector(m: Material) -> Counter[str]:
    """Return confirmed dollars by sector; under the empty code stands what is not earmarked."""
    confirmed: Counter[str] = Counter()
    for contribution in m.content.funding.contributions:
        confirmed[contribution.sector] += contribution.amount_usd or 0
    return confirmed


def sector_lines(m: Material) -> tuple[Bar, ...]:
    """Return what each sector requires and has, in the plan's order, and then what was given for no sector of it."""
    confirmed = confirmed_by_sector(m)
    lines = [
        Bar(m.sector(response.sector), response.requirement_usd, confirmed.pop(response.sector, 0))
        for response in m.content.responses
    ]
    lines += [Bar(m.sector(code) if code else _("Not earmarked"), 0, amount) for code, amount in confirmed.items()]
    return tuple(line for line in lines if line.whole or line.part)


def by_pillar(m: Material) -> list[tuple[str, int]]:
    """Return what activities cost by pillar of the nexus; one that serves several is not split by a made-up key."""
    costs: Counter[str] = Counter()
    for response in m.content.responses:
        for activity in response.activities:
            costs[_pillar(activity)] += activity.cost_usd or 0
    names = {entry.code: entry.name for entry in m.entries("hdpn-pillar")}
    names |= {_SEVERAL: _("Several pillars together"), "": _("No pillar named")}
    return [(name, costs[code]) for code, name in names.items() if costs[code]]


_SEVERAL = "several"


def _pillar(activity: Activity) -> str:
    return _SEVERAL if len(activity.pillars) > 1 else "".join(activity.pillars)
