"""Doors where messages are taken, and a sender with a browser."""

from collections.abc import Iterator

import pytest

from tests.browser import Doors, opened_doors
from tests.conftest import Server, World
from tests.contact.asking import open_dialogue
from tests.contact.stored import stored

__all__ = ["stored"]


@pytest.fixture
def taking(world: World) -> World:
    """A world where Elverum and Hamar take messages; nobody at Elverum is trained to meet the young."""
    open_dialogue(world, "elverum", "hamar")
    return world


@pytest.fixture(scope="module")
def writing_doors(
    server: Server, template: str, weather: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Doors]:
    """Both doors, for the tests of one file that write and read what they wrote."""
    with server.copy(template, tmp_path_factory.mktemp("writing")) as world:
        open_dialogue(world, "elverum", "hamar")
        with opened_doors(world, weather) as doors:
            yield doors
