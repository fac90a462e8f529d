"""The facts as files in the package, read with checks that name the file, the entry and the field."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

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


def centres(folder: Path = FOLDER) -> Sequence[Mapping[str, Any]]:
    """Each centre's entry.

    :raises BrokenFacts: if a slug or a name is missing or stands twice
    """
    entries: Sequence[Mapping[str, Any]] = _toml("centres.toml", folder)["centre"]
    seen = set()
    for number, entry in enumerate(entries, start=1):
        for key in ("slug", "name", "county"):
            if not entry.get(key):
                raise BrokenFacts(f"centres.toml, senter nummer {number}: «{key}» mangler")
        if entry["slug"] in seen:
            raise BrokenFacts(f"centres.toml: {entry['slug']} står to ganger")
        seen.add(entry["slug"])
    return entries


def ties(folder: Path = FOLDER) -> Sequence[Mapping[str, str]]:
    """Each tie between a municipality and a centre that a public page names."""
    with (folder / "ties.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _toml(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise BrokenFacts(f"{name}: {problem}") from None
