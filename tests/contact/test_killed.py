"""What is killed while people write and answer loses nothing they saw was taken, and doubles nothing sent again."""

import os
import signal

import pytest

from tests.tools.demos import Demo, demo
from tools import killing
from tools.home import Home, Ports
from tools.sender import Sender
from tools.window import patiently

KILLS, SEED = 10, 20261124


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory):
    with demo(tmp_path_factory.mktemp("killed") / "home") as started:
        sender(started).write(killing.CENTRE, "Hei.")  # those that a demonstration begins with have no way in
        yield started


def sender(running: Demo) -> Sender:
    return Sender(running.ports[0])


def kill_the_public_door(running: Demo) -> None:
    before = running.pid_of("wsgi_public")
    os.kill(before, signal.SIGKILL)
    running.wait_for_another("wsgi_public", before)


def texts(running: Demo, code: str) -> list[str]:
    return [text for _, text in sender(running).open(code).letters]


def test_killed_while_people_write_and_are_answered_nothing_is_lost_doubled_or_half_made(running):
    said: list[str] = []

    toll = killing.run(Home(running.home), Ports(*running.ports), KILLS, SEED, said.append)

    assert (toll.lost, toll.doubled, toll.half_made) == (0, 0, 0), said
    assert len(said) == KILLS
    assert toll.threads > KILLS, said
    assert toll.messages > toll.threads, said
    assert toll.answers > KILLS // 2, said
    assert toll.pressed_again, said
    assert toll.slowest_seconds <= killing.BACK_WITHIN_SECONDS


HALF = {
    "the answer without the turn": "UPDATE contact_thread SET state = 'ours' WHERE state = 'theirs'",
    "the turn without the answer": "UPDATE contact_thread SET state = 'theirs' WHERE state = 'ours'",
    "nobody waits, and an answer is promised": "UPDATE contact_thread SET since = NULL WHERE state = 'ours'",
    "somebody waits, and no answer is promised": "UPDATE contact_thread SET answer_by = NULL WHERE state = 'ours'",
    "answered, and still promised": "UPDATE contact_thread SET answer_is_sure = true WHERE state = 'theirs'",
    "answered, and the hours not forgotten": "UPDATE contact_message SET hour = now() WHERE author_id IS NOT NULL",
    "answered by nobody who has it": "UPDATE enquiries_handling SET owner_id = NULL",
    "a message that is gone": "DELETE FROM contact_message WHERE number = 1",
    "no way in": "DELETE FROM contact_door",
    "no key": "DELETE FROM crypto_keyslot",
}


@pytest.mark.parametrize("half", HALF)
def test_the_count_sees_what_is_half_made(running, half):
    with killing.database(Home(running.home)) as database:
        before = killing.counts(database)[2]
        database.execute(HALF[half])
        after = killing.counts(database)[2]
        database.rollback()

    assert after > before


@pytest.mark.parametrize(("read", "lost", "doubled"), [
    ("abc", 0, 0), ("ab", 1, 0), ("", 3, 0), ("acb", 1, 0), ("abbc", 0, 1), ("abcd", 0, 1), ("abb", 1, 1),
])  # fmt: skip
def test_the_count_sees_what_is_lost_moved_or_doubled(read, lost, doubled):
    assert (killing.lost_in(read, "abc"), killing.doubled_in(read, "abc")) == (lost, doubled)


def test_what_is_sent_again_after_a_restart_is_not_said_twice(running):
    new, known = sender(running), sender(running)
    first = new.empty_form(killing.CENTRE) | {"text": "Jeg er redd."}
    code = known.write(killing.CENTRE, "Hei.")
    reply = known.open(code).form("reply") | {"text": "Er dere der?"}
    assert (new.step(first), known.step(reply)) == (303, 303)  # taken, and the answer never arrived

    kill_the_public_door(running)
    shown_again = patiently(lambda: new.post(first)).form("send")
    codes = [new.post(shown_again | {"text": first["text"]}).code for _ in range(2)]
    asks_for_the_code = patiently(lambda: known.post(reply)).form("open")
    kept = known.post(asks_for_the_code | {"code": code, "text": reply["text"]}).form("reply")
    known.post(kept | {"text": reply["text"]})

    assert codes[0] == codes[1] != ""
    assert texts(running, codes[0]) == [first["text"]]
    assert texts(running, code) == ["Hei.", reply["text"]]


def test_with_the_database_away_what_was_typed_stands_and_can_be_sent(running):
    one = sender(running)
    form = one.empty_form(killing.CENTRE) | {"text": "Hjelp <meg> & oss"}
    version = running.home / "postgres" / "data" / "PG_VERSION"
    written = version.read_text()
    version.write_text("12\n")
    os.kill(running.pid_of("postgres/data"), signal.SIGKILL)
    running.wait_for("Prøver igjen om litt.")

    answer = one.post(form)
    version.write_text(written)

    assert answer.status == 503
    assert "Hjelp &lt;meg&gt; &amp; oss" in answer.body
    assert texts(running, patiently(lambda: taken(one, form))) == [form["text"]]


def taken(one: Sender, form: dict[str, str]) -> str:
    answer = one.post(form)
    answer.form("try")
    return answer.code
