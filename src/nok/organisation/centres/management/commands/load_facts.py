"""`load_facts`: make places and centres say what the fact files say; prints what is new, changed, gone, kept."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from nok.foundation.core import clock
from nok.organisation.centres import facts
from nok.organisation.centres.loading import load_centres
from nok.organisation.places.actions import load_places
from nok.organisation.places.facts import BrokenFacts

HEADINGS = (("new", "nye"), ("changed", "endret"), ("gone", "borte"))


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: object, **options: object) -> None:
        try:
            with transaction.atomic():
                places = load_places(today=clock.today())
                centres = load_centres(today=clock.today())
        except (BrokenFacts, facts.BrokenFacts) as problem:
            raise CommandError(f"{problem}. Ingenting er endret.") from None
        for name, heading in HEADINGS:
            for file, rows in getattr(places, name).items():
                self._list(f"{file}, {heading}", rows)
            self._list(f"sentre, {heading}", getattr(centres, name))
        self._list("beholdt, rettet av senteret", centres.kept)
        if not any(rows for name, _ in HEADINGS for rows in (*getattr(places, name).values(), getattr(centres, name))):
            self.stdout.write("Ingenting nytt.")

    def _list(self, heading: str, rows: list[str]) -> None:
        if rows:
            shown = ", ".join(rows[:8]) + (" …" if len(rows) > 8 else "")
            self.stdout.write(f"{heading}: {len(rows)} ({shown})")
