"""A centre's page in words, worked out before a template draws it: one drawing, whichever door shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language

from nok.foundation.core.words import text
from nok.organisation.centres import facts
from nok.organisation.centres.hours import NORWAY, Closure, Opening, State, Stretch
from nok.organisation.centres.models import OfficeDay
from nok.organisation.centres.snapshot import CentreFacts, OfficeFacts, coming_closures


@dataclass(frozen=True)
class OtherOffice:
    """An office beside the main one, in words."""

    office: OfficeFacts
    rules: Sequence[str]
    hours: Sequence[tuple[str, str]]
    phone_hours: Sequence[tuple[str, str]]
    closures: Sequence[str]


def centre_page(centre: CentreFacts, now: datetime) -> dict[str, Any]:
    """Everything a centre's page shows."""
    office, today = centre.main, now.astimezone(NORWAY).date()
    opening = centre.opening(now)
    return {
        "centre": centre,
        "row": centre.row,
        "office": office,
        "main_rules": [rule_words(day) for day in office.days] if office else [],
        "others": [_other(each, today) for each in centre.offices if not each.is_main],
        "opening": opening_words(opening, now),
        "opening_is_unconfirmed": opening_is_unconfirmed(centre, opening),
        "is_open": opening.state in {State.OPEN, State.ALWAYS},
        "age": age_words(centre),
        "phone": facts.grouped(centre.row.phone),
        "hours": week(office.drop_in, today) if office else [],
        "phone_hours": week(office.phone_hours, today) if office else [],
        "closures": [closure_words(each) for each in coming_closures(office, today)] if office else [],
        "services": [text(f"service-{code}") for code in centre.row.services],
        "newest": _newest_year(centre.row.read_of),
        "confirmed": date_words(centre.row.confirmed_on) if centre.row.confirmed_on else "",
    }


def _other(office: OfficeFacts, today: date) -> OtherOffice:
    return OtherOffice(
        office,
        [rule_words(day) for day in office.days],
        week(office.drop_in, today),
        week(office.phone_hours, today),
        [closure_words(each) for each in coming_closures(office, today)],
    )


def opening_words(opening: Opening, now: datetime) -> str:
    """Open or not, and when that changes."""
    if opening.state == State.OPEN and opening.until:
        return text("open-until", time=clock_words(opening.until))
    if opening.opens:
        return text("open-opens", day=_day_words(opening.opens, now), time=clock_words(opening.opens))
    return text(f"open-{opening.state}")


def opening_is_unconfirmed(centre: CentreFacts, opening: Opening) -> bool:
    """Whether open, or closed, is said by hours the centre has not confirmed."""
    return opening.state != State.UNKNOWN and centre.is_unconfirmed("hours")


def clock_words(moment: datetime) -> str:
    """13 or 13.30."""
    here = moment.astimezone(NORWAY)
    return f"{here:%H.%M}".removesuffix(".00").lstrip("0") or "0"


def date_words(day: date) -> str:
    """24. november 2026, as the language writes a day."""
    return date_format(day, "j F Y" if get_language() == "en" else "j. F Y")


def _day_words(moment: datetime, now: datetime) -> str:
    ahead = (moment.astimezone(NORWAY).date() - now.astimezone(NORWAY).date()).days
    if ahead in {0, 1}:
        return text(("day-today", "day-tomorrow")[ahead])
    return text(f"day-{moment.astimezone(NORWAY).isoweekday()}")


def age_words(centre: CentreFacts) -> str:
    """From what age, alone or with an adult."""
    row = centre.row
    if row.min_age is None:
        return text("centre-age-unknown")
    words = [text("centre-age-from", age=row.min_age)]
    if row.min_age_with_adult:
        words.append(text("centre-age-adult", age=row.min_age_with_adult))
    elif row.min_age_with_adult == 0:
        words.append(text("centre-age-any-adult"))
    return ". ".join(words)


def _newest_year(written: str) -> str:
    years = [part for part in "".join(c if c.isdigit() else " " for c in written).split() if len(part) == 4]
    return max(years, default="")


def week(stretches: Iterable[Stretch], today: date) -> list[tuple[str, str]]:
    """The days with their hours, alike days in a row as one, those that are over left out.

    What holds only in some weeks or between some dates says so, after the ordinary days.
    """
    coming = [each for each in stretches if each.last_on is None or each.last_on >= today]
    lines: list[tuple[str, str]] = []
    for period in sorted({(each.from_on, each.last_on) for each in coming}, key=_in_time):
        here = [each for each in coming if (each.from_on, each.last_on) == period]
        said = [*_ordinary_days(here), *_some_weeks(here)]
        when = period_words(*period)
        lines += [(_capital(f"{label}, {when}" if when else label), spans) for label, spans in said]
    return lines


def _in_time(period: tuple[date | None, date | None]) -> tuple[date, date]:
    return period[0] or date.min, period[1] or date.max


def _ordinary_days(stretches: Sequence[Stretch]) -> list[tuple[str, str]]:
    plain = [each for each in stretches if each.weeks == "every" and each.nth is None]
    by_day = [(day, _spans([each for each in plain if each.weekday == day])) for day in range(1, 8)]
    lines = []
    for spans, alike in groupby(by_day, key=lambda pair: pair[1]):
        days = [text(f"day-{day}") for day, _ in alike]
        if spans:
            lines.append((days[0] if len(days) == 1 else f"{days[0]}–{days[-1]}", spans))
    return lines


def _some_weeks(stretches: Sequence[Stretch]) -> list[tuple[str, str]]:
    lines: dict[str, list[Stretch]] = {}
    for each in stretches:
        if each.weeks != "every" or each.nth is not None:
            lines.setdefault(rule_words(each), []).append(each)
    return [(rule, _spans(rows)) for rule, rows in lines.items()]


def _spans(stretches: Sequence[Stretch]) -> str:
    return ", ".join(span_words(each.opens, each.closes) for each in sorted(stretches, key=lambda each: each.opens))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def span_words(opens: time, closes: time) -> str:
    return f"{opens:%H.%M}–{closes:%H.%M}"


def period_words(from_on: date | None, last_on: date | None) -> str:
    """From the first day to the last, as far as they are set."""
    if from_on and last_on:
        return text("hours-between", first=date_words(from_on), last=date_words(last_on))
    if from_on:
        return text("hours-from", first=date_words(from_on))
    return text("hours-until", last=date_words(last_on)) if last_on else ""


def rule_words(day: Stretch | OfficeDay) -> str:
    """Which weekdays: every one, in even or odd weeks, or the nth of the month."""
    name = text(f"day-{day.weekday}")
    if day.nth:
        return text("rule-last", day=name) if day.nth == -1 else text("rule-nth", n=str(day.nth), day=name)
    return text(f"rule-{day.weeks}", day=name)


def closure_words(closure: Closure) -> str:
    """Closed, or open at other hours, on a day or from one to another."""
    whole = {"span": span_words(closure.opens, closure.closes)} if closure.opens and closure.closes else {}
    kind = "other" if whole else "closed"
    if closure.from_on == closure.last_on:
        said = text(f"closure-{kind}-day", day=date_words(closure.from_on), **whole)
    else:
        said = text(
            f"closure-{kind}-days", first=date_words(closure.from_on), last=date_words(closure.last_on), **whole
        )
    return f"{said}. {closure.reason}" if closure.reason else said
