"""The facts as files in the package, read with checks that name the file, the entry and the field."""

import csv
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

from nok.organisation.centres.codes import CONFIDENCE, LEGAL_FORMS, SERVICES, SERVICES_FROM, TIES, UNCONFIRMABLE

FOLDER = Path(__file__).parent / "facts"


class BrokenFacts(Exception):
    """A file of facts cannot be read as it stands."""


@dataclass(frozen=True)
class Helpline:
    """A number to call: digits, and what is known of it."""

    number: str
    source: str
    always_open: bool = False
    urgent: bool = False
    talk: bool = False
    young: bool = False
    website: str = ""
    checked: str = ""

    @property
    def grouped(self) -> str:
        """The digits as they are read aloud: 116 117, 800 57 000, 22 40 00 40."""
        return grouped(self.number)

    @property
    def website_name(self) -> str:
        return self.website.removeprefix("https://").removeprefix("www.").rstrip("/")


def grouped(number: str) -> str:
    """A Norwegian number in the groups people know."""
    if len(number) == 8 and number.startswith("8"):
        return f"{number[:3]} {number[3:5]} {number[5:]}"
    if len(number) == 8:
        return " ".join(number[start : start + 2] for start in range(0, 8, 2))
    if len(number) == 6:
        return f"{number[:3]} {number[3:]}"
    return number


@cache
def helplines() -> Sequence[Helpline]:
    """Every number, in the order they are shown. Needs no database."""
    return [Helpline(**entry) for entry in _toml("helplines.toml")["helpline"]]


def helpline(number: str) -> Helpline:
    """The one with these digits."""
    return next(line for line in helplines() if line.number == number)


@cache
def grant() -> Mapping[str, Any]:
    """The grant's rule: shares and multiplier, caps by year, sources."""
    return _toml("grant.toml")


@cache
def network() -> Mapping[str, Any]:
    """What is said of the network as a whole."""
    return _toml("network.toml")


Check = Callable[[Any], bool]


def _text(longest: int) -> Check:
    return lambda value: isinstance(value, str) and 0 < len(value) <= longest


def _form(pattern: str) -> Check:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _whole(lowest: int, highest: int) -> Check:
    return lambda value: type(value) is int and lowest <= value <= highest


def _one_of(*codes: object) -> Check:
    return lambda value: value in codes


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(check(each) for each in value)


def _is(kind: type) -> Check:
    return lambda value: isinstance(value, kind)


def _is_former_name(value: Any) -> bool:
    if not isinstance(value, dict):
        return _text(120)(value)
    return value.keys() == {"name", "until"} and _text(120)(value["name"]) and _whole(1900, 2100)(value["until"])


