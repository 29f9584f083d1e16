"""Days on which offices work."""

import datetime

_WEEKEND = (5, 6)


def workday_after(day: datetime.date, count: int) -> datetime.date:
    """Return the day that many working days later."""
    while count > 0:
        day += datetime.timedelta(days=1)
        count -= day.weekday() not in _WEEKEND
    return day
