"""The plan in short: what it is, whom it reaches, what it costs, and what States have said."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.content import values
from plans.models import Kind, StateAnswer
from plans.reports.figures.bars import Bar, bars
from plans.reports.material import Material
from plans.reports.money import sector_lines
from plans.reports.narrative import sentence
from plans.reports.parts.pieces import facts, part_note
from plans.reports.proof import Answered
from plans.reports.tree import Block, Fact, Figure, KeyFigure, Paragraph, Part
from plans.reports.words import day, label, listed, money, number, period, share, short_money


def key_figures(m: Material) -> tuple[KeyFigure, ...]:
    content = m.content
    people = [
        KeyFigure(number(value), text)
        for value, text in (
            (content.people.targeted, _("people targeted")),
            (content.people.reached, _("people reached")),
            (content.people.in_need, _("people in need")),
        )
        if value is not None
    ]
    if m.partial:
        return tuple(people)
    sectors = _("%(count)s of %(all)s") % {"count": len(content.responses), "all": len(m.entries("sector"))}
    return (
        KeyFigure(short_money(content.requirement_usd), _("required")),
        *people,
        KeyFigure(sectors, _("sectors of assistance")),
    )


def summary(m: Material) -> Part:
    told = (people_told(m), _sectors(m), _dimensions(m), money_told(m))
    blocks: list[Block] = [*part_note(m), *_identity(m), *map(sentence, filter(None, told)), states_told(m)]
    if m.has("funding") and (lines := sector_lines(m)):
        blocks.append(_funding_figure(lines))
    return Part(key="identity", heading=_("Summary"), blocks=tuple(blocks))


def _identity(m: Material) -> tuple[Block, ...]:
    identity = m.content.identity
    kind = values.Identity
    return facts(
        Fact(label(kind, "kind"), str(Kind(identity.kind).label)),
        Fact(_("Office"), m.name("office", m.content.office)),
        Fact(_("Countries"), listed(country_told(m, row) for row in identity.countries)),
        Fact(_("Period"), period(identity.starts_on, identity.ends_on)),
        Fact(_("Reference"), m.content.reference),
        Fact(_("Framework"), m.name("edition", m.content.edition)),
        Fact(label(kind, "objective_set"), m.name("objective-set", identity.objective_set)),
    )


def country_told(m: Material, row: values.PlanCountry) -> str:
    name = m.name("country", row.country)
    return f"{name} ({row.areas})" if row.areas else name


def people_told(m: Material) -> str:
    people = m.content.people
    sentences = [
        text % {"people": number(count)}
        for count, text in (
            (people.affected, _("The crisis affects %(people)s people.")),
            (people.in_need, _("Of the people affected, %(people)s need assistance.")),
            (people.targeted, _("The plan is to reach %(people)s people.")),
        )
        if count is not None
    ]
    return " ".join([*sentences, *_reached(people)])


def _reached(people: values.People) -> list[str]:
    if people.reached is None:
        return []
    text = _("So far %(people)s people have been reached.")
    if people.reached_on:
        text = _("Up to %(day)s, %(people)s people had been reached.")
    return [text % {"people": number(people.reached), "day": day(people.reached_on)}]


def _sectors(m: Material) -> str:
    names = [m.sector(response.sector) for response in m.content.responses]
    if not names or m.partial:
        return ""
    text = ngettext(
        "The plan answers in %(count)s sector of assistance: %(names)s.",
        "The plan answers in %(count)s sectors of assistance: %(names)s.",
        len(names),
    )
    return text % {"count": len(names), "names": listed(names)}


def _dimensions(m: Material) -> str:
    present = [row.dimension for row in m.content.mobility.dimensions if row.present]
    if not present:
        return ""
    text = ngettext(
        "Of the mobility dimensions of crisis, %(count)s is present: %(names)s.",
        "Of the mobility dimensions of crisis, %(count)s are present: %(names)s.",
        len(present),
    )
    return text % {"count": len(present), "names": m.names("mobility-dimension", present)}


def money_told(m: Material) -> str:
    required, confirmed = m.content.requirement_usd, m.content.funding.confirmed_usd
    if not required or m.partial:
        return ""
    sentence = _("The activities of the plan cost %(required)s.") % {"required": money(required)}
    if not confirmed:
        return sentence
    of_this = _("Of this, %(confirmed)s has been confirmed, which is %(share)s per cent.")
    about = {"confirmed": money(confirmed), "share": share(confirmed, required)}
    return f"{sentence} {of_this % about}"


def states_told(m: Material) -> Paragraph:
    text = _("States protect and assist people on their territory; IOM acts at their request and with their consent.")
    points = [f"{_answer(m, answered)} ({answered.reference})." for answered in m.proof.answers]
    points += [_("%(state)s: the request or consent is awaited.") % {"state": _state(m, it)} for it in m.proof.owed]
    return sentence(text, points)


def _answer(m: Material, answered: Answered) -> str:
    texts = {
        StateAnswer.REQUEST: _("%(state)s requested the support on %(day)s"),
        StateAnswer.CONSENT: _("%(state)s consented on %(day)s"),
        StateAnswer.DECLINE: _("%(state)s declined on %(day)s"),
    }
    return texts[answered.answer] % {"state": _state(m, answered.country), "day": day(answered.on)}


def _state(m: Material, code: str) -> str:
    return m.name("country", code)


def _funding_figure(lines: tuple[Bar, ...]) -> Figure:
    caption = _("Funding required and confirmed by sector, in USD")
    return Figure(caption=caption, svg=bars(caption, lines, whole=_("required"), part=_("confirmed")))
