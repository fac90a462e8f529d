"""The figures as tables: the same ones for the page, the file and the spreadsheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.text import capfirst

from nok.foundation.core.words import text
from nok.foundation.ui.charts import Bars, Cell, Grid, Line, Row
from nok.register.codebook import codebook
from nok.register.codes import DIALOGUE
from nok.statistics.figures import ALL, WHEN, Cut, Figures
from nok.statistics.period import Period

FIRST_THIS_YEAR: Cut = ("is_first_this_year",)
# Questions whose answers are so many that those nobody gave are left out.
LEFT_OUT = {"channel", "partner_type"}


@dataclass(frozen=True)
class Sums:
    """What the rules count, each of them one figure."""

    enquiries: Row
    persons: Row
    planned: Row
    partners: Row
    visits: Row

    @property
    def rows(self) -> Sequence[Row]:
        return [self.enquiries, self.persons, self.planned, self.partners, self.visits]


def sums(figures: Figures) -> Sums:
    """The five figures above the tables."""
    return Sums(
        enquiries=_row(figures, text("figures-enquiries"), "enquiries", ALL),
        persons=_row(figures, text("figures-persons"), "enquiries", FIRST_THIS_YEAR, True),
        planned=_row(figures, text("figures-planned"), "planned", ALL),
        partners=_row(figures, text("figures-partners"), "partners", ALL),
        visits=_row(figures, text("figures-visits"), "visits", ALL),
    )


def tables(figures: Figures) -> list[Bars]:
    """Every table of bars, in the order they stand on the page."""
    return [
        _asked(figures, "figures-by-channel", "enquiries", "channel"),
        _asked(figures, "figures-by-who", "enquiries", "user_type"),
        _asked(figures, "figures-by-gender", "enquiries", "gender"),
        _asked(figures, "figures-by-age", "enquiries", "age_group"),
        _months(figures),
        _asked(figures, "figures-first-ever", "enquiries", "first_ever"),
        _firsts(figures),
        _asked(figures, "figures-by-partner", "partners", "partner_type"),
    ]


def hours(figures: Figures) -> Grid:
    """When people call: hours down, weekdays across; only what has an hour."""
    year = figures.period.year
    count = {
        (day, hour): figures.count("enquiries", WHEN, year, day, hour) for hour in range(24) for day in range(1, 8)
    }
    most = max(count.values())
    lines = [
        Line(f"{hour:02}–{(hour + 1) % 24:02}", [Cell.of(count[day, hour], most) for day in range(1, 8)])
        for hour in range(24)
    ]
    days = [capfirst(str(WEEKDAYS[day])) for day in range(7)]
    return Grid(text("figures-when"), text("figures-hour"), days, lines)


def _asked(figures: Figures, words: str, rule: str, name: str) -> Bars:
    """A table by the answers to one question of the form, in the order of the year's codebook."""
    known = _labels(figures.period, name)
    unknown = figures.values(rule, (name,)) - known.keys()
    labels = known | {code: code or text("figures-not-registered") for code in sorted(unknown)}
    rows = [_row(figures, label, rule, (name,), code, is_lit=code == DIALOGUE) for code, label in labels.items()]
    if name in LEFT_OUT:
        rows = [row for row in rows if row.now or row.before]
    return _bars(words, figures.period, rows)


def _labels(period: Period, name: str) -> dict[Any, str]:
    """The answers of both years' codebooks, the newer first."""
    both = (codebook(year).forms["A"][name].categories for year in (period.before, period.year))
    older, newer = ({one.code: one.label for one in categories} for categories in both)
    return newer | {code: label for code, label in older.items() if code not in newer}


def _months(figures: Figures) -> Bars:
    rows = [
        _row(figures, capfirst(str(MONTHS[month])), "enquiries", ("month",), month)
        for month in range(1, figures.period.until.month + 1)
    ]
    return _bars("figures-by-month", figures.period, rows)


def _firsts(figures: Figures) -> Bars:
    said = {True: "figures-first", False: "figures-not-first", None: "figures-not-registered"}
    rows = [_row(figures, text(words), "enquiries", FIRST_THIS_YEAR, answer) for answer, words in said.items()]
    return _bars("figures-first-this-year", figures.period, rows)


def _row(figures: Figures, label: str, rule: str, cut: Cut, *values: object, is_lit: bool = False) -> Row:
    now, before = (figures.count(rule, cut, year, *values) for year in (figures.period.year, figures.period.before))
    return Row(label, now, before, is_lit)


def _bars(words: str, period: Period, rows: Iterable[Row]) -> Bars:
    return Bars(text(words), str(period.year), str(period.before), list(rows))
