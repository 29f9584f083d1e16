from celery import shared_task

from mcof.accounts import invitations
from mcof.accounts.models import User


@shared_task(autoretry_for=(OSError,), retry_backoff=True)  # an unreachable mail server is one
def send_invitation(user_id: int) -> None:
    invitations.send(User.objects.get(pk=user_id, is_active=True))
