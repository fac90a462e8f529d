"""`make_demo`: give a demonstration its made-up people; prints how to sign in as each."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nok.demo.messages import MESSAGES, write_messages
from nok.demo.people import PASSWORD, PEOPLE, move_in
from nok.foundation.core import clock
from nok.foundation.crypto.models import CentreKey
from nok.organisation.centres.models import Centre


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: object, **options: object) -> None:
        if not settings.NOK_DEMO:
            raise CommandError("Dette er ingen øvelse. Oppdiktede folk får ikke flytte inn her.")
        names = dict(Centre.objects.values_list("slug", "name"))
        self.stdout.write(f"Oppdiktede folk, alle med passordet «{PASSWORD}»:")
        for person in PEOPLE:
            move_in(person, clock.now())
            where = " og ".join(names[slug] for slug in person.centres)
            self.stdout.write(f"  {person.email:<24} {person.role.label.lower()}, {where}")
        if CentreKey.objects.exists():  # without keys nothing can be sealed
            for slug in MESSAGES:
                write_messages(slug, clock.now())
        self.stdout.write("Engangskoden får du med «./nok code NAVN», for eksempel «./nok code ingrid».")
