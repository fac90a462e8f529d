"""`keys begin|show|check|roll-centre CENTRE`: the keys that what people write is sealed under.

`begin` makes the key file the first time, and gives a key to each centre without one; it is run at every
start. `show` lists the keys and how old they are; no key is ever printed. `check` opens every centre's key,
every slot, and the door's part of every sender's copy. `roll-centre` gives a centre a new key and moves all it
has to it, while everyone works on.
"""

import argparse
import sys
from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from nok.foundation.core import clock
from nok.foundation.crypto import keyfile, keys, receipts, renewal
from nok.foundation.crypto.fields import DoesNotOpen
from nok.foundation.crypto.models import CentreKey, CentrePrivateKey, KeySlot
from nok.help.contact import keeping
from nok.help.contact.models import Door
from nok.organisation.centres.keeping import every_centre, within
from nok.organisation.centres.models import Centre


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("act", choices=["begin", "show", "check", "roll-centre"])
        parser.add_argument("centre", nargs="?")

    def handle(self, *args: object, act: str, centre: str | None, **options: object) -> None:
        try:
            renewal.begin(clock.now())
            renewal.begin_door(clock.now())
            {"begin": self._begin, "show": self._show, "check": self._check, "roll-centre": self._roll}[act](centre)
        except keyfile.KeyFileTrouble as problem:
            raise CommandError(str(problem)) from None

    def _begin(self, _: str | None) -> None:
        given = renewal.give_keys(every_centre(), clock.now(), within)
        if given:
            self.stdout.write(f"{given} sentre fikk nøkkel.")

    def _show(self, _: str | None) -> None:
        self._show_file("Nøkkelfil", keys.file(), keys.ring())
        self._show_file("Nøkkelfil for døra", receipts.file(), receipts.ring())
        with within(every_centre()):
            self.stdout.write(f"  kopier hos dem som har skrevet: {Door.objects.count()}")
            for one in Centre.objects.order_by("name"):
                key = CentreKey.objects.filter(centre_id=one.id, retired_at=None).first()
                slots = KeySlot.objects.filter(centre_id=one.id).count()
                made = f"nøkkel fra {key.made_at:%d.%m.%Y}" if key else "ingen nøkkel"
                self.stdout.write(f"  {one.name}: {made}, {slots} forseglet")

    def _show_file(self, what: str, path: Path, ring: keyfile.KeyRing) -> None:
        self.stdout.write(f"{what}: {path}, installasjon {ring.installation}")
        for epoch in sorted(ring.epochs, key=lambda each: each.made_at):
            self.stdout.write(
                f"  ukenøkkel fra {epoch.made_at:%d.%m.%Y}, slettes {epoch.made_at + keyfile.KEPT_FOR:%d.%m.%Y}"
            )

    def _check(self, _: str | None) -> None:
        ring, door_ring, wrong = keys.ring(), receipts.ring(), 0
        with within(every_centre()):
            total = KeySlot.objects.count()
            for number, slot in enumerate(KeySlot.objects.iterator(chunk_size=500), start=1):
                wrong += not renewal.opens(slot, ring)
                self._progress(number, total)
            doors = Door.objects.count()
            wrong += sum(not keeping.opens(door, door_ring) for door in Door.objects.iterator(chunk_size=500))
            wrong += sum(not _opens(key) for key in CentrePrivateKey.objects.values_list("id", flat=True))
        if wrong:
            raise CommandError(f"{wrong} lar seg ikke åpne. Legg tilbake den rette nøkkelfilen.")
        self.stdout.write(f"Alt lar seg åpne: {total} forseglet, {doors} kopier hos dem som har skrevet.")

    def _roll(self, slug: str | None) -> None:
        centre = Centre.objects.filter(slug=slug).first()
        if centre is None:
            raise CommandError(f"Det er ikke noe senter som heter «{slug or ''}».")
        moved = renewal.roll_centre(centre.id, clock.now(), within, self._progress)
        self.stdout.write(f"{centre.name} har ny nøkkel. {moved} flyttet.")

    def _progress(self, done: int, total: int) -> None:
        if sys.stdout.isatty():
            self.stdout.write(f"\r{done} av {total}", ending="\n" if done == total else "")


def _opens(key: UUID) -> bool:
    try:
        keys.private_key(key)
    except DoesNotOpen:
        return False
    return True
