import resource
from pathlib import Path

from django.conf import settings

from mcof.accounts.models import User
from mcof.celery import app
from plans.models import Plan, Report
from plans.reports import jobs
from tests.outage import FILLER


def play(*, plan: int, person: int) -> None:
    """Ask for a report while nothing more fits, make room and ask again; print what came of both."""
    app.conf.task_always_eager = True
    asked_for, by = Plan.objects.get(pk=plan), User.objects.get(pk=person)
    report = jobs.ask_report(asked_for, version=asked_for.versions.get(), language="en", by=by)
    tell("full", report)
    make_room()
    jobs.repeat(report, by=by)
    tell("with room again", report)


def make_room() -> None:
    Path(settings.MEDIA_ROOT, "reports", FILLER).unlink(missing_ok=True)
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def tell(scene: str, report: Report) -> None:
    report.refresh_from_db()
    kept = list(Path(settings.MEDIA_ROOT, "reports").glob(f"{report.pk}-*"))
    whole = [it.stat().st_size == report.size for it in kept]
    print(f"{scene}: {report.state}{report.error and f': {report.error}'}; files: {len(kept)}, whole: {sum(whole)}")
