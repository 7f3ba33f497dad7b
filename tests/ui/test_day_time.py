"""Times of day, as the page says them."""

from __future__ import annotations

from datetime import datetime, timedelta

from observer.ui.day_time import time_of_day

NOW = datetime(2026, 3, 9, 10, 42).astimezone()


def test_the_date_is_said_where_it_is_not_today() -> None:
    assert time_of_day(NOW, NOW + timedelta(hours=3)) == "10:42"
    assert time_of_day(NOW, NOW + timedelta(days=1)) == "10:42 on 9 March"
