"""Putting made-up years into the register, quickly; and their truth beside it, as a file."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from psycopg import sql

from nok.demo.years.making import House, Line, Made, make_year
from nok.demo.years.proportions import proportions
from nok.organisation.access.scope import scope
from nok.organisation.centres.models import Centre, Employment
from nok.register.models import Entry

SEED = 2026
BATCH = 20_000
COLUMNS = tuple(Line.__dataclass_fields__)
INSERT = sql.SQL("INSERT INTO register_entry (centre_id, {names}) SELECT %s, * FROM unnest({arrays})")
TRUTH = ("centre", "on", "kind", "channel", "user_type", "gender", "age_group", "hour", "first_ever",
         "is_first_this_year", "partner_type", "purpose", "is_helpline", "count")  # fmt: skip


def houses(scale: float, year: int) -> list[House]:
    """The real, open centres, with made-up loads: those whose own number was published have theirs."""
    open_centres = list(Centre.objects.filter(status="active", withdrawn_on=None).order_by("slug"))
    told = proportions().of_year(year)
    known = {slug: told[slug] for slug in told if slug != "total"}
    if not known:  # the newest year with shares of its own says how large a part the helpline's centre has
        known = _as_in_2020(told["total"])
    rest = told["total"] - sum(known.values())
    others = [centre for centre in open_centres if centre.slug not in known]
    weights = {centre.slug: 1 + number % 5 for number, centre in enumerate(others)}
    spread = {slug: rest * weight // sum(weights.values()) for slug, weight in weights.items()}
    spread[others[0].slug] += rest - sum(spread.values())
    loads = known | spread
    return [_house(centre, loads[centre.slug], len(open_centres), scale) for centre in open_centres]


def _as_in_2020(total: int) -> dict[str, int]:
    told = proportions().enquiries[2020]
    return {slug: round(count * total / told["total"]) for slug, count in told.items() if slug != "total"}


def _house(centre: Centre, load: int, centres: int, scale: float) -> House:
    with scope(centres=[centre.id]):
        authors = list(Employment.objects.filter(centre=centre).order_by("user_id").values_list("user_id", flat=True))
    host = centre.host_municipality_id
    visitors = round(proportions().visitors / centres * scale)
    return House(
        centre.id,
        centre.slug,
        round(load * scale),
        visitors,
        centre.runs_helpline,
        [str(host)] if host else [],
        authors,
    )


def make_years(years: Sequence[int], scale: float, until: date, seed: int = SEED) -> list[tuple[House, Made]]:
    """Made-up years of every centre.

    :param scale: 1 for a national year of the size that is published
    """
    return [
        (house, make_year(house, year, seed, proportions(), until)) for year in years for house in houses(scale, year)
    ]


@transaction.atomic
def enter_years(years: Sequence[int], scale: float, until: date, truth: Path, seed: int = SEED) -> int:
    """Put the years in, unless the register holds something already; how many lines."""
    with scope(centres=list(Centre.objects.values_list("id", flat=True))):
        if Entry.objects.exists():
            return 0
        made = make_years(years, scale, until, seed)
        for house, each in made:
            for first in range(0, len(each.lines), BATCH):
                _insert(house, each.lines[first : first + BATCH])
    write_truth(truth, made)
    return sum(len(each.lines) for _, each in made)


def _insert(house: House, lines: Sequence[Line]) -> None:
    """One statement for many rows; PostgreSQL has no COPY into a table behind walls."""
    types = (str(Entry._meta.get_field(name).db_type(connection)).split("(")[0] for name in COLUMNS)
    arrays = sql.SQL(", ").join(sql.SQL("{}::{}[]").format(sql.Placeholder(), sql.SQL(kind)) for kind in types)
    names = sql.SQL(", ").join(map(sql.Identifier, COLUMNS))
    values: list[Any] = [[getattr(line, name) for line in lines] for name in COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(INSERT.format(names=names, arrays=arrays), [house.centre_id, *values])


def write_truth(path: Path, made: Iterable[tuple[House, Made]]) -> None:
    """What counts, as it was made: a line for each combination of what was said, and how many."""
    counted = Counter(
        (house.slug, *(getattr(one, name) for name in TRUTH[1:-1])) for house, each in made for one in each.facts
    )
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(TRUTH)
        writer.writerows((*said, count) for said, count in sorted(counted.items(), key=str))
