"""`python -m tests.bench NAME` runs the measurement on an empty database that holds the reference data."""

import importlib
import pkgutil
import signal
import sys

import django
from django.core.management import call_command

import tests.bench


def main(names: list[str]) -> int:
    known = sorted(found.name for found in pkgutil.iter_modules(tests.bench.__path__) if not found.name.startswith("_"))
    modules = [name.replace("-", "_") for name in names]
    if not modules or not set(modules) <= set(known):
        print("Name one of:", *(name.replace("_", "-") for name in known))
        return 2
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(143)
    )  # an exit, so that what a measurement started is stopped too
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    for module in modules:
        importlib.import_module(f"tests.bench.{module}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
