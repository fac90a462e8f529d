"""One database with rows on both sides of the wall, for the tests that change nothing that lasts."""

from collections.abc import Iterator

import pytest

from tests.access.rows import fill
from tests.conftest import Server, World


@pytest.fixture(scope="package")
def filled(server: Server, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with server.copy(template, tmp_path_factory.mktemp("home")) as world:
        fill(world)
        yield world
