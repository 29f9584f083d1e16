"""The only writer of reports to the Council: their period, and the texts that headquarters writes in them."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts.access import demand
from mcof.accounts.models import User
from mcof.accounts.roles import Permission
from mcof.audit.recording import record
from plans.models import CouncilReport, CouncilText


class InvalidPeriod(ValueError):
    """The days do not make a period that can be reported on."""


class StaleText(Exception):
    """Somebody has written meanwhile: `text` is what stands there now, and nothing was overwritten."""

    def __init__(self, text: CouncilText) -> None:
        self.text = text
        super().__init__(str(text))


@dataclass(frozen=True)
class Wording:
    introduction: str = ""
    lessons: str = ""


@transaction.atomic
def begin(*, starts_on: date, ends_on: date, by: User) -> CouncilReport:
    """Return the report of the period, begun now or before. Raises Refused and InvalidPeriod."""
    demand(Permission.REPORT_TO_COUNCIL, by)
    if ends_on < starts_on:
        raise InvalidPeriod(_("The last day comes before the first."))
    report, new = CouncilReport.objects.get_or_create(starts_on=starts_on, ends_on=ends_on, defaults={"begun_by": by})
    if new:
        record("council.begun", by=by, target=report)
    return report


@transaction.atomic
def write(report: CouncilReport, *, language: str, wording: Wording, revision: int, by: User) -> CouncilText:
    """Keep the texts in one language, upon the revision that the writer had before them.

    Raises Refused, and StaleText where somebody else has written since.
    """
    demand(Permission.REPORT_TO_COUNCIL, by)
    text, _new = CouncilText.objects.get_or_create(report=report, language=language, defaults={"changed_by": by})
    before = Wording(text.introduction, text.lessons)
    if before == wording:
        return text
    mine = CouncilText.objects.filter(pk=text.pk, revision=revision)
    if not mine.update(revision=revision + 1, changed_by=by, changed_at=timezone.now(), **asdict(wording)):
        raise StaleText(text)
    text.refresh_from_db()
    record("council.written", by=by, target=text, before=asdict(before), after=asdict(wording), language=language)
    return text
