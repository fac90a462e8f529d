"""Made-up colleagues for tests, and browsers that are signed in as them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import pyotp
import pytest
from django.contrib.auth import login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.test import Client

from nok.foundation.core import clock
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.accounts import factor, session
from nok.organisation.accounts.actions import open_account
from nok.organisation.accounts.models import User
from nok.organisation.centres.models import Centre, Employment

PASSWORD = "et langt og rolig passord"


@dataclass(frozen=True)
class Colleague:
    """Somebody who works at a centre, with what they sign in with."""

    user: User
    centre: Centre
    employment: Employment
    secret: str

    @property
    def actor(self) -> Actor:
        return Actor(self.user.id, self.centre.id, [Role(self.employment.role)], self.employment.is_child_trained)

    def code(self, offset: int = 0) -> str:
        """The code their app shows, this many half-minutes from now."""
        return pyotp.TOTP(self.secret).at(clock.now() + timedelta(seconds=30 * offset))


def hire(centre_slug: str = "elverum", role: Role = Role.LEADER, name: str = "Kari Nordmann") -> Colleague:
    """Make somebody who works there; by default the leader of Elverum's centre."""
    secret = factor.new_secret()
    user = open_account(
        email=f"{uuid4().hex[:8]}@nok.example", name=name, password=PASSWORD, language="nb",
        secret=secret, step=0, now=clock.now(),
    )  # fmt: skip
    return Colleague(user, *employ(user, centre_slug, role), secret)


def employ(user: User, centre_slug: str, role: Role) -> tuple[Centre, Employment]:
    """Let somebody who has an account work at this centre."""
    centre = Centre.objects.get(slug=centre_slug)
    with scope(centres=[centre.id], user=user.id):
        employment = Employment(centre=centre, user=user, role=role, from_on=date(2024, 1, 1))
        employment.save(force_insert=True)
    return centre, employment


def enter(someone: Colleague) -> Client:
    """A browser in which they have signed in with password and code."""
    client = Client(headers={"host": "localhost"})
    request = HttpRequest()
    request.session: SessionBase = client.session
    with scope(user=someone.user.id):
        login(request, someone.user)
    session.begin(request, clock.now())
    request.session.save()
    client.cookies["__Host-session"] = request.session.session_key
    return client


@pytest.fixture
def colleague(db: None) -> Callable[..., Colleague]:
    """Make a colleague: `colleague("hamar", Role.ADVISER)`."""
    return hire


@pytest.fixture
def signed_in() -> Callable[[Colleague], Client]:
    """A browser in which the colleague has signed in with password and code."""
    return enter
