"""Loading the lists."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction

from nok.foundation.core import versions
from nok.organisation.places.facts import FILES, FOLDER, FactFile, rows
from nok.organisation.places.models import Listed, PlacesVersion


@dataclass
class Report:
    """What a load changed, by file."""

    new: dict[str, list[str]] = field(default_factory=dict)
    changed: dict[str, list[str]] = field(default_factory=dict)
    gone: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.gone)


@transaction.atomic
def load_places(*, today: date, folder: Path = FOLDER) -> Report:
    """Make the tables say what the files say. What left a file is dated `today` and kept.

    :raises BrokenFacts: naming file, line and column; then nothing is changed
    """
    report = Report()
    for file in FILES:
        _load(file, list(rows(file, folder)), today, report)
    if not report.is_empty:
        versions.bump(PlacesVersion)
    return report


def _load(file: FactFile, wanted: Sequence[Listed], today: date, report: Report) -> None:
    manager = file.model._default_manager
    there = manager.in_bulk()
    columns = [item.attname for item in file.model._meta.concrete_fields if not item.primary_key]
    new = [row for row in wanted if row.pk not in there]
    changed = [row for row in wanted if row.pk in there and _differs(row, there[row.pk], columns)]
    listed = {row.pk for row in wanted}
    gone = [row for key, row in there.items() if key not in listed and row.withdrawn_on is None]
    for row in gone:
        row.withdrawn_on = today
    manager.bulk_create(new, batch_size=1000)
    manager.bulk_update(changed, columns, batch_size=500)
    manager.bulk_update(gone, ["withdrawn_on"], batch_size=500)
    for found, kind in ((new, report.new), (changed, report.changed), (gone, report.gone)):
        if found:
            kind[file.name] = [str(row) for row in found]


def _differs(one: Listed, other: Listed, columns: Sequence[str]) -> bool:
    return any(getattr(one, column) != getattr(other, column) for column in columns)