SLUG = _form(r"[a-z]+(-[a-z]+)*")
WEB = _form(r"https?://\S{4,190}")
DAY = {"weekday": _whole(1, 7), "weeks": _one_of("even", "odd"), "nth": _one_of(-1, 1, 2, 3, 4)}
HOURS = {
    "purpose": _one_of("drop_in", "phone"),
    "weekdays": _list_of(_whole(1, 7)),
    "opens": _is(time),
    "closes": _is(time),
    "weeks": DAY["weeks"],
    "nth": DAY["nth"],
    "from_on": _is(date),
    "last_on": _is(date),
}
OFFICE = {
    "slug": SLUG,
    "name": _text(80),
    "address": _text(120),
    "address_hidden": _is(bool),
    "postcode": _form(r"\d{4}"),
    "place": _text(60),
    "municipality": _form(r"\d{4}"),
    "latitude": _is(float),
    "longitude": _is(float),
    "point_from": _one_of("postcode", "street_postcode", "place_centre"),
    "wheelchair": _is(bool),
    "unconfirmed": _list_of(_one_of(*UNCONFIRMABLE)),
    "read_of": _text(200),
    "hours": _is(list),
    "days": _is(list),
}
CENTRE = {
    "slug": SLUG,
    "name": _text(120),
    "status": _one_of("active", "closed"),
    "closed_in": _whole(1980, 2100),
    "successor": SLUG,
    "county": _form(r"\d{2}"),
    "host_municipality": _form(r"\d{4}"),
    "orgnr": _form(r"\d{9}"),
    "legal_form": _one_of(*LEGAL_FORMS),
    "phone": _form(r"\d{3,8}"),
    "email": _form(r"[^@\s]+@[^@\s]+\.[a-z]+"),
    "website": WEB,
    "min_age": _whole(0, 99),
    "min_age_with_adult": _whole(0, 99),
    "men_only": _is(bool),
    "runs_helpline": _is(bool),
    "round_the_clock": _one_of("visit", "phone"),
    "services": _list_of(_one_of(*SERVICES)),
    "services_from": _one_of(*SERVICES_FROM),
    "former_names": _list_of(_is_former_name),
    "member": _text(60),
    "serves": _list_of(_form(r"county:\d{2}|municipality:\d{4}|former:.+")),
    "unconfirmed": OFFICE["unconfirmed"],
    "confidence": _one_of(*CONFIDENCE),
    "read_of": _text(200),
    "sources": _list_of(_text(300)),
    "note": _is(str),
    "office": _is(list),
}
TIE = {
    "centre": SLUG,
    "municipality": _form(r"\d{4}"),
    "role": _one_of(*TIES),
    "as_of": _text(40),
    "confidence": CENTRE["confidence"],
    "source": _text(300),
}
MUST = {
    "centre": ("slug", "name", "county", "unconfirmed", "confidence", "read_of", "sources"),
    "office": ("slug", "place", "municipality", "latitude", "longitude", "point_from"),
    "hours": ("purpose", "weekdays", "opens", "closes"),
    "days": ("weekday",),
}


def centres(folder: Path = FOLDER) -> Sequence[Mapping[str, Any]]:
    """Each centre's entry, every field checked.

    :raises BrokenFacts: naming the centre and the field
    """
    entries: Sequence[Mapping[str, Any]] = _toml("centres.toml", folder).get("centre", [])
    for number, entry in enumerate(entries, start=1):
        where = f"centres.toml, {entry.get('slug') or f'senter nummer {number}'}"
        _check(where, entry, CENTRE, MUST["centre"])
        for office in entry.get("office", []):
            spot = f"{where}, kontor {office.get('slug', '')}"
            _check(spot, office, OFFICE, MUST["office"])
            for part in office.get("hours", []):
                _check(f"{spot}, hours", part, HOURS, MUST["hours"])
            for part in office.get("days", []):
                _check(f"{spot}, days", part, DAY, MUST["days"])
    _once("centres.toml", [entry["slug"] for entry in entries])
    _once("centres.toml, kontor", [office["slug"] for entry in entries for office in entry.get("office", [])])
    return entries


def ties(folder: Path = FOLDER) -> Sequence[Mapping[str, str]]:
    """Each tie between a municipality and a centre that a public page names.

    :raises BrokenFacts: naming the line and the column
    """
    with (folder / "ties.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for number, row in enumerate(rows, start=2):
        _check(f"ties.csv, linje {number}", row, TIE, TIE)
    return rows


def _check(where: str, entry: Mapping[str, Any], fields: Mapping[str, Check], must: Iterable[str]) -> None:
    for name in must:
        if name not in entry:
            raise BrokenFacts(f"{where}: «{name}» mangler")
    for name, value in entry.items():
        if name not in fields:
            raise BrokenFacts(f"{where}: «{name}» er ikke et felt")
        if not fields[name](value):
            raise BrokenFacts(f"{where}, {name}: «{value}» kan ikke brukes")


def _once(where: str, slugs: Sequence[str]) -> None:
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise BrokenFacts(f"{where}: {slug} står to ganger")


def _toml(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise BrokenFacts(f"{name}: {problem}") from None
