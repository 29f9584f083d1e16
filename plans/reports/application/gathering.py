"""What a report to the Council is made of now, for somebody who prepares it."""

from django.utils import timezone

from mcof.accounts.access import demand
from mcof.accounts.models import Country, User
from mcof.accounts.roles import Permission
from plans.catalogue import catalogue
from plans.models import CouncilReport
from plans.portfolio.application import Frame, Period, applied_plans, figures_of
from plans.portfolio.application.money import Key
from plans.portfolio.application.sector import of_sector
from plans.reports.application.material import Across, Texts


def gather(report: CouncilReport, *, reader: User, language: str, sector: Key | None = None) -> Across:
    """Return the figures across the plans that the reader may see, or of one sector in them. Raises Refused."""
    demand(Permission.REPORT_TO_COUNCIL, reader)
    period, names = Period(report.starts_on, report.ends_on), catalogue()
    issues, modalities = ([it.code for it in names.entries(vocabulary)] for vocabulary in ("issue", "modality"))
    frame = Frame(issues, modalities, dict(Country.objects.values_list("code", "region")))
    applied, before = applied_plans(reader, period), applied_plans(reader, period.before)
    if sector:
        applied, before = of_sector(applied, sector), of_sector(before, sector)
    return Across(
        period=period,
        applied=applied,
        figures=figures_of(applied, frame),
        before=figures_of(before, frame),
        texts=_texts(report, language),
        catalogue=names,
        language=language,
        dated=timezone.localdate(),
    )


def sector_key(code: str) -> Key:
    """Return a sector with the edition that it is of."""
    entry = catalogue().find("sector", code)
    return Key(entry.scope if entry else "", code)


def _texts(report: CouncilReport, language: str) -> Texts:
    written = {text.language: text for text in report.texts.order_by("pk")}
    original = next(iter(written), "")
    own = written.get(language)
    return Texts(own.introduction, own.lessons, original) if own else Texts(original=original)
