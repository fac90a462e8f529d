"""`invite CENTRE EMAIL`: ask somebody to come and work at a centre; prints the link to give them.

CENTRE is the last part of the centre's address on the public pages, such as `elverum`. The first leader of
a centre comes in this way, and invites the others from the desk. `invite --again EMAIL` shuts the account of
somebody who lost both phone and paper codes, and invites them anew.
"""

import argparse

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from nok.foundation.core import clock
from nok.organisation.access.roles import Role
from nok.organisation.accounts.models import User
from nok.organisation.centres.actions import invitations
from nok.organisation.centres.models import Centre

ROLES = {"leder": Role.LEADER, "veileder": Role.ADVISER}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("words", nargs="+", metavar="SENTER E-POST")
        parser.add_argument("--role", choices=ROLES, default="leder")
        parser.add_argument("--again", action="store_true")

    def handle(self, *args: object, words: list[str], role: str, again: bool, **options: object) -> None:
        email = words[-1]
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"«{email}» er ikke en e-postadresse.") from None
        if len(words) != (1 if again else 2):
            raise CommandError("Skriv senteret og e-postadressen, eller --again og bare adressen.")
        token = self._again(email) if again else self._invite(words[0], email, ROLES[role])
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

    def _again(self, email: str) -> str:
        try:
            return invitations.invite_again_by_command(email=email, now=clock.now())
        except User.DoesNotExist:
            raise CommandError(f"Ingen har en konto med adressen {email}.") from None
