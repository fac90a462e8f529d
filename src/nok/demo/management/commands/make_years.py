"""`make_years`: fill a practice register with made-up years, the first time; prints how many lines."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nok.demo.years.loading import enter_years
from nok.foundation.core import clock


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--years", type=int, default=2, help="so many years, this one the last")
        parser.add_argument("--scale", type=float, default=1.0, help="1: a national year as large as is published")

    def handle(self, *args: Any, years: int, scale: float, **options: Any) -> None:
        if not settings.NOK_DEMO:
            raise CommandError("Dette er ingen øvelse. Oppdiktede tall får ikke stå i et virkelig register.")
        today = clock.today()
        truth = Path(settings.NOK_HOME) / "oppdiktede-tall.csv"
        lines = enter_years(range(today.year - years + 1, today.year + 1), scale, today, truth)
        if lines:
            self.stdout.write(f"{lines} oppdiktede linjer i registeret. Fasiten ligger i {truth}.")
