"""What workers are asked to do about notices: ids and choices in, one call of the domain."""

from celery import shared_task

from plans.models import Frequency
from plans.notices.mailing import send_all


@shared_task(autoretry_for=(OSError,), retry_backoff=True)  # an unreachable mail server is one
def mail_notices(frequency: str) -> None:
    send_all(Frequency(frequency))
