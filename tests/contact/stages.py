"""Every stage of the dialogue, and how somebody with a browser comes to it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from playwright.sync_api import Page

TYPED = "HEMMELIGE ord"


def go_in(page: Page) -> None:
    page.goto("/senter/elverum/")
    page.get_by_role("link", name="Skriv uten navn").click()
    page.wait_for_selector("h1:text('Skriv uten navn')")


def press(page: Page, name: str, then: str) -> None:
    """Press a button, and wait for the heading that follows."""
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_selector(f"h1:text-is('{then}')")


def to_form(page: Page) -> None:
    go_in(page)
    press(page, "Begynn å skrive", "Meldingen din")


def to_code(page: Page) -> None:
    to_form(page)
    page.get_by_label("Skriv det du vil").fill(f"{TYPED} som ble sendt")
    press(page, "Send", "Koden din")


def to_thread(page: Page) -> None:
    to_code(page)
    press(page, "Jeg tar sjansen uten å prøve", "Samtalen din")


def to_meet(page: Page) -> None:
    to_thread(page)
    press(page, "Jeg vil gjerne komme", "Jeg vil gjerne komme")


def to_recode(page: Page) -> None:
    to_thread(page)
    press(page, "Bytt kode", "Bytt kode")


def to_new_code(page: Page) -> None:
    to_recode(page)
    press(page, "Lag ny kode", "Den nye koden")


def to_burn(page: Page) -> None:
    to_thread(page)
    press(page, "Slett alt", "Slett alt")


def to_burned(page: Page) -> None:
    to_burn(page)
    press(page, "Ja, slett alt nå", "Alt er slettet")


def to_back(page: Page) -> None:
    page.goto("/skriv/tilbake/")
    page.wait_for_selector("h1:text('Kom tilbake')")


def to_unknown(page: Page) -> None:
    to_back(page)
    page.get_by_label("Skriv koden").fill(f"{TYPED} i koden")
    page.get_by_role("button", name="Åpne").click()
    page.wait_for_selector("text=Vi fant ingen samtale")


def to_empty(page: Page) -> None:
    """The form with what was wrong: sent with nothing in it, twice."""
    to_form(page)
    for _ in range(2):
        page.get_by_role("button", name="Send", exact=True).click()
        page.wait_for_selector("text=Skriv noe først")


def to_too_long(page: Page) -> None:
    to_form(page)
    page.get_by_label("Skriv det du vil").fill(f"{TYPED} " * 1000)
    press(page, "Send", "Meldingen din")
    page.wait_for_selector("text=tegn for lang")


class Stage(NamedTuple):
    """How to get there, and where its heading stands."""

    reach: Callable[[Page], None]
    heading: str


STAGES: Mapping[str, Stage] = {
    "before": Stage(go_in, "Skriv uten navn"),
    "form": Stage(to_form, "Meldingen din"),
    "empty": Stage(to_empty, "Meldingen din"),
    "too long": Stage(to_too_long, "Meldingen din"),
    "code": Stage(to_code, "Koden din"),
    "thread": Stage(to_thread, "Samtalen din"),
    "meet": Stage(to_meet, "Jeg vil gjerne komme"),
    "recode": Stage(to_recode, "Bytt kode"),
    "new code": Stage(to_new_code, "Den nye koden"),
    "burn": Stage(to_burn, "Slett alt"),
    "burned": Stage(to_burned, "Alt er slettet"),
    "back": Stage(to_back, "Kom tilbake"),
    "unknown": Stage(to_unknown, "Kom tilbake"),
}
HEADINGS = sorted({stage.heading for stage in STAGES.values()})


def reach(page: Page, stage: str) -> None:
    """Come to the stage, and type in every field that stands there."""
    STAGES[stage].reach(page)
    assert page.locator("h1").inner_text() == STAGES[stage].heading
    for each in page.locator(
        "main input:not([type=checkbox]):not([type=hidden]):not([type=radio]), main textarea"
    ).all():
        each.fill(TYPED)
