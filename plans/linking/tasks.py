"""What workers are asked to do about links: a number in, one call of the domain."""

from celery import shared_task

from plans.linking.codes import send_code


@shared_task(autoretry_for=(OSError,), retry_backoff=True)  # an unreachable mail server is one
def mail_code(code: int, language: str) -> None:
    send_code(code, language)
