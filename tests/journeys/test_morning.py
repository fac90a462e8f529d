"""Morning at the desk: two advisers, one who waits for an answer, and one that is not for the one who reads."""

import pytest
from playwright.sync_api import Page

from tests.browser import Doors, Visit, complaints
from tests.inside import sign_in

pytestmark = [pytest.mark.browser]


@pytest.fixture
def at_work(own_doors: Doors) -> Doors:
    own_doors.world.command("keys", "begin")
    own_doors.world.command("make_demo")
    return own_doors


def come_in(visit: Visit, at: Doors, name: str, **more: object) -> Page:
    page = visit("/inn/", door="staff", at=at, **more)
    sign_in(page, at.world, name)
    return page


def write(page: Page, words: str) -> None:
    page.get_by_label("Svaret ditt").fill(words)
    page.get_by_role("button", name="Se hvordan det blir").click()


def read(page: Page) -> list[str]:
    """From the desk to the words of the one who waits; what axe finds on the way."""
    page.get_by_role("link", name="samtaler venter på svar").click()
    found = complaints(page)
    page.locator("li.line", has_text="24 til 29 år").get_by_role("link").click()
    found += complaints(page)
    assert page.get_by_text("jeg har aldri sagt det").count() == 0
    page.get_by_role("link", name="Les", exact=True).click()
    assert page.get_by_text("jeg har aldri sagt det").is_visible()
    return found + complaints(page)


@pytest.mark.parametrize("phone", [True, False])
def test_what_waits_is_read_and_answered(visit, at_work, phone):
    mona = come_in(visit, at_work, "mona", phone=phone, dark=phone)
    assert mona.title() == "(3) Skrivebordet"
    found = read(mona)
    mona.get_by_role("link", name="Svar", exact=True).click()
    mona.get_by_label("Start fra et standardsvar").select_option(label="Til en som skrev om natten (Norsk bokmål)")
    mona.get_by_role("button", name="Hent").click()
    mona.get_by_role("button", name="Se hvordan det blir").click()
    assert mona.get_by_text("Noe er ikke fylt ut ennå: {own}, {when}").is_visible()
    found += complaints(mona)

    write(mona, "Hei. Takk for at du skrev.\n\nJa, det er for oss.")
    found += complaints(mona)
    mona.get_by_role("button", name="Send svar").click()

    assert mona.get_by_text("Svaret er sendt.").is_visible()
    assert mona.title() == "(2) Innboks"
    assert found == []


def test_two_at_one_conversation_are_told_and_nothing_is_lost(visit, at_work):
    mona, ingrid = come_in(visit, at_work, "mona"), come_in(visit, at_work, "ingrid")
    read(mona)
    mona.get_by_role("link", name="Svar", exact=True).click()
    ingrid.goto(mona.url)
    assert ingrid.get_by_text("Mona Bakken skriver på et svar nå.").is_visible()
    write(mona, "Hei. Jeg heter Mona.")
    mona.get_by_role("button", name="Send svar").click()

    write(ingrid, "Hei. Jeg heter Ingrid.")

    assert ingrid.get_by_text("En kollega har svart mens du skrev").is_visible()
    assert ingrid.get_by_text("Hei. Jeg heter Mona.").is_visible()
    assert ingrid.get_by_label("Svaret ditt").input_value() == "Hei. Jeg heter Ingrid."


def test_whoever_is_not_impartial_is_out_by_the_keyboard_alone(visit, at_work):
    mona = come_in(visit, at_work, "mona")
    mona.goto("/innboks/")
    mona.locator("li.line", has_text="24 til 29 år").get_by_role("link").focus()
    mona.keyboard.press("Enter")
    mona.wait_for_url("**/innboks/*-*/")
    mona.get_by_role("link", name="Jeg er inhabil").focus()
    mona.keyboard.press("Enter")
    mona.wait_for_url("**/inhabil/")
    mona.get_by_label("Jeg kjenner noen det kan handle om").focus()
    mona.keyboard.press("Space")
    mona.keyboard.press("Tab")
    mona.keyboard.press("Enter")
    mona.wait_for_url("**/innboks/?stengt")

    assert mona.get_by_text("Du er stengt ute fra samtalen.").is_visible()
    assert mona.get_by_text("24 til 29 år").count() == 0


def test_on_paper_the_conversation_has_no_words(visit, at_work):
    mona = come_in(visit, at_work, "mona")
    mona.goto("/innboks/")
    mona.locator("li.line", has_text="24 til 29 år").get_by_role("link").click()
    mona.get_by_role("link", name="Les", exact=True).click()

    mona.emulate_media(media="print")

    assert mona.get_by_text("jeg har aldri sagt det").is_hidden()
    assert mona.get_by_text("kommer ikke på papir").is_visible()
