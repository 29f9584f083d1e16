import datetime

from django.db import transaction

from mcof.accounts.managing.mandate import capacity
from mcof.accounts.models import Office, OfficeDay, User
from mcof.audit.recording import record


@transaction.atomic
def keep_day(*, office: Office, day: datetime.date, works: bool, name: str, by: User | None) -> OfficeDay:
    """Say of a day that the office is closed or works, in place of what was said of it before."""
    mandate = capacity(by)
    given = {"works": works, "name": name.strip()}
    kept, _new = OfficeDay.objects.update_or_create(office=office, day=day, defaults=given)
    record("office.day_kept", by=by, acting_as=mandate, target=office, after=_facts(kept))
    return kept


@transaction.atomic
def drop_day(*, kept: OfficeDay, by: User | None) -> None:
    """Let the weekday and the public holidays speak for the day again."""
    mandate = capacity(by)
    record("office.day_dropped", by=by, acting_as=mandate, target=kept.office, before=_facts(kept))
    kept.delete()


def _facts(kept: OfficeDay) -> dict[str, object]:
    return {"day": kept.day, "works": kept.works, "name": kept.name}
