"""What each column may hold, for how long, and what erasure does to it."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Privacy:
    """A table's decision for every one of its columns.

    :param plain: columns that say nothing of a person we help, or that staff must be able to see
    :param personal: columns that tell who a member of staff is; kept while the account lives
    :param erase: columns emptied when a person is erased
    :param keep_days: days a row is kept; None: as long as it is true
    :param keep_from: the column the days are counted from
    """

    plain: Collection[str] = ()
    personal: Collection[str] = ()
    erase: Collection[str] = ()
    keep_days: int | None = None
    keep_from: str = ""

    @property
    def columns(self) -> set[str]:
        return {*self.plain, *self.personal, *self.erase}
