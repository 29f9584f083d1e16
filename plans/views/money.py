"""The money on the pages of the sections that it follows from. Scripts keep the sums up as one types."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.catalogue import catalogue
from plans.content import RESPONSE_PREFIX, PlanContent, money
from plans.content.values import Activity
from plans.forms.frame import Frame
from plans.views.editor import Editor


@dataclass(frozen=True)
class Line:
    """`key` is what scripts find the amounts by that belong to the line."""

    label: str
    key: str
    required: int | None
    confirmed: int | None = None


@dataclass(frozen=True)
class Sums:
    """`of` and `by` name the fields whose amounts are added as one types; without them the sums stay as saved."""

    title: str | Promise
    lines: list[Line]
    of: str = ""
    by: str = ""
    confirmed: bool = False

    @property
    def required(self) -> int:
        return sum(line.required or 0 for line in self.lines)


def money_of(editor: Editor, key: str, frame: Frame) -> list[Sums]:
    """Return the sums that belong on the page of a section."""
    if key == "funding":
        return [
            _by_sector(editor.content, frame),
            *_by_activity(list(money.activities(editor.content)), live=False),
            _by_objective(editor.content),
            _by_strategic_objective(editor.content, frame),
        ]
    if key.startswith(RESPONSE_PREFIX):
        return _by_activity(list(editor.value_or_404(key).activities), live=True)
    return []


def _by_sector(content: PlanContent, frame: Frame) -> Sums:
    confirmed = money.confirmed_by_sector(content)
    required = {response.sector: response.requirement_usd for response in content.responses}
    codes = list(dict.fromkeys([*required, *filter(None, confirmed)]))
    lines = [Line(frame.name("sector", code), code, required.get(code, 0), confirmed[code]) for code in codes]
    lines.append(Line(_("Not earmarked"), money.NONE, None, confirmed[money.NONE]))
    return Sums(gettext_lazy("By sector"), lines, of="amount_usd", by="sector", confirmed=True)


def _by_activity(rows: list[Activity], *, live: bool) -> list[Sums]:
    phases, years = money.costs_by(rows, money.phases_of), money.costs_by(rows, money.years_of)
    names = [(entry.code, entry.name) for entry in catalogue().entries("phase")]
    known = sorted(year for year in years if year not in {money.SEVERAL, money.NONE})
    of = "cost_usd" if live else ""
    return [
        Sums(gettext_lazy("By phase"), _lines(phases, names, _("In several phases"), words=True), of=of, by="phases"),
        Sums(gettext_lazy("By year"), _lines(years, [(it, it) for it in known], _("Over several years")), of, "year"),
    ]


def _by_objective(content: PlanContent) -> Sums:
    names = [(row.uid, row.title or _("Objective without a title")) for row in content.objectives.objectives]
    lines = _lines(money.required_by_objective(content), names, _("For several objectives"))
    return Sums(gettext_lazy("By objective of the plan"), lines)


def _by_strategic_objective(content: PlanContent, frame: Frame) -> Sums:
    required = money.required_by_strategic_objective(content)
    names = [(code, frame.name("strategic-objective", code)) for code in required if code not in _APART]
    return Sums(gettext_lazy("By strategic objective"), _lines(required, names, _("For several objectives")))


_APART = {money.SEVERAL, money.NONE}


def _lines(sums: Counter[str], names: Iterable[tuple[str, str]], several: str, *, words: bool = False) -> list[Line]:
    lines = [Line(name, name if words else code, sums[code]) for code, name in names]
    return [
        *lines,
        Line(several, money.SEVERAL, sums[money.SEVERAL]),
        Line(_("Not said"), money.NONE, sums[money.NONE]),
    ]
