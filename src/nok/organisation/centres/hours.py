"""Is it open? Pure reckoning over hours, closed days and Norway's holidays, in Norwegian time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

import holidays

NORWAY = ZoneInfo("Europe/Oslo")
LOOK_AHEAD_DAYS = 60


class State(StrEnum):
    """What can be said at a moment."""

    ALWAYS = "always"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Stretch:
    """Open on this weekday (1 Monday … 7 Sunday) from `opens` until `closes`."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Closure:
    """Closed from the first day to the last, both included."""

    from_on: date
    last_on: date
    reason: str = ""


@dataclass(frozen=True)
class Opening:
    """The state; until when if open, from when if closed and the next opening is known."""

    state: State
    until: datetime | None = None
    opens: datetime | None = None


def opening(stretches: Sequence[Stretch], closures: Iterable[Closure], now: datetime) -> Opening:
    """What can be said at `now`. No stretches means that the hours are not known."""
    if not stretches:
        return Opening(State.UNKNOWN)
    closed = list(closures)
    here = now.astimezone(NORWAY)
    for stretch in _of(here.date(), stretches, closed):
        if stretch.opens <= here.time() < stretch.closes:
            return Opening(State.OPEN, until=_moment(here.date(), stretch.closes))
    for ahead in range(LOOK_AHEAD_DAYS):
        day = here.date() + timedelta(days=ahead)
        for stretch in _of(day, stretches, closed):
            if ahead or stretch.opens > here.time():
                return Opening(State.CLOSED, opens=_moment(day, stretch.opens))
    return Opening(State.CLOSED)


def is_holiday(day: date) -> bool:
    """Whether the day is a public holiday in Norway."""
    return day in _holidays(day.year)


def _of(day: date, stretches: Sequence[Stretch], closures: Sequence[Closure]) -> list[Stretch]:
    if is_holiday(day) or any(closure.from_on <= day <= closure.last_on for closure in closures):
        return []
    return sorted(
        (stretch for stretch in stretches if stretch.weekday == day.isoweekday()), key=lambda stretch: stretch.opens
    )


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, NORWAY)


@cache
def _holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("NO", years=year)
