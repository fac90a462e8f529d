"""`audit export|heads`: the log with its chain, for a verifier that stands alone.

`export` prints every entry and link as lines of JSON; `heads` prints the newest link of every chain, to be
noted outside the system. `python src/nok/foundation/audit/chain.py EXPORT [HEADS]` verifies them, anywhere.
"""

import argparse

from django.core.management.base import BaseCommand

from nok.foundation.audit import linking
from nok.organisation.centres.keeping import every_centre, within


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("act", choices=["export", "heads"])

    def handle(self, *args: object, act: str, **options: object) -> None:
        with within(every_centre()):
            for line in linking.export() if act == "export" else linking.heads():
                self.stdout.write(line)
