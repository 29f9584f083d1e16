from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mcof.accounts import managing
from mcof.accounts.answers import Refused
from mcof.accounts.links import link_for
from mcof.accounts.models import Country, Office
from mcof.accounts.roles import Role


class Command(BaseCommand):
    help = "Invite a person with a first role: the way in for the first administrator. Prints the link of the mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("place", help="code of an office; of a country, for a focal point")
        parser.add_argument("--language", default="en")

    def handle(self, *args: Any, email: str, name: str, role: str, place: str, language: str, **options: Any) -> None:
        model = Country if role == Role.FOCAL_POINT else Office
        found = model.objects.filter(code=place).first()
        if found is None:
            raise CommandError(f"There is no {model.vocabulary} with the code {place}.")
        try:
            person = managing.invite(email=email, name=name, role=Role(role), place=found, language=language, by=None)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(link_for(person))
