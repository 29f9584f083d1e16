"""What workers are asked to do with reports."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from plans.reports import jobs


@shared_task(soft_time_limit=settings.REPORT_SECONDS, time_limit=settings.REPORT_SECONDS + 60)
def render(report: int) -> None:
    jobs.run(report)


@shared_task
def tend_reports() -> None:
    jobs.tend(now=timezone.now())


@shared_task
def expire_reports() -> None:
    jobs.expire(now=timezone.now())
