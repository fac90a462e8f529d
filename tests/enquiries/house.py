"""A database of its own, with keys, in which this process can be each of the logins in turn."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import override_settings

from nok.config.settings.address import database
from tests.conftest import Server, World
from tests.contact.asking import open_dialogue

CENTRES = ("elverum", "hamar", "bergen")


class House:
    """One database; `with house.as_login("nok_staff"): …` is what that login can do."""

    def __init__(self, world: World) -> None:
        self.world, self.plain = world, connections["default"].settings_dict
        self.lines = {login: self.new_line(login) for login in world.addresses}

    def new_line(self, login: str) -> DatabaseWrapper:
        """A connection as this login; the staff door's begins read-only, as there."""
        address = database(self.world.addresses[login], read_only=login == "nok_staff")
        return DatabaseWrapper(self.plain | address, "default")

    @contextmanager
    def as_login(self, login: str) -> Iterator[None]:
        before = connections["default"]
        connections["default"] = self.lines[login]
        try:
            with override_settings(NOK_SCOPE_KEY=self.world.keys[login]):
                yield
        finally:
            connections["default"] = before


@pytest.fixture(scope="module")
def house(
    server: Server, template: str, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: pytest.FixtureRequest
) -> Iterator[House]:
    """Three centres that take messages."""
    with server.copy(template, tmp_path_factory.mktemp("house")) as world:
        open_dialogue(world, *CENTRES)
        made = House(world)
        given = world.environment("worker")
        keys = {name: value for name, value in given.items() if name.startswith(("NOK_KEY_", "NOK_DOOR_"))}
        with django_db_blocker.unblock(), override_settings(**keys):
            yield made
            for line in made.lines.values():
                line.close()
