"""What is known of a plan before it is there: the forms of its first page, and the version that it starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest

from mcof.accounts.models import Office
from mcof.http import PersonRequest
from plans.catalogue import catalogue
from plans.content import PlanContent, values
from plans.content.translating import standing
from plans.door import plan_or_404, version_or_404
from plans.drafting import Source, demand_whole, ways_of
from plans.forms.frame import Frame
from plans.forms.sections import SectionForm
from plans.forms.starting import NO, YES, CarryForm, StartForm, editions_from, first_identity, next_identity
from plans.models import PlanVersion
from plans.reports.words import language_name

MOST_DIGITS = 9
KEEP = "keep"


@dataclass(frozen=True)
class Tongues:
    """`swapped` takes the texts of the earlier plan in the language of the new one, in which it is complete."""

    old: str
    new: str
    complete: bool
    swapped: bool

    @property
    def names(self) -> tuple[str, str]:
        return language_name(self.old), language_name(self.new)


@dataclass
class Beginning:
    """`version` and `carry` are None for a plan that starts from nothing."""

    start: StartForm
    form: SectionForm
    version: PlanVersion | None = None
    carry: CarryForm | None = None
    texts: str = ""

    def is_valid(self) -> bool:
        found = [form.is_valid() for form in (self.start, self.form, self.carry) if form]
        return all(found)

    @property
    def edition(self) -> str:
        return str(self.start.cleaned_data["edition"])

    def new(self) -> PlanContent:
        """Return the plan as far as the forms say what it is."""
        office = self.start.chosen_office.code
        return PlanContent(reference="", office=office, edition=self.edition, identity=self.form.value())

    def source(self) -> Source | None:
        if self.version is None or self.carry is None:
            return None
        decided = self.edition == self.start.newest
        tongues = self.tongues
        return Source(
            self.version,
            same_crisis=self.carry.same,
            chosen=self.carry.chosen if decided else {},
            swapped=tongues is not None and tongues.swapped,
        )

    @property
    def tongues(self) -> "Tongues | None":
        """What is to be said where the new plan has another language than the one that it starts from."""
        language = self.form.value().language
        content = PlanContent.from_json(self.version.content) if self.version else None
        if content is None or content.identity.language == language:
            return None
        complete = standing(content, language).complete
        return Tongues(content.identity.language, language, complete, complete and self.texts != KEEP)


def beginning_of(request: PersonRequest, offices: list[Office], data: Mapping[str, Any] | None = None) -> Beginning:
    """Read the address, which says what to start from, and what was sent. Raises Http404 for what one may not read."""
    countries = _countries(request)
    first = first_identity(offices[0], request.user, countries)
    version = _version(request)
    if version is None:
        start = StartForm(data, offices=offices, editions=editions_from())
        return Beginning(start, SectionForm(first, Frame(), data))
    content = PlanContent.from_json(version.content)
    own = content.office in {office.code for office in offices}
    office = {"office": content.office} if own else {}
    start = StartForm(data, offices=offices, editions=editions_from(content.edition), initial=office)
    ways = ways_of(content, edition=start.newest)
    carry = CarryForm(data, ways=ways, initial={"same_crisis": YES if own else NO})
    identity = next_identity(content.identity, first) if own else _like(content.identity, first)
    if countries:
        identity = replace(identity, countries=first.countries)
    texts = data.get("texts", "") if data else ""
    return Beginning(start, SectionForm(identity, Frame(), data), version, carry, texts)


def _like(source: values.Identity, first: values.Identity) -> values.Identity:
    """Return what a plan is that does elsewhere what another office does: of that kind, in the language of its text."""
    return replace(first, kind=source.kind, language=source.language)


def _countries(request: HttpRequest) -> list[str]:
    codes = dict.fromkeys(request.GET.getlist("country"))
    return [code for code in codes if (entry := catalogue().find("country", code)) and not entry.retired]


def _version(request: PersonRequest) -> PlanVersion | None:
    reference = request.GET.get("from", "")
    if not reference:
        return None
    plan = plan_or_404(request.user, reference)
    number = request.GET.get("version", "")
    if not number.isdecimal() or len(number) > MOST_DIGITS:
        raise Http404
    version = version_or_404(request.user, plan, int(number))
    version.plan = plan
    demand_whole(request.user, version)
    return version
