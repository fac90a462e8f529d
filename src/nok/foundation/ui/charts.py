"""Charts that are tables: bars and shades beside the figures, for the eye; every figure is there to be read."""

from collections.abc import Sequence
from dataclasses import dataclass

SHADES = 3


@dataclass(frozen=True)
class Row:
    """A label with two figures, now and before; `is_lit`: the bar that something is said of."""

    label: str
    now: int
    before: int
    is_lit: bool = False

    @property
    def change(self) -> int:
        return self.now - self.before

    @property
    def fewer(self) -> int:
        return self.before - self.now


@dataclass(frozen=True)
class Bars:
    """A table of rows with a thick bar for now and a thin one for before."""

    title: str
    now_name: str
    before_name: str
    rows: Sequence[Row]

    @property
    def most(self) -> int:
        """The longest bar; never none, so that there is something to measure with."""
        return max([1, *(max(row.now, row.before) for row in self.rows)])

    @property
    def now(self) -> int:
        return sum(row.now for row in self.rows)

    @property
    def before(self) -> int:
        return sum(row.before for row in self.rows)


@dataclass(frozen=True)
class Cell:
    """A figure and how dark it stands: 0 for none, then more, and one further for the most of all."""

    count: int
    shade: int

    @classmethod
    def of(cls, count: int, most: int) -> "Cell":
        if count and count == most:
            return cls(count, SHADES + 1)
        return cls(count, 1 + count * SHADES // (most + 1) if count else 0)


@dataclass(frozen=True)
class Line:
    """A line of cells across the columns."""

    label: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Grid:
    """A table shaded by how much there is in each cell; `corner`: what the labels of the lines are."""

    title: str
    corner: str
    columns: Sequence[str]
    lines: Sequence[Line]
