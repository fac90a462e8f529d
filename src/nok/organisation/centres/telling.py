"""What a part of the page says, in words: for the trail, and for the one who finds it changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nok.foundation.core.words import text
from nok.organisation.centres.models import CentreChange, OfficeDay
from nok.organisation.centres.sections import Part, Values, closure, stretch
from nok.organisation.centres.showing import closure_words, rule_words, week

FOREVER_AGO = date(1900, 1, 1)


@dataclass(frozen=True)
class Difference:
    """One fact with what it was and what it is."""

    label: str
    before: str
    after: str


def part_name(code: str, place: str = "") -> str:
    """What the part is called, with its office."""
    name = text(f"part-{code}")
    return f"{name}, {place}" if place else name


def name_of(part: Part) -> str:
    return part_name(part.code, str(part.office) if part.office else "")


def differences(before: Values, after: Values) -> list[Difference]:
    """What is another in the second than in the first."""
    return [
        Difference(text(f"field-{name}"), said(name, before.get(name)), said(name, after.get(name)))
        for name in after
        if before.get(name) != after.get(name)
    ]


def told(change: CentreChange) -> Sequence[Difference]:
    """What the change in the trail did."""
    return differences(change.before, change.after)


def said(name: str, value: Any) -> str:
    """One value in words."""
    if value in (None, "", []):
        return text("value-none")
    if isinstance(value, bool):
        return text("value-yes" if value else "value-no")
    if isinstance(value, list):
        return "; ".join(LISTS[name](value))
    if name in {"legal_form", "round_the_clock"}:
        return text(f"legal-{value}") if name == "legal_form" else text(f"around-{value}")
    return str(value)


def _services(codes: Sequence[str]) -> list[str]:
    return [text(f"service-{code}") for code in codes]


def _hours(rows: Sequence[Sequence[Any]]) -> list[str]:
    return [f"{day} {spans}" for day, spans in week([stretch(row) for row in rows], FOREVER_AGO)]


def _days(rows: Sequence[Sequence[Any]]) -> list[str]:
    days = [OfficeDay(weekday=weekday, weeks=weeks, nth=nth) for weekday, weeks, nth in rows]
    return [rule_words(day) for day in days]


def _closures(rows: Sequence[Sequence[str]]) -> list[str]:
    return [closure_words(closure(row)) for row in rows]


LISTS = {"services": _services, "drop_in": _hours, "phone": _hours, "days": _days, "closures": _closures}
