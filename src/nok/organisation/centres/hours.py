"""Is it open? Pure reckoning over hours, exceptions and Norway's holidays, in Norwegian time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

import holidays

NORWAY = ZoneInfo("Europe/Oslo")
LOOK_AHEAD_DAYS = 60
WEEK = timedelta(days=7)


class State(StrEnum):
    """What can be said at a moment."""

    ALWAYS = "always"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Stretch:
    """Open on this weekday (1 Monday … 7 Sunday) from `opens` until `closes`.

    :param weeks: "every", or "even" or "odd" by the ISO calendar's week number
    :param nth: only this one of the month's such weekdays; -1 is the last
    :param from_on, last_on: the first and the last day it holds, both included; None: no end on that side
    """

    weekday: int
    opens: time
    closes: time
    weeks: str = "every"
    nth: int | None = None
    from_on: date | None = None
    last_on: date | None = None

    def is_on(self, day: date) -> bool:
        """Whether the rule means this day."""
        if day.isoweekday() != self.weekday or not self.holds(day):
            return False
        if self.weeks != "every":
            return (day.isocalendar().week % 2 == 0) == (self.weeks == "even")
        if self.nth == -1:
            return (day + WEEK).month != day.month
        return self.nth is None or (day.day + 6) // 7 == self.nth

    def holds(self, day: date) -> bool:
        """Whether the day is between the first and the last the rule is for, both included."""
        return not (self.from_on and day < self.from_on) and not (self.last_on and day > self.last_on)


@dataclass(frozen=True)
class Closure:
    """From the first day to the last, both included: closed, or open from `opens` until `closes` instead."""

    from_on: date
    last_on: date
    reason: str = ""
    opens: time | None = None
    closes: time | None = None

    @property
    def is_other_hours(self) -> bool:
        return self.opens is not None


@dataclass(frozen=True)
class Opening:
    """The state; until when if open, from when if closed and the next opening is known."""

    state: State
    until: datetime | None = None
    opens: datetime | None = None


Span = tuple[time, time]


def opening(stretches: Sequence[Stretch], closures: Iterable[Closure], now: datetime) -> Opening:
    """What can be said at `now`. No stretches means that the hours are not known."""
    if not stretches:
        return Opening(State.UNKNOWN)
    exceptions = list(closures)
    here = now.astimezone(NORWAY)
    for opens, closes in spans(here.date(), stretches, exceptions):
        if opens <= here.time() < closes:
            return Opening(State.OPEN, until=_moment(here.date(), closes))
    for ahead in range(LOOK_AHEAD_DAYS):
        day = here.date() + timedelta(days=ahead)
        for opens, _ in spans(day, stretches, exceptions):
            if ahead or opens > here.time():
                return Opening(State.CLOSED, opens=_moment(day, opens))
    return Opening(State.CLOSED)


def spans(day: date, stretches: Sequence[Stretch], exceptions: Sequence[Closure]) -> list[Span]:
    """When it is open on this day.

    Public holidays are closed. An exception of one day is meant for that very day, holiday or not; a
    longer one with other hours changes only the days that would have been open.
    """
    special = [each for each in exceptions if each.from_on <= day <= each.last_on]
    if any(not each.is_other_hours for each in special):
        return []
    ordinary = [] if is_holiday(day) else [(each.opens, each.closes) for each in stretches if each.is_on(day)]
    instead = [
        (each.opens, each.closes)
        for each in special
        if each.opens and each.closes and (ordinary or each.from_on == each.last_on)
    ]
    return _joined(instead or ordinary)


def _joined(parts: Iterable[Span]) -> list[Span]:
    """In order, those that overlap or touch as one: a door that closes when another rule opens it stays open."""
    whole: list[Span] = []
    for opens, closes in sorted(parts):
        if whole and opens <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], closes))
        else:
            whole.append((opens, closes))
    return whole


def is_holiday(day: date) -> bool:
    """Whether the day is a public holiday in Norway."""
    return day in _holidays(day.year)


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, NORWAY)


@cache
def _holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("NO", years=year)
