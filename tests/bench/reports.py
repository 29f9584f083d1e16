"""A hundred small reports by two workers, against the same by one: how many times as fast.

The workers are processes of their own, each with one process that works, on PostgreSQL and Redis. All reports are
asked for in one moment, each under another symbol, so that none is the file of another. What is measured is from that
moment until the last is ready; the workers are there and warm before.
"""

import datetime
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count

from django.db import transaction
from django.db.models import Max
from django.test import override_settings
from django.utils import timezone

from mcof.accounts.models import User
from mcof.accounts.roles import Role
from mcof.celery import app
from plans import drafting
from plans.content import values
from plans.models import Plan, Report, ReportState
from plans.reports import jobs
from tests.factories import make_country, make_membership, make_office, make_user
from tests.worker import running_worker

REPORTS, WARMING, PATIENCE = 100, 8, 300.0
_numbers = count(1)


def main() -> None:
    writer, office = make_user("Drafter"), make_office(country=make_country())
    make_membership(writer, Role.DRAFTER, office)
    plan = drafting.start_plan(office=office, identity=values.Identity(title="Floods"), edition="2021", by=writer)
    with override_settings(REPORTS_AT_ONCE=REPORTS + 1):
        one, two = (_measured(plan, workers, by=writer) for workers in (1, 2))
    print(f"{REPORTS} reports: {one:.1f} s by one worker, {two:.1f} s by two")
    print(f"reports ratio {one / two:.2f} times as fast by two workers")


def _measured(plan: Plan, workers: int, *, by: User) -> float:
    """Return within how many seconds so many workers make all of them."""
    with ExitStack() as stack:
        for _worker in range(workers):
            stack.enter_context(running_worker())
        _wait_for(lambda: len(app.control.ping(timeout=1.0) or ()) == workers)
        _made(plan, WARMING * workers, by=by)
        return _made(plan, REPORTS, by=by)


def _made(plan: Plan, number: int, *, by: User) -> float:
    with transaction.atomic():
        asked = [_asked(plan, by=by).pk for _ in range(number)]
        began = timezone.now()
    found = Report.objects.filter(pk__in=asked)
    _wait_for(lambda: found.exclude(state=ReportState.DONE).count() == 0)
    ended: datetime.datetime = found.aggregate(last=Max("ended_at"))["last"]
    return (ended - began).total_seconds()


def _asked(plan: Plan, *, by: User) -> Report:
    return jobs.ask_report(plan, version=None, language="en", symbol=f"C/{next(_numbers)}/1", by=by)


def _wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError("The workers do not get on.")
        time.sleep(0.1)
