"""Which days are compared: a year so far, or a whole one, and the same days of the year before."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

# From 2022 only a person's first enquiry on a day seems to be counted: figures on either side are not alike. See the
# codebook's cautions.
BREAK = 2022


@dataclass(frozen=True)
class Period:
    """The days of `year` until `until`, and the same days of the year before."""

    year: int
    until: date

    @property
    def before(self) -> int:
        return self.year - 1

    @property
    def before_words(self) -> str:
        """The year before, as it stands in a sentence."""
        return str(self.before)

    @property
    def until_before(self) -> date:
        """The same day a year earlier; for 29 February the day before it."""
        is_leap_day = (self.until.month, self.until.day) == (2, 29)
        return date(self.before, self.until.month, 28 if is_leap_day else self.until.day)

    @property
    def is_whole(self) -> bool:
        """Whether the year is over."""
        return (self.until.month, self.until.day) == (12, 31)

    @property
    def has_break(self) -> bool:
        """Whether the way of counting changed between the two years."""
        return self.year == BREAK

    @property
    def days(self) -> Q:
        """Entries of these days, of both years."""
        return Q(on__range=(date(self.year, 1, 1), self.until)) | Q(
            on__range=(date(self.before, 1, 1), self.until_before)
        )


def period(year: int, today: date) -> Period:
    """The year until today, or all of it if it is over."""
    return Period(year, min(today, date(year, 12, 31)))
