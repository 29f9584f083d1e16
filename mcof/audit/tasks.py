import logging

from celery import shared_task
from django.conf import settings
from django.core.mail import send_mail

from mcof.audit import sealing
from mcof.audit.models import Seal
from mcof.audit.verifying import alterations

logger = logging.getLogger(__name__)
HOURS = 3600


@shared_task
def seal() -> None:
    sealing.seal()


@shared_task(soft_time_limit=5 * HOURS, time_limit=6 * HOURS)  # it reads the whole trail
def attest() -> None:
    """Verify the trail and tell outside of it how it stands, so that not even the whole chain can be written anew."""
    sealing.seal()
    found = list(alterations())
    for sentence in found:
        logger.error("audit trail: %s", sentence)
    head = f"The last seal is {Seal.objects.last()}"
    logger.warning("audit trail: %s", head)
    if settings.AUDIT_HEAD_TO:
        subject = "The audit trail was altered" if found else "The audit trail is whole"
        send_mail(subject, "\n".join([*found, head]), None, settings.AUDIT_HEAD_TO)
