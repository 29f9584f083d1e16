import datetime
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from mcof.accounts.models import User
from plans.models import Plan, Report, ReportState
from plans.reports import jobs
from tests.servers import RedisServer
from tests.worker import running_worker

PATIENCE = 60.0


def play(server: RedisServer, *, plan: int, person: int) -> None:
    """Ask for a report in each scene and print how it ended, or where it stands."""
    scenes = Scenes(Plan.objects.get(pk=plan), User.objects.get(pk=person))
    with running_worker() as worker:
        server.stop()
        report = scenes.asked("en")
        scenes.tell("broker away", report)
        server.start()
        jobs.tend(now=timezone.now())
        scenes.tell("broker back", scenes.ended(report))
        report = scenes.in_the_making("fr")
        server.stop()
        server.start()
        scenes.tell("broker away for a moment of the work", scenes.ended(report))
        report = scenes.in_the_making("es")
        worker.kill()
        scenes.tell("worker killed", report)
    jobs.tend(now=timezone.now() + datetime.timedelta(minutes=2))
    with running_worker():
        scenes.tell("another worker", scenes.ended(report))
    print(f"{len(scenes.files() - scenes.before)} files")


class Scenes:
    def __init__(self, plan: Plan, person: User) -> None:
        self.plan, self.person = plan, person
        self.before = self.files()

    def asked(self, language: str) -> Report:
        version = self.plan.versions.get()
        return jobs.ask_report(self.plan, version=version, language=language, by=self.person)

    def in_the_making(self, language: str) -> Report:
        report = self.asked(language)
        until(lambda: now(report).doing == jobs.Step.LAYING_OUT)
        return report

    def ended(self, report: Report) -> Report:
        until(lambda: now(report).state not in {ReportState.QUEUED, ReportState.RUNNING})
        return report

    def tell(self, scene: str, report: Report) -> None:
        found = now(report)
        print(f"{scene}: {found.state} in attempt {found.attempts}{found.error and f': {found.error}'}")

    def files(self) -> set[Path]:
        return set(Path(settings.MEDIA_ROOT, "reports").glob("*"))


def now(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError("Nothing came of it.")
        time.sleep(0.02)
