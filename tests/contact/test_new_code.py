"""Another code: shown first, in use only when the sender says they have it, and never a moment when none opens."""

import re
from dataclasses import dataclass
from threading import Thread

import pytest

from tests.browser import Doors
from tests.conftest import Server, World
from tests.contact.sender import INSIDE, Sender, shown
from tests.contact.test_pages_kept import at_once
from tests.contact.trouble import away

pytestmark = [pytest.mark.database]

IN_USE = "Den nye koden gjelder nå"
KEPT = "Koden er ikke byttet"
FROM_AN_OLD_PAGE = "Siden var gammel"
TABLES = ("contact_thread", "contact_message", "contact_door", "contact_reading", "contact_mark", "crypto_keyslot")


@dataclass
class Offered:
    """Somebody who is shown another code and has pressed nothing yet."""

    sender: Sender
    old: str
    new: list[str]

    def opens(self) -> list[str]:
        """Which of the codes opens the conversation, for somebody at another machine."""
        return [name for name, code in (("old", self.old), ("new", self.new[1])) if opens(self.sender.doors, code)]


def opens(doors: Doors, code: str) -> bool:
    other = Sender(doors)
    other.come_back(code)
    return other.letters() == ["Bare mitt"]


def offer(sender: Sender) -> list[str]:
    sender.press("to-recode")
    sender.press("recode")
    return sender.codes()


@pytest.fixture
def offered(writing_doors: Doors) -> Offered:
    sender = Sender(writing_doors)
    old = sender.write("Bare mitt")
    sender.press("have")
    return Offered(sender, old, offer(sender))


# --- first shown, then taken -------------------------------------------------------------------------------


def test_the_new_code_is_shown_in_all_its_disguises_while_the_old_one_opens(offered: Offered):
    assert [len(offered.new[0].split()), len(offered.new[1]), len(offered.new[2].replace(" ", ""))] == [7, 20, 26]
    assert "Den gamle koden virker ennå" in offered.sender.page.text
    assert offered.opens() == ["old"]
    assert [opens(offered.sender.doors, code) for code in offered.new] == [False] * 3


@pytest.mark.parametrize("disguise", [None, 0, 1, 2])
def test_when_the_sender_says_they_have_it_the_new_code_alone_opens(offered: Offered, disguise: int | None):
    typed = "" if disguise is None else offered.new[disguise].lower()
    offered.sender.press("take", code=typed)

    assert shown(offered.sender.page) == "Samtalen din"
    assert IN_USE in offered.sender.page.text
    assert offered.opens() == ["new"]


def test_an_offer_changes_nothing_in_the_database(offered: Offered):
    sender, world = offered.sender, offered.sender.doors.world
    sender.press("keep-old")
    before = rows(world)
    offer(sender)
    sender.press("take", code="0000")
    sender.press("keep-old")
    assert rows(world) == before

    offer(sender)
    sender.press("take")
    assert rows(world) != before


def rows(world: World) -> list[tuple[str, ...]]:
    """Every row the dialogue has, past every wall."""
    with world.connect("nok_owner") as owner:
        for table in TABLES:
            owner.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        found = [row for table in TABLES for row in owner.execute(f"SELECT t::text FROM {table} t ORDER BY 1")]
        for table in TABLES:
            owner.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    return found


def test_keeping_the_old_one_leaves_it_and_the_next_offer_is_another_code(offered: Offered):
    offered.sender.press("keep-old")

    assert KEPT in offered.sender.page.text
    assert offered.opens() == ["old"]
    assert not set(offer(offered.sender)) & set(offered.new)


@pytest.mark.parametrize("typed", ["0000", "jeg husker den ikke", "the old one"])
def test_another_code_than_the_new_one_changes_nothing_and_stands(offered: Offered, typed: str):
    typed = offered.old if typed == "the old one" else typed
    offered.sender.press("take", code=typed)

    assert "ikke helt lik" in offered.sender.page.text
    assert f'value="{typed}"' in offered.sender.page.text
    assert offered.sender.codes() == offered.new
    assert offered.opens() == ["old"]


