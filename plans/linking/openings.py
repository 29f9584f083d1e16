"""Who opened which link, as the trail has it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max

from mcof.audit.models import Event
from plans.linking.opening import Way
from plans.models import Link


@dataclass(frozen=True)
class Opened:
    """From which network address a link was opened in which way, how often, and when last."""

    address: str
    way: Way
    times: int
    last: datetime.datetime


def openings(links: Iterable[Link]) -> dict[int, list[Opened]]:
    """Return how each of the links was used, the latest first, in one statement."""
    found: dict[int, list[Opened]] = defaultdict(list)
    numbers = [str(link.pk) for link in links]
    events = Event.objects.filter(action__in=list(Way), target_type=Link._meta.label_lower, target_id__in=numbers)
    rows = events.values_list("target_id", "address", "action")
    for link, address, way, times, last in rows.annotate(times=Count("pk"), last=Max("at")).order_by("-last"):
        found[int(link)].append(Opened(address, Way(way), times, last))
    return found
