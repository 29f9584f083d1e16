"""A box for each country: the crisis, what is done there, and by which plans."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from plans.content import PlanContent
from plans.content.prose import plain
from plans.portfolio.application import Applied
from plans.reports.application.material import Across
from plans.reports.parts.pieces import facts
from plans.reports.tree import Block, Box, Fact, Note, Part, Subheading
from plans.reports.words import UNKNOWN, listed, money, number, reached


def countries(m: Across) -> Part:
    boxes = tuple(_box(m, code) for code in sorted(m.figures.countries, key=lambda it: m.name("country", it)))
    blocks: tuple[Block, ...] = boxes or (Note(_("No plan was applied in this period.")),)
    return Part(key="countries", heading=_("Countries"), blocks=blocks)


def _box(m: Across, code: str) -> Box:
    plans = [it for it in m.applied if code in it.content.country_codes]
    blocks = tuple(block for it in plans for block in m.spoken(it.content, *_plan(m, code, it)))
    return Box(key=f"country-{code}", title=m.name("country", code), blocks=blocks)


def _plan(m: Across, code: str, it: Applied) -> Iterator[Block]:
    content = m.said(it.content)
    yield Subheading(plain(content.identity.title or content.reference), 1, own=True)
    areas = next((row.areas for row in content.identity.countries if row.country == code), "")
    yield from facts(
        Fact(_("Crisis"), content.crisis.name, own=True),
        Fact(_("Types of crisis"), m.names("crisis-type", content.crisis.crisis_types)),
        Fact(_("Phases"), m.names("phase", content.crisis.phases)),
        Fact(_("Areas"), areas, own=True),
        Fact(_("Sectors of assistance"), _sectors(m, content)),
        Fact(_("People in need"), number(content.people.in_need)),
        Fact(_("People targeted"), number(content.people.targeted)),
        Fact(_("People reached"), reached(content.people.reached, content.people.reached_on)),
        Fact(_("Funding required"), _required(content)),
    )
    if len(content.country_codes) > 1:
        text = _("People and funding are those of the whole plan, which also concerns: %(countries)s.")
        others = m.names("country", (it for it in content.country_codes if it != code))
        yield Note(text % {"countries": others})


def _sectors(m: Across, content: PlanContent) -> str:
    return listed(m.name("sector", it.sector, content.edition) for it in content.responses) or UNKNOWN


def _required(content: PlanContent) -> str:
    costs = [it.cost_usd for row in content.responses for it in row.activities if it.cost_usd is not None]
    return money(sum(costs) if costs else None)
