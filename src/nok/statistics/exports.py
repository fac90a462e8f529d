"""The figures as a file to take along: everything on the page, and nothing else."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import xlsxwriter

from nok.foundation.core.words import text
from nok.foundation.ui.charts import Bars, Grid

Figure = str | int
LONGEST_NAME = 31  # of a sheet, and these signs may not stand in it
FORBIDDEN = str.maketrans("", "", "[]:*?/\\")


@dataclass(frozen=True)
class Sheet:
    """One table: its head, and a row for each label."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Figure]]


def sheets(bars: Sequence[Bars], grid: Grid, mark: str) -> list[Sheet]:
    """The tables of the page. `mark`: stands behind each year and day; empty if the figures are real."""
    marked = f" ({mark})" if mark else ""
    made = [
        Sheet(
            each.title,
            [text("figures-group"), *(f"{year}{marked}" for year in (each.now_name, each.before_name))],
            [[row.label, row.now, row.before] for row in each.rows],
        )
        for each in bars
    ]
    head = [grid.corner, *(f"{day}{marked}" for day in grid.columns)]
    return [*made, Sheet(grid.title, head, [[line.label, *(cell.count for cell in line.cells)] for line in grid.lines])]


def as_csv(made: Sequence[Sheet]) -> bytes:
    """One line for each figure, as Norwegian spreadsheets open it: semicolons, and a mark that says UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow([text("figures-table"), text("figures-group"), text("figures-column"), text("figures-count")])
    writer.writerows(_lines(made))
    return file.getvalue().encode("utf-8-sig")


def _lines(made: Sequence[Sheet]) -> Iterator[list[Figure]]:
    for sheet in made:
        for label, *counts in sheet.rows:
            for column, count in zip(sheet.head[1:], counts, strict=True):
                yield [sheet.title, label, column, count]


def as_xlsx(made: Sequence[Sheet]) -> bytes:
    """A spreadsheet with a sheet for each table."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        for number, sheet in enumerate(made, 1):
            page = book.add_worksheet(f"{number} {sheet.title}".translate(FORBIDDEN)[:LONGEST_NAME])
            page.write_row(0, 0, sheet.head, bold)
            for at, row in enumerate(sheet.rows, 1):
                page.write_row(at, 0, row)
            page.set_column(0, 0, 40)
            page.freeze_panes(1, 1)
    return file.getvalue()
