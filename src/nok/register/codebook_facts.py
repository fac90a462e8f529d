"""The codebook's files as they are read: the tables, and on which line of which file each of them stands."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("codebook")

_HEADER = re.compile(r"\[([\w.]+)\]")
_KEY = re.compile(r"(\w+)\s*=")
_LINE = re.compile(r"at line (\d+)")

Tables = dict[str, Any]


class Broken(ValueError):
    """A codebook cannot be read; says the file, the line and the variable, one line for each thing that is wrong."""


@dataclass(frozen=True)
class Facts:
    """What a year's file says, with the year it is like put beneath."""

    file: str
    tables: Tables
    places: Mapping[str, str]

    def at(self, path: str) -> str:
        """Where something stands: the file, the line, and its name."""
        nearest = path
        while nearest and nearest not in self.places:
            nearest = nearest.rpartition(".")[0]
        return f"{self.places.get(nearest, self.file)}, {path}"


@cache
def years(folder: Path = FOLDER) -> Sequence[int]:
    """The years that have a file, the oldest first."""
    return sorted(int(file.stem) for file in folder.glob("*.toml"))


def read(year: int, folder: Path = FOLDER) -> Facts:
    """The file of a year, upon that of the year it is like.

    :raises Broken: if it is no TOML, or is like a year that is not before it
    """
    file = folder / f"{year}.toml"
    lines = file.read_text(encoding="utf-8")
    places = _places(file.name, lines)
    try:
        tables = tomllib.loads(lines)
    except tomllib.TOMLDecodeError as problem:
        raise Broken(_unreadable(file.name, places, str(problem))) from None
    own = Facts(file.name, tables, places)
    if tables.get("year") != year:
        raise Broken(f"{own.at('year')}: skal være {year}, som filen heter")
    if "like" not in tables:
        return own
    if tables["like"] not in [one for one in years(folder) if one < year]:
        raise Broken(f"{own.at('like')}: det finnes ingen slik fil for et år før")
    before = read(tables["like"], folder)
    return Facts(file.name, _upon(before.tables, tables), {**before.places, **places})


def _places(name: str, lines: str) -> Mapping[str, str]:
    """Each table and key by its whole name."""
    places: dict[str, str] = {}
    table = ""
    for number, line in enumerate(lines.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = header[1]
            places[table] = f"{name}, linje {number}"
        elif key := _KEY.match(line):
            places[f"{table}.{key[1]}".lstrip(".")] = f"{name}, linje {number}"
    return places


def _unreadable(name: str, places: Mapping[str, str], problem: str) -> str:
    """What the reader of TOML says, with the last name that stands at or above the line."""
    found = _LINE.search(problem)
    if found is None:
        return f"{name}: {problem}"
    above = [path for path, place in places.items() if int(place.rpartition(" ")[2]) <= int(found[1])]
    return f"{name}, linje {found[1]}, {above[-1] if above else ''}: {problem}"


def _upon(before: Tables, own: Tables) -> Tables:
    """The earlier tables with those of this year put in; what both have, this year's counts."""
    merged = dict(before)
    for name, value in own.items():
        beneath = merged.get(name)
        merged[name] = _upon(beneath, value) if isinstance(value, dict) and isinstance(beneath, dict) else value
    return merged
