from celery import shared_task

from mcof.accounts import invitations
from mcof.accounts.models import User


@shared_task
def send_invitation(user_id: int) -> None:
    invitations.send(User.objects.get(pk=user_id, is_active=True))
