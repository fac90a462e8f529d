"""Somebody writes at night, keeps the code, comes back and deletes it all: by keyboard, with scripts and without."""

import pytest
from playwright.sync_api import Page

from tests.browser import Visit, saved_by
from tests.contact.sender import Sender
from tests.contact.stages import to_new_code
from tests.journeys.test_night import open_by_key, tab_to
from tests.website.test_pages import BANNED

pytestmark = [pytest.mark.browser]
DISGUISES = ["words", "characters", "digits"]


def press(page: Page, do: str, then: str) -> str:
    """Go to the button with Tab, press Enter, and wait for the heading; the page's title."""
    tab_to(page, f"main button[value='{do}']")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"h1:text-is('{then}')")
    return page.title()


def type_in(page: Page, field: str, typed: str) -> None:
    tab_to(page, f"main {field}")
    page.keyboard.type(typed)


def written(page: Page, text: str) -> list[str]:
    """From the front page to a message that is sent; the code in its three disguises."""
    tab_to(page, "#sted")
    page.keyboard.type("2408")
    page.keyboard.press("Enter")
    page.wait_for_url("**/finn/?sted=2408")
    titles = [page.title(), open_by_key(page, "li.hit a[href='/senter/elverum/']", "**/senter/elverum/")]
    tab_to(page, "main a[href='/skriv/til/elverum/']")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:text-is('Skriv uten navn')")
    titles += [page.title(), press(page, "start", "Meldingen din")]
    type_in(page, "textarea", text)
    titles.append(press(page, "send", "Koden din"))
    # The finder's answer, the centre, what one should know, and the form: then it is sent.
    assert len(titles) - 1 == 4
    assert [title for title in titles if BANNED.search(title)] == []
    return page.locator("code").all_inner_texts()


def leave(page: Page, doors) -> None:
    page.locator("button.exit").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(doors.weather)
    assert page.context.cookies() == []


def come_back(page: Page, code: str) -> None:
    page.goto("/skriv/tilbake/")
    type_in(page, "#kode", code)
    press(page, "open", "Samtalen din")


@pytest.mark.parametrize("phone", [True, False])
@pytest.mark.parametrize("scripts", [True, False])
def test_someone_writes_and_comes_back_and_deletes_all(visit: Visit, writing_doors, phone: bool, scripts: bool):
    page = visit("/", at=writing_doors, phone=phone, scripts=scripts, dark=phone)
    codes = written(page, "Jeg vil bare vite om dette er noe for dere.")
    assert [len(codes[0].split()), len(codes[1]), len(codes[2].replace(" ", ""))] == [7, 20, 26]
    type_in(page, "#kode", codes[0].upper())
    press(page, "try", "Samtalen din")
    assert "Koden stemmer" in page.locator("main").inner_text()
    leave(page, writing_doors)

    for number, code in enumerate(codes):
        come_back(page, code)
        shown = page.locator("code").all_inner_texts()
        assert shown == (codes if number == 0 else [])  # once more the first time, and never again
        leave(page, writing_doors)

    come_back(page, codes[1].lower().replace(" ", "-"))
    assert "Ikke svart ennå" in page.locator("main").inner_text()
    answer_and_ask_to_come(page)
    new = change_the_code(page, writing_doors, codes)
    delete_all(page)
    assert unknown(writing_doors, [*codes, *new])
    leave(page, writing_doors)
    page.go_back(wait_until="commit")
    page.wait_for_selector("button.exit")
    assert not scripts or saved_by(page.context, page) == []


def answer_and_ask_to_come(page: Page) -> None:
    type_in(page, "textarea", "Jeg har tenkt litt mer.")
    press(page, "reply", "Samtalen din")
    page.wait_for_selector("text=Sendt.")
    press(page, "to-meet", "Jeg vil gjerne komme")
    type_in(page, "textarea[name=when]", "Etter skolen")
    press(page, "meet", "Samtalen din")
    page.wait_for_selector("text=Etter skolen")
    assert page.locator("article").count() == 3


def change_the_code(page: Page, doors, old: list[str]) -> list[str]:
    press(page, "to-recode", "Bytt kode")
    press(page, "recode", "Den nye koden")
    new = page.locator("code").all_inner_texts()
    assert unknown(doors, new)
    type_in(page, "#kode", new[0])
    press(page, "take", "Samtalen din")
    assert unknown(doors, old)
    return new


def delete_all(page: Page) -> None:
    press(page, "to-burn", "Slett alt")
    press(page, "burn", "Alt er slettet")


def unknown(doors, codes: list[str]) -> bool:
    """Whether each of these is answered as a code that was never given."""
    return all("Vi fant ingen samtale" in Sender(doors).come_back(code).text for code in codes)


def test_whoever_is_shown_a_new_code_is_read_it_and_then_what_was_wrong(visit: Visit, writing_doors):
    page = visit("/", at=writing_doors)
    to_new_code(page)
    assert page.locator("h1").evaluate("each => each === document.activeElement")
    page.get_by_label("Skriv koden inn").fill("en annen kode")
    page.get_by_role("button", name="Bruk den nye koden").click()
    page.wait_for_selector("text=ikke helt lik")

    assert page.locator("#kode").evaluate("each => each === document.activeElement")


def test_a_language_is_kept_through_the_dialogue(visit: Visit, writing_doors):
    for language, button, heading in (("nn", "start", "Meldinga di"), ("en", "start", "Your message")):
        page = visit(f"/{language}/skriv/til/elverum/", at=writing_doors)
        press(page, button, heading)
        assert page.locator("html").get_attribute("lang") == language
