import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command

from tests.servers import postgresql_server, redis_server, url_of


def database(folder: Path) -> None:
    """Save, while PostgreSQL goes and comes."""
    with postgresql_server(folder) as server:
        _begin(DATABASE_URL=url_of(server), REDIS_URL="", MCOF_DATA=str(folder / "data"))
        call_command("migrate", verbosity=0)
        import_module("tests.outage.database").play(server)


def broker(folder: Path, plan: str, person: str) -> None:
    """Print a plan of the tests, while Redis goes and comes and workers die."""
    with redis_server(folder) as server:
        _begin(REDIS_URL=server.url)
        import_module("tests.outage.broker").play(server, plan=int(plan), person=int(person))


def disk(_folder: Path, plan: str, person: str) -> None:
    """Print a plan of the tests, to a disk that is full and then is not."""
    _begin()
    import_module("tests.outage.disk").play(plan=int(plan), person=int(person))


def pictures(_folder: Path, plan: str, person: str, *files: str) -> None:
    """Send large pictures into a plan of the tests, and print it."""
    _begin()
    import_module("tests.outage.pictures").play(list(map(Path, files)), plan=int(plan), person=int(person))


def again(_folder: Path, person: str, *reports: str) -> None:
    """Make reports of the tests once more."""
    _begin()
    import_module("tests.outage.again").play(list(map(int, reports)), person=int(person))


def _begin(**own: str) -> None:
    os.environ |= {**own, "DJANGO_SETTINGS_MODULE": "mcof.settings"}
    django.setup()


if __name__ == "__main__":
    scenes = {it.__name__: it for it in (database, broker, disk, pictures, again)}
    with tempfile.TemporaryDirectory(prefix="mcof-outage-") as place:
        scenes[sys.argv[1]](Path(place), *sys.argv[2:])
