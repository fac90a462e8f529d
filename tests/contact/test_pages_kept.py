"""What a sender typed is theirs until it is sent: no mistake, delay or broken line loses it or sends it twice."""

import socket
import threading
import time

import pytest

from tests.browser import Doors
from tests.conftest import Server
from tests.contact.sender import COOKIE, INSIDE, Sender, messages, shown
from tests.contact.trouble import away

pytestmark = [pytest.mark.database]

LONGEST = 10_000


@pytest.fixture
def sender(writing_doors: Doors) -> Sender:
    return Sender(writing_doors)


# --- what cannot be sent -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "   ", "\r\n\r\n"])
def test_an_empty_text_is_asked_for(sender: Sender, text: str):
    sender.write_to()
    sender.press("send", text=text, age="a18_23", hopes=["talk", "know"])

    assert sender.page.status == 200
    assert "Skriv noe først" in sender.page.text
    assert 'value="a18_23" selected' in sender.page.text
    assert sender.page.text.count(" checked") == 2


@pytest.mark.parametrize("letter", ["å", "🙂", "\n"])
def test_as_many_characters_as_promised_are_taken(sender: Sender, letter: str):
    text = "a" + letter * (LONGEST - 2) + "b"
    code = sender.write(text.replace("\n", "\r\n"))
    sender.come_back(code)

    letters = sender.letters()[0]
    assert (letters[0], letters[-1]) == ("a", "b")
    assert letter.isspace() or letters.count(letter) == LONGEST - 2


def test_one_character_too_many_is_counted_and_stands(sender: Sender):
    text = "å" * (LONGEST + 1)
    sender.write_to()
    sender.press("send", text=text)

    assert "1 tegn for lang" in sender.page.text
    assert sender.typed() == text
    sender.press("send", text=text[:-1])
    assert len(sender.codes()) == 3


def test_a_reply_too_long_or_empty_stands(sender: Sender):
    sender.write("Hei")
    sender.press("have")
    sender.press("reply", text="x" * (LONGEST + 3))
    assert "3 tegn for lang" in sender.page.text
    assert sender.typed() == "x" * (LONGEST + 3)
    sender.press("reply", text=" ")
    assert "Skriv noe først" in sender.page.text
    assert sender.letters() == ["Hei"]


# --- time, and more than one window ------------------------------------------------------------------------


@pytest.mark.parametrize("cookie", ["", "dead"])
def test_a_form_left_open_for_hours_sends_after_one_more_press(sender: Sender, cookie: str):
    sender.write_to()
    sender.cookie = cookie and "A" * 800
    sender.press("send", text="Skrevet i natt", age="a18_23")

    if not cookie:  # somebody has left: nothing of it is shown
        assert "Skrevet i natt" not in sender.page.text
        return
    assert sender.typed() == "Skrevet i natt"
    assert "Trykk Send en gang til" in sender.page.text
    assert 'value="a18_23" selected' in sender.page.text
    code = sender.press("send", text=sender.typed()) and sender.codes()[1]
    assert sender.come_back(code)
    assert sender.letters() == ["Skrevet i natt"]


def test_a_reply_left_open_for_hours_stands_while_the_code_is_typed(sender: Sender):
    code = sender.write("Hei")
    sender.press("have")
    sender.cookie = "A" * 800
    sender.press("reply", text="Mer å si")
    assert shown(sender.page) == "Kom tilbake"
    assert sender.typed() == "Mer å si"

    sender.press("open", code="0000", text=sender.typed())
    assert sender.typed() == "Mer å si"
    sender.press("open", code=code, text=sender.typed())
    assert sender.typed() == "Mer å si"
    sender.press("reply", text=sender.typed())
    assert sender.letters() == ["Hei", "Mer å si"]


def test_a_wish_left_open_for_hours_stands_while_the_code_is_typed(sender: Sender):
    code = sender.write("Hei")
    sender.press("have")
    sender.press("to-meet")
    sender.cookie = "A" * 800
    sender.press("meet", when="Etter skolen", name="Fjell")

    sender.press("open", code=code, text=sender.typed())
    assert "Etter skolen" in sender.page.text
    assert "Fjell" in sender.page.text


def test_a_form_sent_again_after_back_is_the_same_message(sender: Sender):
    sender.write_to()
    before, body = sender.copy(), sender.body("send", text="Bare én gang")
    first = sender.send(body) and sender.codes()
    count = messages(sender.doors)

    sender.send(body)  # Back, and Send again: the cookie is newer than the form
    assert sender.codes() == first
    before.send(body)  # the answer never came: the cookie is as old as the form
    assert before.codes() == first
    assert messages(sender.doors) == count
    assert sender.press("have")
    assert sender.letters() == ["Bare én gang"]


