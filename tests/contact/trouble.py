"""What may fail while somebody writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser import Doors
from tests.conftest import Server


@contextmanager
def away(server: Server, doors: Doors) -> Iterator[None]:
    """No connection to the doors' database, and those there are cut, until the block ends."""
    name = doors.world.name
    server.administer(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    try:
        server.cut(name)
        yield
    finally:
        server.administer(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
