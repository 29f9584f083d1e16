"""What workers are asked to do with reports."""

from celery import shared_task

from plans.reports import jobs


@shared_task
def render(report: int) -> None:
    jobs.run(report)
