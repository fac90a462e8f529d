"""Somebody young writes, and then nobody at the centre may read it: what both meet, and its end."""

import pytest
from playwright.sync_api import Page

from tests.browser import Doors, Visit, complaints
from tests.inside import sign_in
from tests.journeys.test_dialogue import press

pytestmark = [pytest.mark.browser]
WORDS = "Jeg er femten. Er dere der?"


@pytest.fixture
def at_work(own_doors: Doors) -> Doors:
    own_doors.world.command("keys", "begin")
    own_doors.world.command("make_demo")
    return own_doors


def write(page: Page) -> None:
    """Somebody of fifteen writes, and is promised an answer."""
    press(page, "start", "Meldingen din")
    page.get_by_label("Skriv det du vil").fill(WORDS)
    page.locator("details", has=page.locator("select[name=age]")).locator("summary").click()
    page.locator("select[name=age]").select_option("u16")
    press(page, "send", "Koden din")
    press(page, "have", "Samtalen din")
    assert "Du får svar senest" in page.locator("main").inner_text()


def mark_of(page: Page, who: str, at: Doors) -> None:
    """Go to where a colleague's training is said."""
    page.goto(f"{at.staff}/medarbeidere/")
    page.locator("li.line", has_text=who).locator("a[href$='/barnefaglig/']").click()
    page.wait_for_selector("h1:text-is('Barnefaglig')")


def take_the_last_mark_away(page: Page, at: Doors) -> list[str]:
    """The leader is the only one trained: is told how many, presses all the same, is asked, and says they know."""
    mark_of(page, "Ingrid Haugen", at)
    assert "Bare Ingrid Haugen kan lese 2 åpne samtaler med unge under 18." in page.locator("main").inner_text()
    wrong = complaints(page)
    page.locator("button[name=is_trained]").click()
    page.wait_for_selector("text=Ingenting er endret.")
    wrong += complaints(page)
    page.get_by_label("Jeg vet at ingen hos oss kan lese samtalene etterpå").check()
    page.locator("button[name=is_trained]").click()
    page.wait_for_selector("h1:text-is('Medarbeidere')")
    return wrong


@pytest.mark.parametrize("phone", [True, False])
def test_nobody_is_left_to_wait_for_nothing(visit: Visit, at_work: Doors, phone: bool):
    sender = visit("/skriv/til/elverum/", at=at_work, phone=phone)
    write(sender)
    leader = visit("/inn/", door="staff", at=at_work, phone=phone)
    sign_in(leader, at_work.world, "ingrid")
    wrong = take_the_last_mark_away(leader, at_work)

    leader.goto(f"{at_work.staff}/innboks/")
    assert "2 samtaler med unge under 18 venter på noen som er barnefaglig." in leader.locator("main").inner_text()
    assert leader.locator("li.line", has_text="Under 16").count() == 0
    wrong += complaints(leader)
    sender.goto(f"{at_work.public}/skriv/")
    told = sender.locator("main").inner_text()
    assert "Akkurat nå kan ingen hos Nok. Elverum Ressurssenter svare deg" in told
    assert ("Du får svar senest" in told, "116 111" in told, "800 57 000" in told, "Nok. Bergen" in told) == (
        False, True, True, True,
    )  # fmt: skip
    wrong += complaints(sender)

    mark_of(leader, "Mona Bakken", at_work)
    leader.locator("button[name=is_trained]").click()
    leader.wait_for_selector("h1:text-is('Medarbeidere')")
    sender.goto(f"{at_work.public}/skriv/")
    assert "Du får svar senest" in sender.locator("main").inner_text()
    assert "svare deg" not in sender.locator("main").inner_text()
    adviser = visit("/inn/", door="staff", at=at_work, phone=phone)
    sign_in(adviser, at_work.world, "mona")
    adviser.goto(f"{at_work.staff}/innboks/?vis=new")
    assert adviser.locator("li.line", has_text="Under 16").count() == 2
    assert wrong == []
