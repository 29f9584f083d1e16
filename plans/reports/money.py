"""The plan's money by sector, pillar and objective: what activities require, and what has been confirmed."""

from django.utils.translation import gettext as _

from plans.content.money import NONE, SEVERAL, activities, confirmed_by_sector, costs_by, pillars_of
from plans.reports.figures.bars import Bar
from plans.reports.material import Material


def sector_lines(m: Material) -> tuple[Bar, ...]:
    """Return what each sector requires and has, in the plan's order, and then what was given for no sector of it."""
    confirmed = confirmed_by_sector(m.content)
    lines = [
        Bar(m.sector(response.sector), response.requirement_usd, confirmed.pop(response.sector, 0))
        for response in m.content.responses
    ]
    lines += [Bar(m.sector(code) if code else _("Not earmarked"), 0, amount) for code, amount in confirmed.items()]
    return tuple(line for line in lines if line.whole or line.part)


def by_pillar(m: Material) -> list[tuple[str, int]]:
    """Return what activities cost by pillar of the nexus; one that serves several is not split by a made-up key."""
    costs = costs_by(activities(m.content), pillars_of)
    names = {entry.code: entry.name for entry in m.entries("hdpn-pillar")}
    names |= {SEVERAL: _("Several pillars together"), NONE: _("No pillar named")}
    return [(name, costs[code]) for code, name in names.items() if costs[code]]
