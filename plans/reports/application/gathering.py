"""What a report to the Council is made of now, for somebody who prepares it."""

from django.utils import timezone

from mcof.accounts.access import demand
from mcof.accounts.models import Country, User
from mcof.accounts.roles import Permission
from plans.catalogue import catalogue
from plans.models import CouncilReport
from plans.portfolio.application import Frame, Period, applied_plans, figures_of
from plans.reports.application.material import Across, Texts


def gather(report: CouncilReport, *, reader: User, language: str) -> Across:
    """Return the figures across the plans that the reader may see. Raises Refused."""
    demand(Permission.REPORT_TO_COUNCIL, reader)
    period, names = Period(report.starts_on, report.ends_on), catalogue()
    issues, modalities = ([it.code for it in names.entries(vocabulary)] for vocabulary in ("issue", "modality"))
    frame = Frame(issues, modalities, dict(Country.objects.values_list("code", "region")))
    applied = applied_plans(reader, period)
    return Across(
        period=period,
        applied=applied,
        figures=figures_of(applied, frame),
        before=figures_of(applied_plans(reader, period.before), frame),
        texts=_texts(report, language),
        catalogue=names,
        language=language,
        dated=timezone.localdate(),
    )


def _texts(report: CouncilReport, language: str) -> Texts:
    written = {text.language: text for text in report.texts.order_by("pk")}
    original = next(iter(written), "")
    own = written.get(language)
    return Texts(own.introduction, own.lessons, original) if own else Texts(original=original)
