"""What is on record of somebody without an account: by which link, and whom it was made for."""

from typing import Any

from mcof.audit.recording import record
from plans.models import Link


def recorded(action: str, link: Link, **about: Any) -> None:
    version = link.version
    told = {"version": version.number, "for": link.label, **about}
    record(action, by=None, acting_as=f"link for {link.label}", target=link, plan=version.plan, **told)
