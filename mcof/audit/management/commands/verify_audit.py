from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mcof.audit.models import Event, Seal
from mcof.audit.sealing import seal
from mcof.audit.verifying import alterations


class Command(BaseCommand):
    help = "Seal what was recorded, and find whatever was altered in the trail. Fails if anything was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--known", type=_seal, help="a seal as this command printed it once, kept elsewhere")

    def handle(self, *args: Any, known: tuple[int, str] | None, **options: Any) -> None:
        seal()
        found = list(alterations(known))
        for sentence in found:
            self.stdout.write(sentence)
        self.stdout.write(f"{Event.objects.count()} events in {Seal.objects.count()} seals.")
        self.stdout.write(f"The last seal, to be kept elsewhere: {Seal.objects.last()}")
        if found:
            raise CommandError(f"Altered in the trail: {len(found)}, as said above.")


def _seal(text: str) -> tuple[int, str]:
    number, _colon, digest = text.partition(":")
    return int(number), digest
