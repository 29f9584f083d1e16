from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mcof.demo.people import people
from mcof.demo.seeding import seed


class Command(BaseCommand):
    help = "Bring in the demo's offices, people and plans. What is there already stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "This is not a demo: its people have a password that everybody knows. Set DEMO=1, on data of its own."
            )
        made = seed()
        if options["verbosity"] > 0:
            self._report(len(made))

    def _report(self, plans: int) -> None:
        self.stdout.write(f"Plans brought in: {plans}" if plans else "The demo's plans are in already.")
        self.stdout.write(f"\nPassword of everybody: {settings.DEMO_PASSWORD}\n\n")
        everybody = people()
        width = max(len(person.email) for person in everybody)
        for person in everybody:
            self.stdout.write(f"{person.email:<{width}}  {person.name}: {person.tries}")
