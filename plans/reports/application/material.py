"""What the parts of the report are written from, and how they say figures across plans."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from plans.catalogue import Catalogue, Entry
from plans.content import PlanContent
from plans.content.translating import languages_of, translated
from plans.portfolio.application import Applied, Figures, Period
from plans.portfolio.application.people import Span
from plans.reports.tree import Block, Voice
from plans.reports.words import UNKNOWN, day, listed, number


@dataclass(frozen=True)
class Texts:
    """What headquarters has written in the language of the document; `original` is the one that it began in."""

    introduction: str = ""
    lessons: str = ""
    original: str = ""


@dataclass(frozen=True, kw_only=True)
class Across:
    """The plans applied in the period with the figures across them, and the figures of the period before."""

    period: Period
    applied: tuple[Applied, ...]
    figures: Figures
    before: Figures
    texts: Texts
    catalogue: Catalogue
    language: str
    dated: datetime.date

    @property
    def comparable(self) -> bool:
        return self.before.plans > 0

    @property
    def days(self) -> str:
        return _days(self.period)

    @property
    def days_before(self) -> str:
        return _days(self.period.before)

    def entries(self, vocabulary: str) -> list[Entry]:
        return self.catalogue.entries(vocabulary)

    def name(self, vocabulary: str, code: str, scope: str = "") -> str:
        return self.catalogue.name(vocabulary, code, scope) if code else UNKNOWN

    def names(self, vocabulary: str, codes: Iterable[str]) -> str:
        return listed(self.name(vocabulary, code) for code in codes) or UNKNOWN

    def said(self, content: PlanContent) -> PlanContent:
        """Return a plan in the language of the document, where all of it is there in that."""
        told = content.identity.language == self.language or self.foreign(content)
        return content if told else translated(content, self.language)

    def foreign(self, content: PlanContent) -> str:
        """Return the language of a plan's own words, where it is not that of the document."""
        own = content.identity.language
        return "" if self.language in {own, *languages_of(content)} else own

    def spoken(self, content: PlanContent, *blocks: Block) -> tuple[Block, ...]:
        """Return blocks that hold own words of the plan, saying in which language these are."""
        foreign = self.foreign(content)
        return (Voice(foreign, blocks),) if foreign else blocks


def _days(days: Period) -> str:
    """Return the days of a period, each of which stays on its line."""
    about = {"start": day(days.starts_on), "end": day(days.ends_on)}
    return _("%(start)s to %(end)s") % {name: told.replace(" ", "\xa0") for name, told in about.items()}


def persons(span: Span | None) -> str:
    """Return how many people that are: one figure where plans cannot mean the same persons, else two."""
    if span is None:
        return UNKNOWN
    if span.certain:
        return number(span.most)
    return _("%(least)s to %(most)s") % {"least": number(span.least), "most": number(span.most)}
