"""What workers are asked to do about reminders."""

from celery import shared_task

from plans.reminding.sweeping import remind


@shared_task
def remind_all() -> None:
    remind()
