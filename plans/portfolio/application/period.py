"""The days that a report is about, and those before them to compare with."""

import datetime
from dataclasses import dataclass
from typing import Self

from django.utils import timezone

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Both days belong to it."""

    starts_on: datetime.date
    ends_on: datetime.date

    @property
    def before(self) -> Self:
        """The same number of months before, where it is of whole months, or else of days."""
        last = self.starts_on - _DAY
        if not self._whole_months:
            return type(self)(self.starts_on - (self.ends_on - self.starts_on) - _DAY, last)
        months = _month(self.ends_on) - _month(self.starts_on) + 1
        year, month = divmod(_month(self.starts_on) - months, 12)
        return type(self)(datetime.date(year, month + 1, 1), last)

    @property
    def end(self) -> datetime.datetime:
        """The moment at which it is over, the same for all who ask."""
        midnight = datetime.datetime.combine(self.ends_on + _DAY, datetime.time.min)
        return timezone.make_aware(midnight, timezone.get_default_timezone())

    def touches(self, starts_on: datetime.date | None, ends_on: datetime.date | None) -> bool:
        """Whether something that lasts from one day to another, so far as these are known, has a day in common."""
        return (starts_on or self.ends_on) <= self.ends_on and (ends_on or self.starts_on) >= self.starts_on

    @property
    def _whole_months(self) -> bool:
        return self.starts_on.day == 1 and (self.ends_on + _DAY).day == 1


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month - 1
