"""The people: how many, who they are, and how the figures were made."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from plans.content import values
from plans.reports.figures.bars import Bar, bars
from plans.reports.figures.pyramid import Step, pyramid
from plans.reports.material import Material
from plans.reports.narrative import sentence
from plans.reports.parts.pieces import chapter, facts, told
from plans.reports.tree import Block, Cell, Column, Fact, Figure, Look, Part, Table, row
from plans.reports.words import day, label, number

_PLANNED = ("population", "affected", "in_need", "targeted")
_REPORTED = (*_PLANNED, "reached")
_SIDES = ("f", "m")


def people(m: Material) -> Part:
    it = m.content.people
    blocks: list[Block] = []
    if it.figures or any(getattr(it, name) is not None for name in _REPORTED):
        blocks.append(_by_group(m))
    blocks += facts(
        Fact(label(values.People, "reached_on"), day(it.reached_on)),
        Fact(label(values.People, "entities_targeted"), number(it.entities_targeted)),
    )
    if any(figure.splits for figure in it.figures):
        text = _("Annex %(annex)s gives these figures by sex and age.")
        blocks.append(sentence(text, annex="annex-people"))
    blocks += [*_need_figure(m), *_reach_figure(m), *_age_figures(m)]
    return chapter("people", values.People, *blocks, children=told(it, "people", "method"))


def measures(counted: Iterable[values.Counts]) -> tuple[str, ...]:
    """Return the figures to print: people reached only where somebody reported any."""
    return _REPORTED if any(it.reached is not None for it in counted) else _PLANNED


def count_columns(width: int, names: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(heading=label(values.People, name), width=width, look=Look.NUMBER) for name in names)


def counts(value: values.Counts, names: tuple[str, ...]) -> list[str]:
    return [number(getattr(value, name)) for name in names]


def _by_group(m: Material) -> Table:
    it = m.content.people
    names = measures((it, *it.figures))
    width = 16 // len(names)
    notes = [_("One person may need assistance in several sectors: people are never added up across sectors.")]
    if names == _REPORTED:
        notes.append(_("A dash stands for what is not known or was not reported, which is not the same as 0."))
    return Table(
        caption=_("People by population group"),
        columns=(
            Column(heading=label(values.PopulationFigure, "group"), width=24 - width * len(names)),
            *count_columns(width, names),
        ),
        rows=tuple(
            row(Cell(m.name("population-group", group.group), group.note), *counts(group, names))
            for group in it.figures
        ),
        foot=row(_("All people, each counted once"), *counts(it, names)),
        note=" ".join(notes),
    )


def group_lines(m: Material) -> tuple[Bar, ...]:
    return tuple(
        Bar(m.name("population-group", it.group), it.in_need or 0, it.targeted or 0)
        for it in m.content.people.figures
        if it.in_need or it.targeted
    )


def _need_figure(m: Material) -> list[Figure]:
    lines = group_lines(m)
    if not lines:
        return []
    caption = _("People in need and people targeted, by population group")
    return [Figure(caption=caption, svg=bars(caption, lines, whole=_("in need"), part=_("targeted")))]


def _reach_figure(m: Material) -> list[Figure]:
    """Draw the groups of whom somebody reported how many were reached."""
    lines = tuple(
        Bar(
            m.name("population-group", it.group),
            it.targeted or 0,
            it.reached,
            said=(number(it.targeted), number(it.reached)),
        )
        for it in m.content.people.figures
        if it.reached is not None
    )
    if not any(it.whole or it.part for it in lines):
        return []
    caption = _("People targeted and people reached, by population group")
    return [Figure(caption=caption, svg=bars(caption, lines, whole=_("targeted"), part=_("reached")))]


def _age_figures(m: Material) -> list[Figure]:
    captions = {"targeted": _("People targeted by sex and age"), "reached": _("People reached by sex and age")}
    return [figure for name, caption in captions.items() for figure in _age_figure(m, name, caption)]


def _age_figure(m: Material, name: str, caption: str) -> list[Figure]:
    """Draw women and girls against men and boys; what was counted for neither is said below."""
    counted = _by_sex_and_age(m, name)
    names = {entry.code: entry.name for entry in m.entries("sex")}
    bands = [(it.name, counted[_SIDES[0], it.code], counted[_SIDES[1], it.code]) for it in m.entries("age-band")]
    steps = tuple(Step(name, first, second) for name, first, second in bands if first or second)
    if not steps:
        return []
    elsewhere = sum(amount for (sex, _band), amount in counted.items() if sex not in _SIDES)
    note = _("Not shown: %(people)s people of another sex or whose sex is not stated.") % {"people": number(elsewhere)}
    svg = pyramid(caption, steps, sides=(names[_SIDES[0]], names[_SIDES[1]]))
    return [Figure(caption=caption, svg=svg, note=note if elsewhere else "")]


def _by_sex_and_age(m: Material, name: str) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for figure in m.content.people.figures:
        for split in figure.splits:
            counted[split.sex, split.band] += getattr(split, name) or 0
    return counted
