"""What the finder's and the centres' pages show, worked out before the template draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from nok.doors.website.mapping import picture
from nok.foundation.core.words import text
from nok.organisation.centres import facts
from nok.organisation.centres.finder import Filter, Found, Hit, near
from nok.organisation.centres.hours import NORWAY, Opening, State
from nok.organisation.centres.snapshot import CentreFacts, coming_closures, snapshot
from nok.organisation.places.distance import RoughDistance
from nok.organisation.places.place import Place

MOST_KRONER = 100_000_000


@dataclass(frozen=True)
class Line:
    """A centre in the list, in words."""

    hit: Hit
    number: int
    reasons: Sequence[str]
    to_ask: Sequence[str]
    opening: str
    distance: str
    phone: str
    age: str
    outreach: Sequence[str]


def opening_words(opening: Opening, now: datetime) -> str:
    """Open or not, and when that changes."""
    if opening.state == State.OPEN and opening.until:
        return text("open-until", time=clock_words(opening.until))
    if opening.opens:
        return text("open-opens", day=_day_words(opening.opens, now), time=clock_words(opening.opens))
    return text(f"open-{opening.state}")


def clock_words(moment: datetime) -> str:
    """13 or 13.30."""
    here = moment.astimezone(NORWAY)
    return f"{here:%H.%M}".removesuffix(".00").lstrip("0") or "0"


def _day_words(moment: datetime, now: datetime) -> str:
    ahead = (moment.astimezone(NORWAY).date() - now.astimezone(NORWAY).date()).days
    if ahead in {0, 1}:
        return text(("day-today", "day-tomorrow")[ahead])
    return text(f"day-{moment.astimezone(NORWAY).isoweekday()}")


def distance_words(distance: RoughDistance | None) -> str:
    """How far in a straight line, as roughly as we know."""
    if distance is None:
        return ""
    return text("find-under-km" if distance.under else "find-about-km", km=distance.km)


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


def finder_page(found: Found, typed: str, wanted: Sequence[Filter], now: datetime) -> dict[str, Any]:
    """Everything the finder shows."""
    lines = [line(hit, number, now) for number, hit in enumerate(found.hits, start=1)]
    place = found.answer.place
    context: dict[str, Any] = {
        "typed": typed,
        "outcome": found.answer.outcome,
        "place": place,
        "place_name": place_words(place) if place else "",
        "choices": []
        if place
        else [(_choice_words(each), _choice_url(each, typed, wanted)) for each in found.answer.places],
        "must_ask": found.must_ask,
        "lines": lines,
        "closed": found.closed,
        "left_out": found.left_out,
        "is_filtered": bool(wanted),
        "filters": [(each.value, text(f"find-filter-{each.value}"), each in wanted) for each in Filter],
        "all_are_far": found.all_are_far,
        "picture": picture(place, dict(enumerate(found.hits, start=1))),
    }
    if not lines:
        context |= all_by_county(now)
    return context


def place_words(place: Place) -> str:
    """The place as it stands in the heading."""
    return f"{place.code} {place.name}".strip()


def _choice_words(place: Place) -> str:
    inside = place.municipality_name if place.municipality_name != place.name else ""
    return ", ".join(part for part in (place.name, inside, place.county_name) if part)


def _choice_url(place: Place, typed: str, wanted: Sequence[Filter]) -> str:
    """The same question with this answer, the filters kept. A guess at an unknown code asks for its name."""
    sted = place.name if typed.isdigit() else typed
    return "?" + urlencode({"sted": sted, "valg": place.number} | {each.value: "1" for each in wanted})


def line(hit: Hit, number: int, now: datetime) -> Line:
    """A hit in words."""
    return Line(
        hit,
        number,
        [text(f"find-why-{reason}") for reason in hit.reasons] or [text("find-why-next")],
        [text(f"find-ask-{question}") for question in hit.to_ask],
        opening_words(hit.opening, now),
        distance_words(hit.distance),
        facts.grouped(hit.centre.row.phone),
        age_words(hit.centre),
        _outreach_words(hit),
    )


def _outreach_words(hit: Hit) -> list[str]:
    """When somebody is at the office that is nearest, if it is not the main one."""
    if hit.office is None or hit.office.is_main:
        return []
    return [_rule_words(day) for day in hit.office.days] or [text("find-outreach-unknown")]


def all_by_county(now: datetime) -> dict[str, Any]:
    """Every centre that is there, county by county."""
    known = sorted(snapshot().open, key=lambda centre: (centre.row.county.name, centre.name))
    counties = [
        (county, [(centre, opening_words(centre.opening(now), now)) for centre in inside])
        for county, inside in groupby(known, key=lambda centre: centre.row.county.name)
    ]
    said = facts.network()["centres"]["number"]
    return {"counties": counties, "known": len(known), "said": said, "picture": picture(None, {})}


def centre_page(centre: CentreFacts, now: datetime) -> dict[str, Any]:
    """Everything a centre's page shows."""
    office = centre.main
    return {
        "centre": centre,
        "row": centre.row,
        "office": office,
        "others": [(each, [_rule_words(day) for day in each.days]) for each in centre.offices if not each.is_main],
        "opening": opening_words(centre.opening(now), now),
        "is_open": centre.opening(now).state in {State.OPEN, State.ALWAYS},
        "age": age_words(centre),
        "phone": facts.grouped(centre.row.phone),
        "hours": _week(office.drop_in) if office else [],
        "phone_hours": _week(office.phone_hours) if office else [],
        "closures": coming_closures(office, now.astimezone(NORWAY).date()) if office else [],
        "services": [text(f"service-{code}") for code in centre.row.services],
        "newest": _newest_year(centre.row.read_of),
    }


def _newest_year(written: str) -> str:
    years = [part for part in "".join(c if c.isdigit() else " " for c in written).split() if len(part) == 4]
    return max(years, default="")


def _week(stretches: Sequence[Any]) -> list[tuple[str, str]]:
    return [(text(f"day-{each.weekday}").capitalize(), f"{each.opens:%H.%M}–{each.closes:%H.%M}") for each in stretches]


def _rule_words(day: Any) -> str:
    name = text(f"day-{day.weekday}")
    if day.nth:
        return text("rule-last", day=name) if day.nth == -1 else text("rule-nth", n=str(day.nth), day=name)
    return text(f"rule-{day.weeks}", day=name)


def municipality_page(place: Place, kroner: str | None, now: datetime) -> dict[str, Any]:
    """What is known of the municipality's ties, whom to ask, and what an amount can release."""
    known = snapshot()
    ties = [
        (centre, tie, text(f"tie-{tie.role}"))
        for centre in [*known.open, *known.closed]
        for tie in centre.ties
        if tie.municipality_id == place.municipality
    ]
    rule = facts.grant()
    amount = _amount(kroner)
    return {
        "place": place,
        "ties": ties,
        "lines": [line(hit, number, now) for number, hit in enumerate(near(place, now), start=1)],
        "grant": rule,
        "kroner": (kroner or "")[:20],
        "bad": bool(kroner) and amount is None,
        "sums": {
            "own": _written(amount),
            "state": _written(amount * rule["multiplier"]),
            "total": _written(amount * (1 + rule["multiplier"])),
        }
        if amount
        else None,
    }


def _amount(kroner: str | None) -> int | None:
    digits = "".join((kroner or "")[:40].split()).replace(".", "").replace("\u00a0", "")
    if not digits.isascii() or not digits.isdigit():
        return None
    amount = int(digits)
    return amount if 1 <= amount <= MOST_KRONER else None


def _written(amount: int) -> str:
    return f"{amount:,}".replace(",", "\u00a0")
