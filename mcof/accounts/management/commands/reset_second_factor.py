from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mcof.accounts import managing
from mcof.accounts.answers import Refused
from mcof.accounts.models import User


class Command(BaseCommand):
    help = "Take the second factor away from somebody who lost it: the way back in for the only administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address the person signs in with")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        person = User.objects.filter(email=email.strip().lower()).first()
        if person is None:
            raise CommandError(f"Nobody signs in with {email}.")
        try:
            managing.reset_second_factor(user=person, by=None)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{person.email} sets up a second factor anew at the next sign-in.")
