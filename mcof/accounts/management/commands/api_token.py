from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from knox.models import AuthToken

from mcof.accounts.models import User
from mcof.audit.recording import record


class Command(BaseCommand):
    help = "Print a token with which a person uses the API. It is shown once and kept as a digest only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address the person signs in with")

    @transaction.atomic
    def handle(self, *args: Any, email: str, **options: Any) -> None:
        person = User.objects.filter(email=email.strip().lower()).first()
        if person is None:
            raise CommandError(f"Nobody signs in with {email}.")
        if not person.is_active:
            raise CommandError(f"The account of {person.email} is closed: open it again first.")
        _kept, token = AuthToken.objects.create(user=person)
        record("person.token", by=None, target=person)
        self.stdout.write(token)
