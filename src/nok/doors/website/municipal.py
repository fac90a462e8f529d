"""What the pages for municipalities show: the network in figures, what is known of one, what an amount can release."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from nok.doors.website.showing import line
from nok.foundation.core.words import text
from nok.foundation.ui.templatetags.ui import Door
from nok.organisation.centres import facts
from nok.organisation.centres.finder import near
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.models import Municipality
from nok.organisation.places.place import Place

MOST_KRONER = 100_000_000


def municipalities_page(typed: str, places: Sequence[Place]) -> dict[str, Any]:
    """The whole of the leaflet, and the municipalities that fit what was typed."""
    rule, network = facts.grant(), facts.network()
    year, cap = max(rule["growth_cap"].items())
    found = {place.municipality: place for place in places if place.municipality}
    return {
        "typed": typed,
        "wrong": text("muni-not-found", typed=typed) if typed and not found else "",
        "ways": [
            Door(reverse("website:municipality", args=[number]), place.municipality_name, place.county_name)
            for number, place in found.items()
        ],
        "grant": rule,
        "network": network,
        "cap_year": year,
        "cap": str(cap).replace(".", text("muni-decimal")),
        "figures": [_figure(network, name) for name in ("centres", "municipalities_with_agreement", "members")],
        "served": _figure(network, "serve_all_municipalities"),
    }


def _figure(network: Mapping[str, Any], name: str) -> tuple[str, str, str, str]:
    """A figure of the network: the number, what it counts and when, and where it is said."""
    fact = network[name]
    number = text(
        f"muni-number-{name}", number=str(fact["number"]), of=str(fact.get("of", network["centres"]["number"]))
    )
    return number, text(f"muni-figure-{name}", year=str(fact["year"])), fact["source"], _publisher(fact["source"])


def _publisher(address: str) -> str:
    return "Bufdir" if "bufdir.no" in address else "Nok. Norge"


def municipality_page(place: Place, kroner: str | None, now: datetime) -> dict[str, Any]:
    """What is known of the municipality's ties, whom to ask, and what an amount can release."""
    known = snapshot()
    ties = [
        (centre, text(f"tie-{tie.role}"), as_of_words(tie.as_of), tie.source)
        for centre in [*known.open, *known.closed]
        for tie in centre.ties
        if tie.municipality_id == place.municipality
    ]
    amount = _amount(kroner)
    return {
        "place": place,
        "ties": ties,
        "lines": [line(hit, number, now, known) for number, hit in enumerate(near(place, now), start=1)],
        "grant": facts.grant(),
        "kroner": (kroner or "")[:20],
        "wrong": text("muni-sum-bad") if kroner and amount is None else "",
        "sums": _sums(amount, place) if amount else None,
    }


def as_of_words(written: str) -> str:
    """When a tie was read of, in the reader's language: 2021, about 2020, August 2017."""
    for start in ("about", "before", "undated"):
        if written.startswith(start):
            return text(f"muni-asof-{start}", year=written.removeprefix(start).strip())
    if re.fullmatch(r"\d{4}-\d{2}", written):
        return date_format(date.fromisoformat(f"{written}-01"), "F Y")
    return re.sub(r"(?<=\d{4})-(?=\d{4})", "–", written)


def _sums(amount: int, place: Place) -> list[tuple[str, str, str]]:
    """Each step of the calculation: the amount, whose it is, how it came about."""
    multiplier = facts.grant()["multiplier"]
    people = Municipality.objects.get(number=place.municipality)
    said = {"people": _written(people.population), "year": str(people.population_on.year)}
    per_head = round(amount / people.population)
    each = text("muni-sum-each", amount=_written(per_head), **said) if per_head else text("muni-sum-less", **said)
    return [
        (text("muni-kr", amount=_written(amount)), text("muni-sum-own"), each),
        (
            text("muni-kr-most", amount=_written(amount * multiplier)),
            text("muni-sum-state"),
            text("muni-sum-times", multiplier=multiplier),
        ),
        (
            text("muni-kr-most", amount=_written(amount * (1 + multiplier))),
            text("muni-sum-total"),
            text("muni-sum-if"),
        ),
    ]


def _amount(kroner: str | None) -> int | None:
    digits = "".join((kroner or "")[:40].split()).replace(".", "").replace("\u00a0", "")
    if not digits.isascii() or not digits.isdigit():
        return None
    amount = int(digits)
    return amount if 1 <= amount <= MOST_KRONER else None


def _written(amount: int) -> str:
    return f"{amount:,}".replace(",", "\u00a0")
