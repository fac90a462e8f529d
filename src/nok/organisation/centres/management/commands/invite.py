"""`invite CENTRE EMAIL`: ask somebody to come and work at a centre; prints the link to give them.

CENTRE is the last part of the centre's address on the public pages, such as `elverum`. The first leader of
a centre comes in this way, and invites the others from the desk. `invite --new NAME --municipality NUMBER
EMAIL` begins a centre that is not there yet, and invites its first leader. `invite --again EMAIL` shuts the
account of somebody who lost both phone and paper codes, and invites them anew.
"""

import argparse

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from nok.foundation.core import clock
from nok.foundation.crypto import renewal
from nok.organisation.access.roles import Role
from nok.organisation.accounts.models import User
from nok.organisation.centres.actions import invitations
from nok.organisation.centres.actions.beginning import AlreadyACentre, begin_by_command
from nok.organisation.centres.keeping import within
from nok.organisation.centres.models import Centre
from nok.organisation.places.models import Municipality

ROLES = {"leder": Role.LEADER, "veileder": Role.ADVISER}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("words", nargs="+", metavar="SENTER E-POST")
        parser.add_argument("--role", choices=ROLES, default="leder")
        parser.add_argument("--again", action="store_true")
        parser.add_argument("--new", metavar="NAVN", default="")
        parser.add_argument("--municipality", metavar="NUMMER", default="")

    def handle(
        self, *args: object, words: list[str], role: str, again: bool, new: str, municipality: str, **options: object
    ) -> None:
        email = words[-1]
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"«{email}» er ikke en e-postadresse.") from None
        if len(words) != (1 if again or new else 2):
            raise CommandError("Skriv senteret og e-postadressen; med --again eller --new bare adressen.")
        if again:
            token = self._again(email)
        else:
            token = self._invite(self._begin(new, municipality) if new else words[0], email, ROLES[role])
        days = invitations.GOOD_FOR.days
        self.stdout.write(f"Gi denne lenken til {email}. Den virker én gang, i {days} dager:")
        self.stdout.write(f"{settings.NOK_STAFF_ADDRESS}/invitasjon/{token}/")

    def _invite(self, slug: str, email: str, role: Role) -> str:
        centre = Centre.objects.filter(slug=slug, status="active", withdrawn_on=None).first()
        if centre is None:
            known = Centre.objects.filter(status="active", withdrawn_on=None).order_by("slug")
            listed = ", ".join(known.values_list("slug", flat=True))
            raise CommandError(f"Det er ikke noe senter som heter «{slug}». Velg blant: {listed}.")
        try:
            return invitations.invite_by_command(centre=centre, email=email, role=role, now=clock.now())
        except invitations.AlreadyInvited as problem:
            raise CommandError(str(problem)) from None

    def _begin(self, name: str, number: str) -> str:
        municipality = Municipality.objects.filter(number=number, withdrawn_on=None).first()
        if municipality is None:
            raise CommandError("Hvor ligger det? Skriv kommunens nummer på fire tall etter --municipality.")
        try:
            centre = begin_by_command(name=name, municipality=municipality)
        except AlreadyACentre as problem:
            raise CommandError(str(problem)) from None
        renewal.give_keys([centre.id], clock.now(), within)
        return centre.slug

    def _again(self, email: str) -> str:
        try:
            return invitations.invite_again_by_command(email=email, now=clock.now())
        except User.DoesNotExist:
            raise CommandError(f"Ingen har en konto med adressen {email}.") from None
