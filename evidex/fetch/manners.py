"""NCBI's house rules beyond the rate: when to run large jobs.

Source: A General Introduction to the E-utilities (NBK25497), "Frequency, Timing and Registration": large jobs belong
on weekends or between 9 pm and 5 am Eastern time on weekdays.
"""

from __future__ import annotations

import datetime as dt
import zoneinfo

__all__ = ["LARGE", "advice_on_hours"]

LARGE = 100
"""Calls from which a job counts as large."""


def advice_on_hours(calls: int, now: dt.datetime) -> str:
    """A sentence where a large job would run at busy hours, else nothing. `now` knows its time zone."""
    if calls < LARGE or not _busy(now):
        return ""
    return (
        f"about {calls} calls are a large job: NCBI asks for those on weekends or between 9 pm and 5 am Eastern time; "
        "stop it with Ctrl-C and start it again then, it goes on where it stopped."
    )


def _busy(now: dt.datetime) -> bool:
    try:
        eastern = now.astimezone(zoneinfo.ZoneInfo("America/New_York"))
    except zoneinfo.ZoneInfoNotFoundError:
        eastern = now.astimezone(dt.timezone(dt.timedelta(hours=-5)))
    return eastern.weekday() < 5 and 5 <= eastern.hour < 21
