"""The group of an office or a State: what object rights are given to, and who is in it.

Being in a group is not enough to use its rights: access also asks for an active membership, so that an expiry holds
from its day on without anybody emptying the group.
"""

from django.contrib.auth.models import Group
from django.utils import timezone

from mcof.accounts.models import Country, Membership, Office, User


def group_of(place: Office | Country) -> Group:
    """Return the group of the place, made at first need. Call it inside a transaction."""
    if place.group is None:
        place.group, _made = Group.objects.get_or_create(name=f"{place.vocabulary} {place.code}")
        place.save(update_fields=["group"])
    return place.group


def keep_in_step(user: User, place: Office | Country) -> None:
    """Put the person into the group of the place, or take them out, as their memberships say."""
    seat = {"office": place} if isinstance(place, Office) else {"country": place}
    if Membership.objects.not_over(timezone.localdate()).filter(user=user, **seat).exists():
        user.groups.add(group_of(place))
    else:
        user.groups.remove(group_of(place))
