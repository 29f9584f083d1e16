"""`python -m tests.stress reports [N] [SEED]` runs on an empty database that holds the reference data."""

import importlib
import sys

import django
from django.core.management import call_command

USAGE = "Say what is to be tried, how often and from which seed: bin/stress reports [N] [SEED]"


def main(arguments: list[str]) -> int:
    name, *numbers = arguments or [""]
    if name != "reports" or len(numbers) > 2 or not all(it.isdigit() for it in numbers):
        print(USAGE)
        return 2
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    found: int = importlib.import_module(f"tests.stress.{name}").main(*map(int, numbers))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
