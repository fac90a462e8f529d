"""Opening hours as people write them on a line, «9–15.30, 17–20 i partallsuker», and back."""

import re
from dataclasses import replace
from datetime import date, time

from nok.foundation.core.words import text
from nok.organisation.centres.hours import Stretch

SPAN = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*(?:-|–|—|til|to)\s*(\d{1,2})(?:[.:](\d{2}))?\s*(.*)", re.IGNORECASE)
RULES = (
    (re.compile(r"\b(?:partall|like|jamne|even)"), ("even", None)),
    (re.compile(r"\b(?:oddetall|odde|ulike|odd)"), ("odd", None)),
    (re.compile(r"\b(?:siste|last)\b"), ("every", -1)),
    (re.compile(r"\b([1-4])(?:\.|st|nd|rd|th)"), ("every", 0)),
)


class Unreadable(ValueError):
    """The line does not say hours."""


def read_line(written: str, weekday: int, first: date | None, last: date | None) -> list[Stretch]:
    """Every stretch on the line.

    :raises Unreadable: with the piece that could not be read
    """
    return [_read(piece, Stretch(weekday, time(0), time(1), "every", None, first, last)) for piece in pieces(written)]


def pieces(written: str) -> list[str]:
    """The line's stretches, apart; «og» and «and» may stand for a comma."""
    parts = re.split(r"[,;\n]|\s(?:og|and)\s", written)
    return [part.strip() for part in parts if part.strip()]


def _read(piece: str, empty: Stretch) -> Stretch:
    found = SPAN.fullmatch(piece)
    if found is None:
        raise Unreadable(piece)
    from_hour, from_minute, to_hour, to_minute, rule = found.groups()
    try:
        opens = time(int(from_hour), int(from_minute or 0))
        # «24» closes the day: the last minute is the nearest the clock can say.
        closes = (
            time(23, 59) if (to_hour, to_minute or "00") == ("24", "00") else time(int(to_hour), int(to_minute or 0))
        )
    except ValueError:
        raise Unreadable(piece) from None
    if closes <= opens:
        raise Unreadable(piece)
    weeks, nth = _rule(rule.strip(" ()").lower(), piece)
    return replace(empty, opens=opens, closes=closes, weeks=weeks, nth=nth)


def _rule(written: str, piece: str) -> tuple[str, int | None]:
    if not written:
        return "every", None
    for pattern, (weeks, nth) in RULES:
        found = pattern.search(written)
        if found:
            return weeks, int(found[1]) if nth == 0 else nth
    raise Unreadable(piece)


def write_line(stretches: list[Stretch]) -> str:
    """The line that reads as these stretches."""
    return ", ".join(_written(each) for each in stretches)


def _written(each: Stretch) -> str:
    span = f"{each.opens:%H.%M}–{each.closes:%H.%M}"
    if each.weeks != "every":
        return f"{span} {text(f'line-{each.weeks}')}"
    if each.nth:
        return f"{span} {text('line-last') if each.nth == -1 else text('line-nth', n=str(each.nth))}"
    return span
