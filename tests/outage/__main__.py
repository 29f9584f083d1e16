import os
import tempfile
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command

from tests.servers import postgresql_server, url_of


def main(folder: Path) -> None:
    with postgresql_server(folder) as server:
        own = {"DATABASE_URL": url_of(server), "REDIS_URL": "", "MCOF_DATA": str(folder / "data")}
        os.environ |= {**own, "DJANGO_SETTINGS_MODULE": "mcof.settings"}
        django.setup()
        call_command("migrate", verbosity=0)
        import_module("tests.outage.scenes").play(server)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="mcof-outage-") as place:
        main(Path(place))
