"""The money on the pages of the sections that it follows from. Scripts keep the sums up as one types."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.catalogue import catalogue
from plans.content import RESPONSE_PREFIX, PlanContent, money
from plans.content.values import Activity, Contribution
from plans.forms.frame import Frame
from plans.forms.sections import SectionForm
from plans.views.editor import Editor


@dataclass(frozen=True)
class Line:
    """`key` is what scripts find the amounts by that belong to the line."""

    label: str
    key: str
    required: int | None
    confirmed: int | None = None
    rest: int | None = None
    """What rows have of it that the page does not show."""


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

    @property
    def rest(self) -> int:
        return sum(line.rest or 0 for line in self.lines)


def money_of(editor: Editor, key: str, form: SectionForm) -> list[Sums]:
    """Return the sums that belong on the page of a section."""
    frame, tables = form.frame, form.record.tables
    if key == "funding":
        return [
            _by_sector(editor.content, frame, tables["contributions"].hidden),
            *_by_activity(list(money.activities(editor.content)), live=False),
            _by_objective(editor.content),
            _by_strategic_objective(editor.content, frame),
        ]
    if key.startswith(RESPONSE_PREFIX):
        return _by_activity(list(editor.value_or_404(key).activities), live=True, hidden=tables["activities"].hidden)
    return []


def _by_sector(content: PlanContent, frame: Frame, hidden: Sequence[Contribution]) -> Sums:
    confirmed = money.confirmed_by_sector(content)
    required = {response.sector: response.requirement_usd for response in content.responses}
    codes = list(dict.fromkeys([*required, *filter(None, confirmed)]))
    rest = money.confirmed_by(hidden)
    lines = [Line(frame.name("sector", it), it, required.get(it, 0), confirmed[it], rest[it]) for it in codes]
    lines.append(Line(_("Not earmarked"), money.NONE, None, confirmed[money.NONE], rest[money.NONE]))
    return Sums(gettext_lazy("By sector"), lines, of="amount_usd", by="sector", confirmed=True)


def _by_activity(rows: list[Activity], *, live: bool, hidden: Sequence[Activity] = ()) -> list[Sums]:
    phases, years = (
        (money.costs_by(rows, keys), money.costs_by(hidden, keys)) for keys in (money.phases_of, money.years_of)
    )
    names = [(entry.code, entry.name) for entry in catalogue().entries("phase")]
    known = [(it, it) for it in sorted(years[0].keys() - _APART)]
    of = "cost_usd" if live else ""
    return [
        Sums(gettext_lazy("By phase"), _lines(phases, names, _("In several phases"), words=True), of=of, by="phases"),
        Sums(gettext_lazy("By year"), _lines(years, known, _("Over several years")), of, "year"),
    ]


def _by_objective(content: PlanContent) -> Sums:
    names = [(row.uid, row.title or _("Objective without a title")) for row in content.objectives.objectives]
    lines = _lines((money.required_by_objective(content), Counter()), names, _("For several objectives"))
    return Sums(gettext_lazy("By objective of the plan"), lines)


def _by_strategic_objective(content: PlanContent, frame: Frame) -> Sums:
    required = money.required_by_strategic_objective(content)
    names = [(code, frame.name("strategic-objective", code)) for code in required if code not in _APART]
    return Sums(
        gettext_lazy("By strategic objective"), _lines((required, Counter()), names, _("For several objectives"))
    )


_APART = {money.SEVERAL, money.NONE}


def _lines(
    added: tuple[Counter[str], Counter[str]], names: Iterable[tuple[str, str]], several: str, *, words: bool = False
) -> list[Line]:
    """Return a line for each sum of all rows, with that of the rows that the page does not show."""
    named = [(name, name if words else code, code) for code, name in names]
    apart = [(several, money.SEVERAL, money.SEVERAL), (_("Not said"), money.NONE, money.NONE)]
    sums, rest = added
    return [Line(label, key, sums[code], rest=rest[code]) for label, key, code in (*named, *apart)]
