"""An adviser comes in the morning: sees what waits, reads, answers by keyboard; the sender comes back and reads it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import Doors, Visit, opened_doors
from tests.conftest import Server
from tests.contact.sender import Sender
from tests.inside import sign_in
from tests.journeys.test_access import faults
from tests.journeys.test_dialogue import come_back
from tests.journeys.test_night import tab_to

pytestmark = [pytest.mark.browser]
NIGHT = "Jeg får ikke sove, og vet ikke om jeg tør å si mer."
OWN = "Det var modig av deg å skrive."
ROLES = {True: ("both", "Utsatt og pårørende"), False: ("unsure", "Vet ikke ennå")}


@pytest.fixture(scope="module")
def working_doors(
    server: Server, template: str, weather: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Doors]:
    """Both doors with the demonstration's people and what waits for them."""
    with server.copy(template, tmp_path_factory.mktemp("morning")) as world:
        world.command("keys", "begin")
        world.command("make_demo")
        with opened_doors(world, weather) as doors:
            yield doors


def enter(page: Page, what: str, then: str) -> list[str]:
    """Go there with Tab, press Enter, wait for what comes; the faults of the page that comes."""
    tab_to(page, f"main {what}")
    page.keyboard.press("Enter")
    page.wait_for_selector(then)
    return faults(page)


def replace_word(page: Page, word: str, new: str) -> None:
    """Find the word in the field one stands in, and write another over it, with keys alone."""
    before = page.evaluate("word => document.activeElement.value.indexOf(word)", word)
    page.keyboard.press("Control+Home")
    for _ in range(before):
        page.keyboard.press("ArrowRight")
    for _ in word:
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.type(new)


def answer_from_a_beginning(page: Page) -> list[str]:
    """Start from the beginning for those who write at night, fill in one's own words, and look at it."""
    tab_to(page, "main select[name=begin]")
    page.keyboard.press("ArrowDown")
    wrong = enter(page, "button[value=begin]", "text=Jeg heter Mona")
    wrong += enter(page, "button[value=preview]", "[aria-invalid=true]")
    tab_to(page, "main textarea[name=text]")
    replace_word(page, "{own}", OWN)
    replace_word(page, "{when}", "i morgen klokken 9")
    wrong += enter(page, "button[value=preview]", "h1:text-is('Slik ser avsenderen det')")
    assert OWN in page.locator("article").inner_text()
    assert "{" not in page.locator("article").inner_text()
    return wrong


def see_what_waits(page: Page, who: str) -> list[str]:
    """From the desk to the inbox: what is overdue comes first, and nothing shows what was written."""
    wrong, desk = faults(page), page.locator("main").inner_text()
    assert "venter på svar" in desk
    assert "er over fristen" in desk
    wrong += enter(page, "a[href='/innboks/']", "h1:text-is('Innboks')")
    assert "Over fristen" in page.locator("li.line").first.inner_text()
    assert "Lovet svar" in page.locator("li.line", has_text=who).inner_text()
    assert NIGHT not in page.content()
    return wrong


def open_and_take(page: Page, who: str) -> list[str]:
    """The page before says who writes; then it is read, and taken."""
    address = page.locator("li.line", has_text=who).locator("a").get_attribute("href")
    wrong = enter(page, f"a[href='{address}']", f"h1:text-is('{who}')")
    assert NIGHT not in page.content()
    wrong += enter(page, "a[href$='/les/']", f"text={NIGHT}")
    wrong += enter(page, "button[value=take]", "dd:text-is('Mona Bakken')")
    assert page.locator("button[value=take]").count() == 0
    return wrong


@pytest.mark.parametrize("phone", [True, False])
def test_an_adviser_answers_in_the_morning_and_the_sender_reads_it(visit: Visit, working_doors: Doors, phone: bool):
    role, who = ROLES[phone]
    code = Sender(working_doors).write(NIGHT, role=role)
    page = visit("/inn/", door="staff", at=working_doors, phone=phone)
    sign_in(page, working_doors.world, "mona")

    wrong = see_what_waits(page, who) + open_and_take(page, who)
    wrong += enter(page, "a[href$='/svar/']", "h1:text-is('Svar')") + answer_from_a_beginning(page)
    wrong += enter(page, "button[value=send]", "text=Svaret er sendt.")

    assert wrong == []
    assert "Besvart" in page.locator("li.line", has_text=who).inner_text()
    sender = visit("/", at=working_doors, phone=phone, scripts=not phone)
    come_back(sender, code)
    answer = sender.locator("article").last.inner_text()
    assert [words in answer for words in (OWN, "Jeg heter Mona", "Bakken")] == [True, True, False]
    tab_to(sender, "main details:has(li) summary")
    sender.keyboard.press("Enter")
    sender.wait_for_selector("details[open] li:has-text('Mona')")
    assert faults_without_scripts(sender, scripts=not phone) == []


def faults_without_scripts(page: Page, *, scripts: bool) -> list[str]:
    """The judge is a script itself: where there are none, it has judged the same page with them."""
    return faults(page) if scripts else []