def test_the_code_before_is_not_shown_again_once_another_is_in_use(writing_doors: Doors):
    sender = Sender(writing_doors)
    old = sender.write("Bare mitt")
    sender.come_back(old)
    assert sender.codes()[1] == old  # the first time somebody comes back
    offer(sender)
    sender.press("take")

    assert (shown(sender.page), sender.codes()) == ("Samtalen din", [])


# --- pressed twice, and answers that are lost --------------------------------------------------------------


def test_a_double_press_takes_one_code_and_shows_no_error(offered: Offered):
    windows = [offered.sender.copy() for _ in range(3)]
    at_once(windows, offered.sender.body("take"))

    assert [(window.page.status, IN_USE in window.page.text) for window in windows] == [(200, True)] * 3
    assert offered.opens() == ["new"]


def test_a_double_press_on_making_a_code_shows_one(offered: Offered):
    offered.sender.press("to-recode")
    windows = [offered.sender.copy() for _ in range(3)]
    at_once(windows, offered.sender.body("recode"))

    assert len({tuple(window.codes()) for window in windows}) == 1
    assert offered.opens() == ["old"]


@pytest.mark.parametrize("then", ["take", "keep-old", "open the page"])
def test_when_the_answer_is_lost_the_new_code_opens_and_is_said_to(offered: Offered, then: str):
    lost = offered.sender.copy()
    lost.press("take")
    assert offered.opens() == ["new"]

    answered = offered.sender.go(INSIDE) if then == "open the page" else offered.sender.press(then)
    assert (answered.status, shown(answered)) == (200, "Samtalen din")
    assert IN_USE in answered.text
    assert offered.opens() == ["new"]


@pytest.mark.parametrize("then", ["take", "keep-old"])
def test_back_and_pressed_again_tells_that_it_is_in_use(offered: Offered, then: str):
    page = offered.sender.body(then)
    offered.sender.press("take")
    offered.sender.send(page)

    assert IN_USE in offered.sender.page.text
    assert offered.opens() == ["new"]


def test_what_is_deleted_is_not_said_to_be_when_the_code_was_changed_meanwhile(offered: Offered):
    other = Sender(offered.sender.doors)
    other.come_back(offered.old)
    other.press("to-burn")
    offered.sender.press("take")
    other.press("burn")

    assert "Vi fant ingen samtale" in other.page.text
    assert offered.opens() == ["new"]


# --- two windows -------------------------------------------------------------------------------------------


def test_a_code_taken_in_one_window_is_in_use_in_the_other(offered: Offered):
    other = offered.sender.copy()
    offered.sender.press("take")
    other.cookie = offered.sender.cookie  # a browser has one cookie for all its windows

    assert other.go(INSIDE)
    assert (shown(other.page), other.letters()) == ("Samtalen din", ["Bare mitt"])


def test_a_code_left_in_one_window_can_be_taken_in_the_one_that_shows_it(offered: Offered):
    other = offered.sender.copy()
    offered.sender.press("keep-old")
    other.cookie = offered.sender.cookie
    other.press("take", code=offered.new[0])

    assert IN_USE in other.page.text
    assert offered.opens() == ["new"]


@pytest.mark.parametrize("then", ["take", "keep-old"])
def test_a_page_with_a_code_that_another_has_overtaken_changes_nothing(offered: Offered, then: str):
    other = offered.sender.copy()
    offered.sender.press("keep-old")
    second = offer(offered.sender)
    offered.sender.press("take")
    other.cookie = offered.sender.cookie
    other.press(then)

    assert FROM_AN_OLD_PAGE in other.page.text
    assert offered.opens() == []
    assert opens(other.doors, second[1])


