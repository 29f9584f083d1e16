from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from mcof.accounts.access import mandates
from mcof.accounts.answers import Refused
from mcof.accounts.managing.mandate import capacity
from mcof.accounts.models import Absence, Membership, User
from mcof.accounts.roles import DEPUTISED
from mcof.audit.recording import record


@transaction.atomic
def name_deputy(*, person: User, deputy: User, starts_on: date, ends_on: date, by: User | None) -> Absence:
    """Let a colleague of the same office stand in for a person who is away, who says so or an administrator does."""
    mandate = "" if by == person else capacity(by)
    if ends_on <= max(starts_on, timezone.localdate()):
        raise Refused(_("The day of the return comes after the first day away, and after today."))
    if not deputies_for(person).filter(pk=deputy.pk).exists():
        raise Refused(_("%s has no role at the same office, and cannot stand in.") % deputy)
    if Absence.objects.filter(person=person).between(starts_on, ends_on).exclude(starts_on=ends_on).exists():
        raise Refused(_("Somebody stands in for %s in that time already: end that first.") % person)
    made = Absence.objects.create(person=person, deputy=deputy, starts_on=starts_on, ends_on=ends_on, named_by=by)
    record("absence.name", by=by, acting_as=mandate, target=made, after=_facts(made))
    return made


@transaction.atomic
def end_absence(*, absence: Absence, by: User | None) -> None:
    """End it today: the person is back, or another is to stand in."""
    mandate = "" if by == absence.person else capacity(by)
    before = _facts(absence)
    absence.ends_on = max(timezone.localdate(), absence.starts_on)
    absence.save(update_fields=["ends_on"])
    record("absence.end", by=by, acting_as=mandate, target=absence, before=before, after=_facts(absence))


def deputies_for(person: User) -> QuerySet[User]:
    """Return those who may stand in: colleagues who hold a role at an office where the person's can be stood in for."""
    offices = [it.office_id for it in mandates(person) if it.user_id == person.pk and it.role in DEPUTISED]
    held = Membership.objects.active(timezone.localdate()).filter(office__in=offices)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).exclude(pk=person.pk).order_by("name")


def _facts(absence: Absence) -> dict[str, object]:
    return {
        "person": absence.person.email,
        "deputy": absence.deputy.email,
        "starts_on": absence.starts_on,
        "ends_on": absence.ends_on,
    }
