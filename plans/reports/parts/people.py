"""The people: how many, who they are, and how the figures were made."""

from collections import Counter

from django.utils.translation import gettext as _

from plans.content import values
from plans.reports.figures.bars import Bar, bars
from plans.reports.figures.pyramid import Step, pyramid
from plans.reports.material import Material
from plans.reports.parts.pieces import chapter, facts, told
from plans.reports.tree import Block, Cell, Column, Fact, Figure, Look, Part, Table, row
from plans.reports.words import label, number

COUNTS = ("population", "affected", "in_need", "targeted")
_SIDES = ("f", "m")


def people(m: Material) -> Part:
    it = m.content.people
    blocks: list[Block] = []
    if it.figures or any(getattr(it, name) is not None for name in COUNTS):
        blocks.append(_by_group(m))
    blocks += facts(Fact(label(values.People, "entities_targeted"), number(it.entities_targeted)))
    blocks += [*_group_figure(m), *_age_figure(m)]
    return chapter("people", values.People, *blocks, children=told(it, "people", "method"))


def count_columns(width: int) -> tuple[Column, ...]:
    return tuple(Column(heading=label(values.People, name), width=width, look=Look.NUMBER) for name in COUNTS)


def counts(value: values.Counts) -> list[str]:
    return [number(getattr(value, name)) for name in COUNTS]


def _by_group(m: Material) -> Table:
    figures = m.content.people.figures
    return Table(
        caption=_("People by population group"),
        columns=(Column(heading=label(values.PopulationFigure, "group"), width=8), *count_columns(4)),
        rows=tuple(row(Cell(m.name("population-group", it.group), it.note), *counts(it)) for it in figures),
        foot=row(_("All people, each counted once"), *counts(m.content.people)),
        note=_("One person may need assistance in several sectors: people are never added up across sectors."),
    )


def group_lines(m: Material) -> tuple[Bar, ...]:
    return tuple(
        Bar(m.name("population-group", it.group), it.in_need or 0, it.targeted or 0)
        for it in m.content.people.figures
        if it.in_need or it.targeted
    )


def _group_figure(m: Material) -> list[Figure]:
    lines = group_lines(m)
    if not lines:
        return []
    caption = _("People in need and people targeted, by population group")
    return [Figure(caption=caption, svg=bars(caption, lines, whole=_("in need"), part=_("targeted")))]


def _age_figure(m: Material) -> list[Figure]:
    """Draw women and girls against men and boys; what was counted for neither is said below."""
    counted = _targeted_by_sex_and_age(m)
    names = {entry.code: entry.name for entry in m.entries("sex")}
    bands = [(it.name, counted[_SIDES[0], it.code], counted[_SIDES[1], it.code]) for it in m.entries("age-band")]
    steps = tuple(Step(name, first, second) for name, first, second in bands if first or second)
    if not steps:
        return []
    caption = _("People targeted by sex and age")
    elsewhere = sum(amount for (sex, _band), amount in counted.items() if sex not in _SIDES)
    note = _("Not shown: %(people)s people of another sex or whose sex is not stated.") % {"people": number(elsewhere)}
    svg = pyramid(caption, steps, sides=(names[_SIDES[0]], names[_SIDES[1]]))
    return [Figure(caption=caption, svg=svg, note=note if elsewhere else "")]


def _targeted_by_sex_and_age(m: Material) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for figure in m.content.people.figures:
        for split in figure.splits:
            counted[split.sex, split.band] += split.targeted or 0
    return counted