def test_two_windows_each_send_what_was_typed_in_them(sender: Sender):
    sender.write_to()
    one = sender.copy()
    sender.write_to("hamar")
    one.cookie = sender.cookie  # a browser has one cookie for all its windows
    one.press("send", text="Til Elverum")
    if not one.codes():
        assert one.typed() == "Til Elverum"
        one.press("send", text=one.typed())
    sender.cookie = one.cookie
    first = one.codes()
    sender.press("send", text="Til Hamar")
    if not sender.codes():
        assert sender.typed() == "Til Hamar"
        sender.press("send", text=sender.typed())

    assert len(first) == len(sender.codes()) == 3
    one.come_back(first[1])
    told = one.letters()
    sender.come_back(sender.codes()[1])
    assert sorted({*told, *sender.letters()}) == ["Til Elverum", "Til Hamar"]


def test_the_form_in_one_window_is_not_harmed_by_leaving_in_another(sender: Sender):
    code = sender.write("Hei")
    sender.press("have")
    other = sender.copy()
    other.press("leave")
    sender.cookie = other.cookie
    sender.press("reply", text="Halvferdig")
    assert sender.typed() == "Halvferdig"
    sender.press("open", code=code, text=sender.typed())
    assert sender.typed() == "Halvferdig"


def test_a_double_press_is_one_message(sender: Sender):
    sender.write_to()
    body, count = sender.body("send", text="To trykk"), messages(sender.doors)
    windows = [sender.copy() for _ in range(4)]
    at_once(windows, body)

    assert len({window.codes()[1] for window in windows}) == 1
    assert messages(sender.doors) == count + 1


def test_a_double_press_on_a_reply_is_one_message(sender: Sender):
    sender.write("Hei")
    sender.press("have")
    body = sender.body("reply", text="To trykk")
    at_once([sender.copy() for _ in range(4)], body)
    sender.go(INSIDE)

    assert sender.letters() == ["Hei", "To trykk"]


def test_a_double_press_on_burn_shows_no_error(sender: Sender):
    sender.write("Hei")
    sender.press("have")
    sender.press("to-burn")
    windows = [sender.copy() for _ in range(2)]
    at_once(windows, sender.body("burn"))
    assert [window.page.status for window in windows] == [200, 200]
    assert {shown(window.page) for window in windows} == {"Alt er slettet"}


def at_once(windows: list[Sender], body: str) -> None:
    threads = [threading.Thread(target=window.send, args=(body,)) for window in windows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_whoever_reads_for_long_before_they_write_comes_to_the_form(sender: Sender):
    sender.go("/skriv/til/elverum/")
    sender.cookie = "A" * 800
    sender.press("start")
    assert shown(sender.page) == "Meldingen din"
    assert "Skriv noe først" not in sender.page.text
    sender.press("send", text="Etter lang tid")
    assert len(sender.codes()) == 3


def test_a_code_typed_into_a_page_left_open_stands(sender: Sender):
    code = sender.write("Hei")
    sender.go("/skriv/tilbake/")
    sender.cookie = "A" * 800
    sender.press("open", code=code)
    assert f'value="{code}"' in sender.page.text
    sender.press("open", code=code)
    assert sender.letters() == ["Hei"]


# --- a broken line, a database that is away -----------------------------------------------------------------


@pytest.mark.parametrize("part", [0.5, 1])
def test_a_line_broken_in_mid_send_is_one_message_when_sent_again(sender: Sender, part: float):
    sender.write_to()
    count, body = messages(sender.doors), sender.body("send", text=f"Brutt linje {part} " + "x" * 2000)
    cut_off(sender, body, part)
    time.sleep(1)
    assert messages(sender.doors) == count + (part == 1)

    code = sender.send(body) and sender.codes()[1]
    assert messages(sender.doors) == count + 1
    cut_off(sender, body, 1)
    again = sender.copy()
    assert again.send(body)
    assert again.codes()[1] == code
    assert messages(sender.doors) == count + 1


def cut_off(sender: Sender, body: str, part: float) -> None:
    """Send this part of the form, and hang up."""
    sent = body.encode()
    head = (
        f"POST {INSIDE} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {COOKIE}={sender.cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(sent)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", sender.doors.port("public"))) as line:
        line.sendall(head.encode() + sent[: int(len(sent) * part)])


def test_a_database_that_is_away_loses_nothing(sender: Sender, server: Server):
    sender.write_to()
    with away(server, sender.doors):
        sender.press("send", text="Basen er borte", hopes=["talk", "know"])
        assert sender.page.status == 503
        assert sender.typed() == "Basen er borte"
        sender.again(text=sender.typed())
        assert sender.page.status == 503
        assert sender.typed() == "Basen er borte"
    count = messages(sender.doors)

    sender.again(text=sender.typed())
    assert len(sender.codes()) == 3
    assert messages(sender.doors) == count + 1


def test_a_database_that_is_away_loses_no_reply_or_wish(sender: Sender, server: Server):
    sender.write("Hei")
    sender.press("have")
    wish = sender.copy()
    wish.press("to-meet")
    with away(server, sender.doors):
        sender.press("reply", text="Et svar")
        wish.press("meet", when="Etter skolen")
        assert (sender.page.status, wish.page.status) == (503, 503)
        assert sender.typed() == "Et svar"
        assert "Etter skolen" in wish.page.text
    sender.again(text=sender.typed())
    assert sender.letters() == ["Hei", "Et svar"]

    wish.again()
    assert "Etter skolen" in wish.letters()[-1]
