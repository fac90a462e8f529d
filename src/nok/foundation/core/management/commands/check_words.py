"""`check_words`: exits 1 and lists what is wrong, if any text is missing, unknown or unused."""

from django.core.management.base import BaseCommand, CommandError

from nok.foundation.core import words


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        if found := words.problems():
            raise CommandError("\n".join(found))
        self.stdout.write("words: complete")