def test_of_two_codes_taken_at_once_one_opens_and_the_other_is_not_said_to(offered: Offered):
    other = Sender(offered.sender.doors)
    other.come_back(offered.old)
    codes = {"one": offered.new, "other": offer(other)}
    windows = {"one": offered.sender, "other": other}
    bodies = {name: window.body("take") for name, window in windows.items()}
    at_once_each(windows, bodies)

    said = [name for name, window in windows.items() if IN_USE in window.page.text]
    assert [window.page.status for window in windows.values()] == [200, 200]
    assert [name for name, code in codes.items() if opens(other.doors, code[1])] == said
    assert len(said) == 1


def at_once_each(windows: dict[str, Sender], bodies: dict[str, str]) -> None:
    threads = [Thread(target=windows[name].send, args=(bodies[name],)) for name in windows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# --- what may come between ---------------------------------------------------------------------------------


def test_a_session_that_died_between_says_which_code_to_try(offered: Offered):
    page = offered.sender.body("take", code=offered.new[1])
    offered.sender.cookie = "A" * 800  # what a restart makes of it
    offered.sender.send(page)
    assert "Prøv den nye koden først. Åpner den ikke, gjelder den gamle." in offered.sender.page.text
    assert offered.opens() == ["old"]

    offered.sender.press("open", code=offered.old)
    assert offered.sender.letters() == ["Bare mitt"]
    token = dict(offered.sender.hidden())["csrfmiddlewaretoken"]
    offered.sender.send(re.sub("csrfmiddlewaretoken=[^&]+", f"csrfmiddlewaretoken={token}", page))
    assert IN_USE in offered.sender.page.text
    assert offered.opens() == ["new"]


def test_what_was_deleted_between_is_answered_as_unknown(offered: Offered):
    other = offered.sender.copy()
    other.press("burn")
    assert shown(other.page) == "Alt er slettet"
    offered.sender.press("take")

    assert "Vi fant ingen samtale" in offered.sender.page.text
    assert offered.opens() == []


def test_many_at_one_address_wait_a_moment_with_the_new_code_on_the_page(offered: Offered):
    sender, home = offered.sender, offered.sender.address
    for _ in range(130):  # twice as many as are free, should the hour end meanwhile
        crowd = Sender(sender.doors, address=home)
        crowd.go("/skriv/tilbake/")
        if crowd.press("open", code="ingen kode").status == 429:
            break
    sender.press("take", code=offered.new[0])

    assert sender.page.status == 429
    assert "trykk en gang til" in sender.page.text
    assert sender.codes() == offered.new
    assert f'value="{offered.new[0]}"' in sender.page.text
    assert offered.opens() == ["old"]
    sender.address = Sender(sender.doors).address
    sender.press("take", code=offered.new[0])
    assert offered.opens() == ["new"]


@pytest.mark.parametrize(("do", "then"), [("take", "new"), ("keep-old", "old")])
def test_a_database_that_is_away_keeps_the_new_code_on_the_page(offered: Offered, server: Server, do: str, then: str):
    sender = offered.sender
    with away(server, sender.doors):
        sender.press(do, code=offered.new[0])
        assert sender.page.status == 503
        assert "Ta vare på begge kodene" in sender.page.text
        assert sender.codes() == offered.new
    assert offered.opens() == ["old"]

    sender.press(do, code=offered.new[0])
    assert sender.page.status == 200
    assert offered.opens() == [then]


@pytest.mark.parametrize("token", ["", "x" * 64])
def test_nobody_takes_a_code_for_the_sender(offered: Offered, token: str):
    forged = re.sub("csrfmiddlewaretoken=[^&]+", f"csrfmiddlewaretoken={token}", offered.sender.body("take"))
    offered.sender.copy().send(forged)
    offered.sender.copy().ask(f"{INSIDE}?{offered.sender.body('take')}")

    assert offered.opens() == ["old"]


@pytest.mark.parametrize(("field", "value"), [("shown", ""), ("shown", "00" * 32), ("nonce", ""), ("nonce", "00" * 16)])
def test_a_page_that_is_not_whole_changes_nothing(offered: Offered, field: str, value: str):
    offered.sender.press("take", **{field: value})

    assert FROM_AN_OLD_PAGE in offered.sender.page.text
    assert offered.opens() == ["old"]
