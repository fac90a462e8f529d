"""The phone rings: from wherever one is at the desk until the call is registered, counted press by press."""

import re
import time
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Doors, Visit, complaints
from tests.inside import sign_in

pytestmark = [pytest.mark.browser]
MOST_INTERACTIONS, MOST_SECONDS = 6, 10


@pytest.fixture
def at_work(own_doors: Doors) -> Doors:
    own_doors.world.command("keys", "begin")
    own_doors.world.command("make_demo")
    return own_doors


def come_in(visit: Visit, at: Doors, name: str = "mona", **more: object) -> Page:
    page = visit("/inn/", door="staff", at=at, **more)
    sign_in(page, at.world, name)
    return page


@dataclass
class Hand:
    """Somebody at a page, each of whose presses is counted, whatever it is."""

    page: Page
    count: int = 0
    began: float = field(default_factory=time.monotonic)

    def key(self, keys: str) -> None:
        self.count += 1
        self.page.keyboard.press(keys)

    def press(self, role: str, name: str) -> None:
        self.count += 1
        self.page.get_by_role(role, name=name, exact=True).click()

    @property
    def effort(self) -> tuple[bool, bool]:
        return self.count <= MOST_INTERACTIONS, time.monotonic() - self.began <= MOST_SECONDS


def registered(page: Page) -> str:
    expect(page.get_by_text("Registrert:")).to_be_visible()
    return page.get_by_text("Registrert:").inner_text()


USUAL = "Registrert: Telefon · Utsatt · Kvinne eller jente · 30 til 39 år · Råd og veiledning. Telles på skjema A"


def test_a_usual_call_by_the_keyboard_alone(visit, at_work):
    mona = come_in(visit, at_work)
    mona.goto("/innboks/")
    hand = Hand(mona)

    hand.key("Alt+n")
    mona.wait_for_url("**/registrer/")
    expect(mona.locator("[name=channel]:checked")).to_be_focused()
    for key in ("u", "k", "4", "r", "Enter"):
        hand.key(key)

    assert registered(mona).startswith(USUAL)
    assert (hand.count, hand.effort) == (6, (True, True))


def test_a_usual_call_on_a_phone(visit, at_work):
    mona = come_in(visit, at_work, phone=True)
    hand = Hand(mona)

    hand.press("link", "Registrer")
    hand.press("radio", "Utsatt")
    hand.press("radio", "Kvinne eller jente")
    hand.press("radio", "30 til 39 år")
    hand.press("radio", "Råd og veiledning")
    hand.press("button", "Lagre")

    assert registered(mona).startswith(USUAL)
    assert (hand.count, hand.effort) == (6, (True, True))
    assert mona.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_it_is_as_short(visit, at_work):
    mona = come_in(visit, at_work, scripts=False)
    hand = Hand(mona)

    hand.press("link", "Registrer")
    for answer in ("Utsatt", "Kvinne eller jente", "30 til 39 år", "Råd og veiledning"):
        hand.press("radio", answer)
    hand.press("button", "Lagre")

    assert registered(mona).startswith(USUAL)
    assert hand.count == MOST_INTERACTIONS
    mona.get_by_role("button", name="Angre").click()
    assert mona.get_by_text("Tatt tilbake.").is_visible()
    assert mona.get_by_text("Ingenting er registrert i dag.").is_visible()


def test_a_wrong_number_is_two_keys_from_the_desk(visit, at_work):
    mona = come_in(visit, at_work)
    hand = Hand(mona)

    hand.key("Alt+n")
    mona.wait_for_url("**/registrer/")
    expect(mona.locator("[name=channel]:checked")).to_be_focused()
    hand.key("x")

    assert "Lagres, men telles ikke" in registered(mona)
    assert hand.count == 2


def test_what_is_counted_is_said_as_it_is_answered(visit, at_work):
    mona = come_in(visit, at_work)
    mona.goto("/registrer/")
    told = mona.locator("#telt")
    for key, words in (
        ("u", "Telles på skjema A som én henvendelse."),
        ("d", "samme person er telt tidligere i dag"),
        ("d", "Telles på skjema A som én henvendelse."),
        ("i", "Telles på skjema B som ett besøk."),
        ("f", "Telles på skjema A som ett besøk fra samarbeidspartner."),
    ):
        mona.keyboard.press(key)
        expect(told).to_contain_text(words)

    assert mona.get_by_role("group", name="Kjønn").is_hidden()
    assert mona.get_by_role("radio", name="Politi").is_visible()


