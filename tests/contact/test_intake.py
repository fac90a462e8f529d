"""What a sender can do, as the public login."""

import psycopg
import pytest

from tests.contact.asking import as_public

pytestmark = pytest.mark.database

SEND = """
centre = snapshot().by_slug[given.get("centre", "elverum")]
def send(nonce, text):
    return intake.send(centre=centre, nonce=bytes.fromhex(nonce), text=text, now=clock.now(),
                       telling=intake.Telling(role="exposed", age="a18_23", hopes=["talk"]))
sent = send(given["nonce"], given["text"])
told = codes.disguises(sent.code).characters
"""
BACK = """
opened = intake.come_back(codes.read(given["code"]))
"""
OFFER = """
offered = exchange.offer(opened, bytes(16))
told = codes.disguises(offered.code).characters
"""
TAKE = """
for _ in range(2):
    exchange.take(opened, offered)
"""
READ = """
told = [each.said.text for each in reading.read(opened).messages]
"""


def test_a_message_is_kept_once_however_often_it_is_sent(taking):
    first = as_public(taking, SEND, nonce="00" * 16, text="Hei")
    assert as_public(taking, SEND, nonce="00" * 16, text="Hei") == first


def test_another_text_in_the_same_form_is_another_message(taking):
    first = as_public(taking, SEND, nonce="00" * 16, text="Hei")

    assert as_public(taking, SEND, nonce="00" * 16, text="Hei igjen") == first
    assert as_public(taking, BACK + READ, code=first) == ["Hei", "Hei igjen"]


def test_the_code_opens_the_thread_and_burning_leaves_nothing(taking):
    code = as_public(taking, SEND, nonce="01" * 16, text="Hei")
    burn = "told = intake.burn(opened, clock.now())"

    assert len(as_public(taking, BACK + burn, code=code)) == 10
    assert as_public(taking, BACK + "told = opened is None", code=code) is True


def test_after_burning_the_same_form_sends_nothing_and_another_text_begins_anew(taking):
    code = as_public(taking, SEND, nonce="02" * 16, text="Hei")
    as_public(taking, BACK + "told = intake.burn(opened, clock.now())", code=code)
    again = """
try:
    send(given["nonce"], "Hei")
except intake.Gone:
    told = codes.disguises(send(given["nonce"], "Noe annet").code).characters
"""

    fresh = as_public(taking, SEND.rsplit("sent = ", 1)[0] + again, nonce="02" * 16)

    assert fresh != code
    assert as_public(taking, BACK + READ, code=fresh) == ["Noe annet"]
    assert as_public(taking, BACK + "told = opened is None", code=code) is True


def test_another_code_takes_the_place_of_the_first_when_it_is_taken(taking):
    code = as_public(taking, SEND, nonce="03" * 16, text="Hei")

    other = as_public(taking, BACK + OFFER, code=code)
    assert as_public(taking, BACK + "told = opened is None", code=other) is True
    assert as_public(taking, BACK + OFFER + TAKE, code=code) == other

    assert as_public(taking, BACK + "told = opened is None", code=code) is True
    assert as_public(taking, BACK + READ, code=other) == ["Hei"]


def test_a_reply_is_kept_once_and_pushes_the_day_of_deletion(taking):
    code = as_public(taking, SEND, nonce="04" * 16, text="Hei")
    reply = """
later = clock.now() + timedelta(days=20)
for _ in range(2):
    intake.reply(opened, nonce=bytes(16), said=Said("Mer"), now=later)
conversation = reading.read(opened)
told = [[line.said.text for line in conversation.messages], (conversation.thread.expires_on - later.date()).days]
"""

    assert as_public(taking, BACK + reply, code=code) == [["Hei", "Mer"], 90]


def test_what_is_told_beside_the_text_is_kept(taking):
    code = as_public(taking, SEND, nonce="05" * 16, text="Hei")
    look = """
conversation = reading.read(opened)
told = [conversation.thread.role, conversation.thread.age, conversation.messages[0].said.hopes]
"""

    assert as_public(taking, BACK + look, code=code) == ["exposed", "a18_23", ["talk"]]


def test_a_centre_that_takes_no_messages_takes_none(taking):
    refused = """
try:
    send(given["nonce"], "Hei")
except intake.NotTaken as problem:
    told = str(problem)
"""
    script = SEND.rsplit("sent = ", 1)[0] + refused

    assert as_public(taking, script, nonce="06" * 16, centre="bergen").startswith("Dette senteret tar ikke imot")
    with psycopg.connect(taking.addresses["nok_owner"]) as database:
        assert database.execute("SELECT count(*) FROM contact_mark").fetchone() == (0,)


def test_the_young_are_taken_in_only_where_somebody_is_trained(taking):
    refused = """
try:
    intake.send(centre=centre, nonce=bytes(16), text="Hei", now=clock.now(), telling=intake.Telling(age="u16"))
except intake.NotTaken:
    told = "refused"
"""

    assert as_public(taking, SEND.rsplit("sent = ", 1)[0] + refused) == "refused"
