"""Both doors with made-up people at work, and windows in which one of them has signed in."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from nok.demo.people import PASSWORD, find
from tests.browser import Doors, Visit, opened_doors
from tests.conftest import Server, World


def new_keys(world: World) -> dict[str, str]:
    """What a command needs to make a centre's keys."""
    files = {"NOK_KEY_FILE": str(world.home / "keys"), "NOK_DOOR_FILE": str(world.home / "door" / "ring")}
    return files | {"NOK_KEY_SECRET": "5e" * 32, "NOK_DOOR_SECRET": "d0" * 32}


@pytest.fixture(scope="session")
def staffed(server: Server, template: str, weather: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    """Both doors with the demonstration's people, for tests that change nothing but sign in."""
    with server.copy(template, tmp_path_factory.mktemp("staffed")) as world:
        world.command("keys", "begin")
        world.command("make_demo")
        with opened_doors(world, weather) as doors:
            yield doors


def sign_in(page: Page, world: World, name: str) -> None:
    """Fill in the way in as this made-up person, with the code their app shows."""
    page.get_by_label("E-post").fill(find(name).email)
    page.get_by_label("Passord").fill(PASSWORD)
    page.get_by_label("Engangskode").fill(world.command("code", name).strip())
    page.get_by_role("button", name="Logg inn").click()
    page.wait_for_url("**/localhost:*/")


Inside = Callable[..., Page]


@pytest.fixture
def inside(visit: Visit, staffed: Doors) -> Inside:
    """A window in which a made-up person has just signed in: `inside("ingrid", phone=True)`."""

    def open_window(name: str, **more: object) -> Page:
        page = visit("/inn/", door="staff", at=staffed, **more)
        sign_in(page, staffed.world, name)
        return page

    return open_window
