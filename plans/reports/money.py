"""The plan's money by sector, objective, year and pillar: what activities require, and what has been confirmed."""

from django.utils.translation import gettext as _

from plans.content.money import (
    NONE,
    SEVERAL,
    activities,
    confirmed_by_sector,
    confirmed_by_year,
    costs_by,
    pillars_of,
    years_of,
)
from plans.reports.figures.bars import Bar
from plans.reports.material import Material
from plans.reports.words import UNKNOWN


def sector_lines(m: Material) -> tuple[Bar, ...]:
    """Return what each sector requires and has, in the plan's order, and then what was given for no sector of it."""
    confirmed = confirmed_by_sector(m.content)
    lines = [
        Bar(m.sector(response.sector), response.requirement_usd, confirmed.pop(response.sector, 0))
        for response in m.content.responses
    ]
    lines += [Bar(m.sector(code) if code else _("Not earmarked"), 0, amount) for code, amount in confirmed.items()]
    return tuple(line for line in lines if line.whole or line.part)


def objective_lines(m: Material) -> tuple[tuple[int, Bar], ...]:
    """Return of each objective how many sectors serve it, and what these require and have.

    A sector that serves several objectives counts under each of them: the lines do not add up.
    """
    confirmed = confirmed_by_sector(m.content)
    found = []
    for objective in m.content.objectives.objectives:
        serving = [response for response in m.content.responses if objective.uid in response.objectives]
        required = sum(response.requirement_usd for response in serving)
        has = sum(confirmed[response.sector] for response in serving)
        found.append((len(serving), Bar(objective.title or UNKNOWN, required, has)))
    return tuple(found)


def year_lines(m: Material) -> tuple[Bar, ...]:
    """Return what activities of each year require, and what was confirmed in it."""
    required, confirmed = costs_by(activities(m.content), years_of), confirmed_by_year(m.content)
    names = {year: year for year in sorted({*required, *confirmed} - {SEVERAL, NONE})}
    names |= {SEVERAL: _("Over several years"), NONE: _("Without a date")}
    lines = (Bar(name, required[key], confirmed[key]) for key, name in names.items())
    return tuple(line for line in lines if line.whole or line.part)


def by_pillar(m: Material) -> list[tuple[str, int]]:
    """Return what activities cost by pillar of the nexus; one that serves several is not split by a made-up key."""
    costs = costs_by(activities(m.content), pillars_of)
    names = {entry.code: entry.name for entry in m.entries("hdpn-pillar")}
    names |= {SEVERAL: _("Several pillars together"), NONE: _("No pillar named")}
    return [(name, costs[code]) for code, name in names.items() if costs[code]]
