"""The days of a report, and those before them."""

import datetime

import pytest

from plans.portfolio.application import Period


def period(start: str, end: str) -> Period:
    return Period(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (("2026-01-01", "2026-12-31"), ("2025-01-01", "2025-12-31")),
        (("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31")),
        (("2026-01-01", "2026-06-30"), ("2025-07-01", "2025-12-31")),
        (("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28")),
        (("2026-03-10", "2026-03-19"), ("2026-02-28", "2026-03-09")),
        (("2026-03-01", "2026-03-01"), ("2026-02-28", "2026-02-28")),
    ],
)
def test_period_before_is_as_long_and_ends_the_day_before(now: tuple[str, str], before: tuple[str, str]) -> None:
    assert period(*now).before == period(*before)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "touches"),
    [
        ("2025-01-01", "2026-01-01", True),
        ("2026-12-31", "2027-12-31", True),
        ("2025-01-01", "2025-12-31", False),
        ("2027-01-01", "2027-12-31", False),
        (None, None, True),
        (None, "2025-12-31", False),
        ("2027-01-01", None, False),
    ],
)
def test_period_touches_what_has_a_day_in_common(starts_on: str | None, ends_on: str | None, touches: bool) -> None:
    days = [datetime.date.fromisoformat(it) if it else None for it in (starts_on, ends_on)]
    assert period("2026-01-01", "2026-12-31").touches(*days) is touches


def test_period_is_over_at_midnight_after_its_last_day() -> None:
    end = period("2026-01-01", "2026-12-31").end
    assert end.isoformat() == "2027-01-01T00:00:00+00:00"
