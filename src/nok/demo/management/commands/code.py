"""`code NAME`: prints a one-time code for somebody in the demonstration, ready to be used once."""

import argparse

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nok.demo.people import PEOPLE, NotInTheDemonstration, find, fresh_code
from nok.foundation.core import clock
from nok.organisation.accounts.models import User


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAVN")

    def handle(self, *args: object, name: str, **options: object) -> None:
        if not settings.NOK_DEMO:
            raise CommandError("Dette er ingen øvelse. Her har alle koden på sin egen telefon.")
        try:
            self.stdout.write(fresh_code(find(name), clock.now()))
        except (NotInTheDemonstration, User.DoesNotExist):
            known = ", ".join(person.first_name for person in PEOPLE)
            raise CommandError(f"Ingen i øvelsen heter «{name}». Velg blant: {known}.") from None
