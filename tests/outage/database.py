import time
from typing import Any

from django.db import connection

from mcof.accounts.roles import Role
from mcof.reference import load
from plans import drafting
from plans.content import values
from tests.drafter import Drafter, lost
from tests.factories import make_country, make_membership, make_office, make_user
from tests.site import running_site


def play(server: Any) -> None:
    """Save in each scene and print what came of it; in the end, how many of the accepted texts are gone."""
    drafter = somebody()
    with running_site(debug=False) as site:
        drafter.port = site.port
        tell("at first", drafter)
        server.stop()
        tell("stopped", drafter)
        server.start()
        tell("started", drafter)
        server.stop()
        server.start()
        tell("restarted", drafter)
    connection.close()  # ours was lost as well
    print(f"{lost(drafter)} of {len(drafter.accepted)} texts lost")


def somebody() -> Drafter:
    load()
    person, office = make_user("Drafter"), make_office(country=make_country())
    make_membership(person, Role.DRAFTER, office)
    plan = drafting.start_plan(office=office, identity=values.Identity(title="Floods"), edition="2021", by=person)
    return Drafter(person, plan, "context", "drivers", 0)


def tell(scene: str, drafter: Drafter) -> None:
    drafter.failed.clear()
    drafter.save(time.perf_counter())
    print(f"{scene}: {', '.join(drafter.failed) or 'saved'}")
