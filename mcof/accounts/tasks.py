import datetime

from celery import shared_task

from mcof.accounts import changes, invitations
from mcof.accounts.models import User


@shared_task(autoretry_for=(OSError,), retry_backoff=True)  # an unreachable mail server is one
def send_invitation(user_id: int) -> None:
    invitations.send(User.objects.get(pk=user_id, is_active=True))


@shared_task(autoretry_for=(OSError,), retry_backoff=True)  # as above
def tell_of_change(user_id: int, change: str, at: str, address: str) -> None:
    person = User.objects.get(pk=user_id)
    changes.send(person, change=change, at=datetime.datetime.fromisoformat(at), address=address)