def test_keys_do_nothing_outside_the_form_nor_while_one_writes(visit, at_work):
    mona = come_in(visit, at_work)
    mona.goto("/registrer/")
    mona.get_by_role("link", name="Skrivebordet").focus()
    mona.keyboard.press("u")
    assert mona.get_by_role("radio", name="Utsatt", exact=True).is_checked() is False

    mona.locator("[name=channel]:checked").focus()
    mona.keyboard.press("f")
    mona.get_by_label("Tjenestens kommune").press_sequentially("elverum")
    assert mona.get_by_label("Tjenestens kommune").input_value() == "elverum"
    assert mona.get_by_role("radio", name="Samarbeidspartner", exact=True).is_checked()


def test_whoever_is_called_away_finds_it_again_after_signing_in_anew(visit, at_work):
    mona = come_in(visit, at_work)
    mona.goto("/registrer/")
    for key in ("s", "p", "m"):
        mona.keyboard.press(key)
    expect(mona.locator("#telt")).to_contain_text("Mann eller gutt")
    mona.context.clear_cookies()

    again = come_in(visit, at_work)
    again.keyboard.press("Alt+n")
    again.wait_for_url("**/registrer/")

    expect(again.get_by_text("Du ble avbrutt.")).to_be_visible()
    chosen = [
        again.get_by_role("radio", name=name, exact=True).is_checked()
        for name in ("SMS", "Pårørende", "Mann eller gutt")
    ]
    assert chosen == [True, True, True]
    again.keyboard.press("Enter")
    assert "SMS · Pårørende · Mann eller gutt" in registered(again)
    again.goto("/registrer/")
    assert again.get_by_text("Du ble avbrutt.").count() == 0


def test_undo_is_there_for_ten_seconds_and_the_list_after(visit, at_work):
    mona = come_in(visit, at_work)
    mona.goto("/registrer/")
    mona.keyboard.press("u")
    mona.keyboard.press("Enter")
    registered(mona)
    undo = mona.get_by_role("button", name="Angre")
    assert undo.is_visible()
    expect(undo).to_be_hidden(timeout=12_000)

    mona.get_by_role("link", name="Rett").click()
    mona.locator("form[data-quick]").get_by_role("radio", name="Pårørende", exact=True).check()
    mona.get_by_role("button", name="Lagre", exact=True).click()
    assert "Pårørende" in registered(mona)

    mona.get_by_role("button", name=re.compile("^Ta tilbake")).click()
    assert mona.get_by_text("Ingenting er registrert i dag.").is_visible()


def test_what_is_being_written_stands_when_the_phone_rings(visit, at_work):
    mona = come_in(visit, at_work)
    mona.goto("/innboks/")
    mona.locator("li.line", has_text="24 til 29 år").get_by_role("link").click()
    mona.get_by_role("link", name="Les", exact=True).click()
    mona.get_by_role("link", name="Svar", exact=True).click()
    mona.get_by_label("Svaret ditt").fill("Hei. Takk for at du")

    with mona.context.expect_page() as beside:
        mona.keyboard.press("Alt+n")

    beside.value.wait_for_url("**/registrer/")
    assert mona.get_by_label("Svaret ditt").input_value() == "Hei. Takk for at du"


@pytest.mark.parametrize("phone", [True, False])
@pytest.mark.parametrize("dark", [True, False])
def test_axe_finds_nothing_whatever_the_screen_says(visit, at_work, phone, dark):
    ingrid = come_in(visit, at_work, "ingrid", phone=phone, dark=dark)
    ingrid.goto("/registrer/")
    found = complaints(ingrid)
    ingrid.get_by_role("radio", name="Samarbeidspartner", exact=True).check()
    ingrid.get_by_label("Tjenestens kommune").fill("Våler")
    ingrid.get_by_role("radio", name="Tidligere", exact=True).check()
    ingrid.locator("#id_day").fill("2019-01-01")
    ingrid.get_by_role("button", name="Lagre", exact=True).click()
    expect(ingrid.get_by_text("Det er flere med det navnet.")).to_be_visible()
    found += complaints(ingrid)
    ingrid.goto("/registrer/")
    ingrid.get_by_role("radio", name="Utsatt", exact=True).check()
    ingrid.get_by_role("button", name="Lagre", exact=True).click()
    registered(ingrid)
    found += complaints(ingrid)

    assert found == []
