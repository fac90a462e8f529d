"""The lists as files in the package, read with checks that name the file, the line and the column."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from nok.organisation.places.models import County, Listed, Municipality, OtherName, Postcode

FOLDER = Path(__file__).parent / "facts"


class BrokenFacts(Exception):
    """A file of facts cannot be read as it stands."""


@dataclass(frozen=True)
class FactFile:
    """A file and the table it fills."""

    name: str
    model: type[Listed]


FILES = (
    FactFile("counties.csv", County),
    FactFile("municipalities.csv", Municipality),
    FactFile("postcodes.csv", Postcode),
    FactFile("other_names.csv", OtherName),
)


def rows(file: FactFile, folder: Path = FOLDER) -> Iterator[Listed]:
    """The file's rows as unsaved rows of its table.

    :raises BrokenFacts: naming file, line and column
    """
    with (folder / file.name).open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            yield file.model(**dict(_values(file, number, row)))


def _values(file: FactFile, number: int, row: dict[str, str]) -> Iterator[tuple[str, Any]]:
    if file.model is OtherName:
        yield "key", "|".join(row[name] for name in ("kind", "name", "municipality", "county"))
    for column, written in row.items():
        attribute = f"{column}_id" if column in {"county", "municipality"} else column
        try:
            yield attribute, _read(column, written)
        except (TypeError, ValueError, ArithmeticError):
            raise BrokenFacts(f"{file.name}, linje {number}, {column}: «{written}» kan ikke leses") from None


def _read(column: str, written: str) -> object:
    match column:
        case "latitude" | "longitude":
            return float(written)
        case "population":
            return int(written)
        case "until":
            return int(written) if written else None
        case "area_km2":
            return Decimal(written)
        case "population_on":
            return date.fromisoformat(written)
        case "county" | "municipality":
            return written or None
        case _:
            return written
