"""What the finder's and the centres' pages show, worked out before the template draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from nok.doors.website.mapping import picture
from nok.foundation.core.words import text
from nok.help.contact.intake import taking
from nok.organisation.centres import facts
from nok.organisation.centres.finder import Filter, Found, Hit
from nok.organisation.centres.showing import (
    age_words,
    centre_page,
    opening_is_unconfirmed,
    opening_words,
    rule_words,
)
from nok.organisation.centres.snapshot import CentreFacts, Snapshot, snapshot
from nok.organisation.places.distance import RoughDistance
from nok.organisation.places.place import Place


@dataclass(frozen=True)
class Line:
    """A centre in the list, in words."""

    hit: Hit
    number: int
    reasons: Sequence[str]
    to_ask: Sequence[str]
    opening: str
    opening_is_unconfirmed: bool
    distance: str
    phone: str
    write_url: str
    age: str
    outreach: Sequence[str]


def distance_words(distance: RoughDistance | None) -> str:
    """How far in a straight line, as roughly as we know."""
    if distance is None:
        return ""
    return text("find-under-km" if distance.under else "find-about-km", km=distance.km)


def finder_page(found: Found, typed: str, wanted: Sequence[Filter], now: datetime) -> dict[str, Any]:
    """Everything the finder shows."""
    lines = [line(hit, number, now, found.published) for number, hit in enumerate(found.hits, start=1)]
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
        "picture": picture(found.published, place, dict(enumerate(found.hits, start=1))),
    }
    if not lines:
        context |= all_by_county(now, found.published)
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


def line(hit: Hit, number: int, now: datetime, published: Snapshot) -> Line:
    """A hit in words."""
    return Line(
        hit,
        number,
        [text(f"find-why-{reason}") for reason in hit.reasons] or [text("find-why-next")],
        [text(f"find-ask-{question}") for question in hit.to_ask],
        opening_words(hit.opening, now),
        opening_is_unconfirmed(hit.centre, hit.opening),
        distance_words(hit.distance),
        facts.grouped(hit.centre.row.phone),
        write_url(hit.centre, published),
        age_words(hit.centre),
        _outreach_words(hit),
    )


def write_url(centre: CentreFacts, published: Snapshot) -> str:
    """Where to write to the centre; empty if it takes no messages."""
    is_open = centre.row.is_open_house and centre.row.id in taking(published)
    return reverse("contact:write_to", args=[centre.slug]) if is_open else ""


def _outreach_words(hit: Hit) -> list[str]:
    """When somebody is at the office that is nearest, if it is not the main one."""
    if hit.office is None or hit.office.is_main:
        return []
    return [rule_words(day) for day in hit.office.days] or [text("find-outreach-unknown")]


def all_by_county(now: datetime, published: Snapshot) -> dict[str, Any]:
    """Every centre that is there, county by county."""
    known = sorted(published.open, key=lambda centre: (centre.row.county.name, centre.name))
    counties = [
        (county, [(centre, opening_words(centre.opening(now), now)) for centre in inside])
        for county, inside in groupby(known, key=lambda centre: centre.row.county.name)
    ]
    said = facts.network()["centres"]["number"]
    return {"counties": counties, "known": len(known), "said": said, "picture": picture(published, None, {})}


def public_centre_page(centre: CentreFacts, now: datetime) -> dict[str, Any]:
    """A centre's page with the ways on from it; a closed one says where to go, if it is known."""
    return centre_page(centre, now) | {
        "successor": next((each for each in snapshot().open if each.row.id == centre.row.successor_id), None),
        "first_url": reverse("website:first"),
        "sources_url": reverse("website:sources"),
        "write_url": write_url(centre, snapshot()),
    }
