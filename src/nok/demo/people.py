"""The made-up people who work at real centres in a demonstration. Nobody else is ever made up."""

from dataclasses import dataclass
from datetime import date, datetime
from time import sleep

import pyotp
from django.db import transaction

from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.accounts import factor
from nok.organisation.accounts.actions import address_mark, first_recovery_codes, open_account
from nok.organisation.accounts.models import Authenticator, User
from nok.organisation.centres.models import Centre, Employment
from nok.organisation.centres.published import bump

PASSWORD = "lyset i vinduet"  # noqa: S105 - the same for everyone, and only in a demonstration
BEGAN = date(2024, 1, 8)


@dataclass(frozen=True)
class Person:
    """Somebody made up, at one centre or more."""

    name: str
    role: Role
    centres: tuple[str, ...]
    is_child_trained: bool = False

    @property
    def first_name(self) -> str:
        return self.name.split()[0].lower()

    @property
    def email(self) -> str:
        return f"{self.first_name}@{self.centres[0]}.example"


PEOPLE = (
    Person("Ingrid Haugen", Role.LEADER, ("elverum",), is_child_trained=True),
    Person("Mona Bakken", Role.ADVISER, ("elverum",)),
    Person("Leif Strand", Role.LEADER, ("hamar",)),
    Person("Berit Solli", Role.ADVISER, ("hamar", "elverum")),
    Person("Anders Vik", Role.LEADER, ("bergen",), is_child_trained=True),
)


class NotInTheDemonstration(Exception):
    """Nobody made up has this name."""


def find(name: str) -> Person:
    """The made-up person of this first name or e-mail address.

    :raises NotInTheDemonstration: if there is none
    """
    for person in PEOPLE:
        if name.lower() in {person.first_name, person.email, person.name.lower()}:
            return person
    raise NotInTheDemonstration


@transaction.atomic
def move_in(person: Person, now: datetime) -> bool:
    """Give the person an account and a place to work, unless they have one; whether they were new."""
    with scope(lookup=address_mark(person.email)):
        if User.objects.filter(email=person.email).exists():
            return False
    user = open_account(
        email=person.email,
        name=person.name,
        password=PASSWORD,
        language="nb",
        secret=factor.new_secret(),
        step=0,
        now=now,
    )
    first_recovery_codes(user=user)
    for centre in Centre.objects.filter(slug__in=person.centres):
        with scope(centres=[centre.id], user=user.id):
            employment = Employment(centre=centre, user=user, role=person.role, from_on=BEGAN)
            employment.is_child_trained = person.is_child_trained
            employment.save(force_insert=True)
            if person.is_child_trained:
                Centre.objects.filter(id=centre.id).update(has_child_trained=True)
                bump()
    return True


def fresh_code(person: Person, now: datetime) -> str:
    """A code the person can sign in with at once: one that has not been used.

    A code is good once. If the one of this half-minute is used, it is the next; if that is used too, wait.
    """
    with scope(lookup=address_mark(person.email)):
        user = User.objects.get(email=person.email)
    with scope(user=user.id):
        app = Authenticator.objects.get(user=user)
    this = int(now.timestamp()) // factor.STEP_SECONDS
    step = max(this, app.last_step + 1)
    early = (step - 1) * factor.STEP_SECONDS - now.timestamp()
    if early > 0:
        sleep(early)
    return pyotp.TOTP(factor.secret_of(app)).generate_otp(step)
