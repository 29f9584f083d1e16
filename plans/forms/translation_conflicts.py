"""What a person decides where a colleague translated the same: keep mine, take theirs, or write what shall stand."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace

from django.core.exceptions import ValidationError
from django.http import QueryDict

from plans.forms.conflicts import EDIT, THEIRS, Choice
from plans.forms.translating import Sent, TranslatedField, TranslationForm, row_heading
from plans.telling.differences import Difference, joined


@dataclass(frozen=True)
class TranslationDecision:
    """`mine` has for each place what was wanted there, made upon the translation that both sides are shown with."""

    form: TranslationForm
    mine: Mapping[str, Sent]
    theirs: frozenset[str] = frozenset()
    errors: Mapping[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, form: TranslationForm, sent: Iterable[Sent]) -> "TranslationDecision":
        there = (it for it in sent if it.place in form.fields)
        return cls(form, {it.place: replace(it, revision=form[it.place].row.revision) for it in there})

    @property
    def travelling(self) -> str:
        return json.dumps([asdict(it) for it in self.mine.values()])

    @property
    def sent(self) -> list[Sent]:
        return [it for place, it in self.mine.items() if place not in self.theirs]

    @property
    def choices(self) -> list[Choice]:
        return [self._choice(self.form[place], it) for place, it in self.mine.items()]

    def _choice(self, field: TranslatedField, wanted: Sent) -> Choice:
        where = joined(row_heading(field.text, self.form.frame), field.label)
        difference = Difference(where, field.row.text, wanted.text, place=wanted.place)
        return Choice(difference, field.field, wanted.text, self.errors.get(wanted.place, ()))


def read_decision(form: TranslationForm, data: QueryDict) -> TranslationDecision:
    """Read what was decided, the rest stays mine. Raises ValueError, KeyError or TypeError for what no page sends."""
    mine = {it["place"]: Sent(**it) for it in json.loads(data.get("mine", ""))}
    errors: dict[str, list[str]] = {}
    for place, wanted in mine.items():
        if data.get(f"choice:{place}") == EDIT:
            typed = data.get(place, "")
            try:
                typed = form.fields[place].clean(typed)
            except ValidationError as error:
                errors[place] = list(error.messages)
            mine[place] = replace(wanted, text=typed)
    theirs = frozenset(place for place in mine if data.get(f"choice:{place}") == THEIRS)
    return TranslationDecision(form, mine, theirs, errors)
