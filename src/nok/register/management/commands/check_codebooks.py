"""`check_codebooks`: exits 1 and names file, line and variable, if a year's codebook cannot be read."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nok.register.codebook import load
from nok.register.codebook_facts import FOLDER, Broken, years


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)

    def handle(self, *args: object, folder: Path, **options: object) -> None:
        for year in years(folder):
            try:
                load(year, folder)
            except Broken as problem:
                raise CommandError(str(problem)) from None
        self.stdout.write("codebooks: complete")
