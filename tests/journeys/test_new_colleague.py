"""A new centre gets its first leader, who corrects the page and asks a colleague in."""

import pyotp
import pytest
from playwright.sync_api import Page

from tests.browser import Doors, Visit
from tests.conftest import World
from tests.inside import new_keys

pytestmark = [pytest.mark.browser]


def take_up(page: Page, name: str, password: str) -> None:
    """Choose name and password, set up the app, keep the paper codes."""
    page.get_by_label("Navnet ditt").fill(name)
    page.get_by_label("Velg et passord").fill(password)
    secret = "".join(page.locator(".secret").inner_text().split())
    page.get_by_label("Koden appen viser nå").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Ta imot invitasjonen").click()
    page.get_by_role("link", name="Jeg har tatt vare på kodene").click()
    page.get_by_role("heading", level=1).wait_for()


def publish(page: Page) -> None:
    """Look first, then make it public."""
    page.get_by_role("button", name="Forhåndsvis").click()
    page.get_by_role("button", name="Publiser").click()
    page.wait_for_url("**/senteret/?publisert=*")


def path_of(link: str) -> str:
    return link[link.index("/invitasjon/") :]


def invited_leader(world: World) -> str:
    """Begin a centre by command; where its first leader comes in."""
    keys = new_keys(world)
    world.command("keys", "begin", **keys)
    words = ["--new", "Nok. Trondheim", "--municipality", "5001"]
    return path_of(world.command("invite", "leder@trondheim.example", *words, **keys).split()[-1])


def correct_the_page(leader: Page) -> None:
    """Say where the centre is and when it is open, and that the rest is right."""
    leader.goto("/senteret/kontor/nytt/")
    leader.get_by_label("Postnummer").fill("7011")
    leader.get_by_label("Sted").fill("Trondheim")
    publish(leader)
    leader.goto("/senteret/")
    leader.locator("main a[href$='/tider/']").first.click()
    leader.locator("main input[type=text]").first.fill("9.05–12.35")
    publish(leader)
    leader.get_by_role("button", name="Bekreft at alt stemmer").click()
    leader.wait_for_url("**/senteret/?publisert=confirmed")


def ask_in(leader: Page, email: str) -> str:
    """Invite an adviser; where they come in."""
    leader.goto("/invitasjoner/ny/")
    leader.get_by_label("E-post").fill(email)
    leader.get_by_label("Veileder").check()
    leader.get_by_role("button", name="Lag lenken").click()
    return path_of(leader.get_by_label("Lenke til kollegaen").input_value())


@pytest.mark.parametrize("phone", [True, False])
def test_a_new_centre_comes_in_and_its_page_is_right_at_once(visit: Visit, own_doors: Doors, phone):
    leader = visit(invited_leader(own_doors.world), door="staff", at=own_doors, phone=phone)
    take_up(leader, "Tora Leder", "et langt og rolig passord")
    correct_the_page(leader)

    public = visit("/senter/trondheim/", at=own_doors, phone=phone)
    assert public.get_by_role("heading", level=1).inner_text() == "Nok. Trondheim"
    assert "12.35" in public.locator("main").inner_text()

    adviser = visit(ask_in(leader, "ny@trondheim.example"), door="staff", at=own_doors, phone=phone)
    take_up(adviser, "Nils Veileder", "et annet langt passord")
    adviser.goto("/senteret/")
    assert adviser.locator("main form").count() == 0
    refused = adviser.goto("/senteret/kontakt/")
    assert refused is not None
    assert refused.status == 403
    leader.goto("/medarbeidere/")
    assert {"Tora Leder", "Nils Veileder"} <= set(leader.locator("main li strong").all_inner_texts())
