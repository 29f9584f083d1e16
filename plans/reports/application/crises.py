"""Where and in which crises the framework was applied."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mcof.accounts.models.places import Region
from plans.models import Kind
from plans.portfolio.application.people import Persons
from plans.reports.application.framing import ANNEX
from plans.reports.application.material import Across, persons
from plans.reports.application.people import Line as Counted
from plans.reports.application.people import counted_up_to, people_table
from plans.reports.application.pieces import Line, compared, counted
from plans.reports.narrative import sentence
from plans.reports.tree import Block, Cell, Part, Table
from plans.reports.words import money, number


def crises(m: Across) -> Part:
    blocks: list[Block] = [
        sentence(_in_short(m)),
        *_listed(m),
        sentence(_before(m)),
        _together(m),
        *_people(m),
        *_kinds(m),
    ]
    return Part(key="crises", heading=_("Where and in which crises the framework was applied"), blocks=tuple(blocks))


def _listed(m: Across) -> list[Block]:
    return [sentence(_("Annex %(annex)s lists the plans."), annex=ANNEX)] if m.figures.plans else []


def _in_short(m: Across) -> str:
    it = m.figures
    if not it.plans:
        return _("No plan was applied in this period.")
    plans = ngettext("%(n)s plan", "%(n)s plans", it.plans) % {"n": number(it.plans)}
    countries = ngettext("%(n)s country", "%(n)s countries", len(it.countries)) % {"n": number(len(it.countries))}
    about = {"plans": plans, "countries": countries, "names": m.names("country", it.countries)}
    return _("The framework was applied by %(plans)s in %(countries)s: %(names)s.") % about


def _before(m: Across) -> str:
    text = _("The period before is that from %(period)s.")
    if not m.comparable:
        text = _("No plan counts for the period before, from %(period)s: there is nothing to compare with.")
    return text % {"period": m.days_before}


def _together(m: Across) -> Table:
    it, before = m.figures, m.before
    lines: list[Line] = [
        (_("Plans applied"), number(it.plans), number(before.plans)),
        (_("Countries concerned"), number(len(it.countries)), number(len(before.countries))),
        (_("People in need"), persons(it.people.in_need), persons(before.people.in_need)),
        (_("People targeted"), persons(it.people.targeted), persons(before.people.targeted)),
        (_("People reached"), persons(it.people.reached), persons(before.people.reached)),
        (_("Funding required"), money(it.funds.required), money(before.funds.required)),
        (_("Funding confirmed"), money(it.funds.confirmed), money(before.funds.confirmed)),
    ]
    return compared(m, _("The application of the framework in figures"), _("Figure"), lines, _known(m))


def _known(m: Across) -> str:
    """Say of how many plans the people are, where some give no figure."""
    it = m.figures
    counts = [
        (_("people in need"), it.people.in_need),
        (_("people targeted"), it.people.targeted),
        (_("people reached"), it.people.reached),
    ]
    text = _("%(figure)s: given by %(n)s of %(all)s plans")
    told = [
        text % {"figure": what, "n": number(span.plans if span else 0), "all": number(it.plans)}
        for what, span in counts
        if (span.plans if span else 0) < it.plans
    ]
    return " ".join(filter(None, [f"{'; '.join(told)}." if told else "", counted_up_to(m)]))


def _people(m: Across) -> list[Table]:
    """Return people by region, where some plan counts any."""
    it = m.figures
    if it.people == Persons():
        return []
    lines = [
        Counted(Cell(name), it.regions[code], it.people_by_region[code])
        for code, name in _regions().items()
        if code in it.regions
    ]
    several = sum(it.regions.values()) > it.plans
    note = _("A plan in several regions counts with all of its people in each: these figures do not add up.")
    return [people_table(_("People by region"), _("Region"), lines, note if several else "", counted_up_to(m))]


def _regions() -> dict[str, str]:
    return {region.value: str(region.label) for region in Region} | {"": _("Region not known")}


def _kinds(m: Across) -> list[Table]:
    now, before = m.figures, m.before
    kinds = {kind.value: str(kind.label) for kind in Kind}
    return [
        *counted(m, _("Plans by region"), _("Region"), _regions(), (now.regions, before.regions)),
        *counted(m, _("Plans by kind"), _("Kind of plan"), kinds, (now.kinds, before.kinds)),
        *_by(m, _("Plans by type of crisis"), _("Type of crisis"), "crisis-type", "crisis_types"),
        *_by(m, _("Plans by phase of the crisis"), _("Phase"), "phase", "phases"),
        *_by(m, _("Plans by mobility dimension of crisis"), _("Dimension"), "mobility-dimension", "dimensions"),
    ]


def _by(m: Across, caption: str, head: str, vocabulary: str, field: str) -> tuple[Table, ...]:
    names = {entry.code: entry.name for entry in m.catalogue.entries(vocabulary, retired=True)}
    return counted(m, caption, head, names, (getattr(m.figures, field), getattr(m.before, field)))
