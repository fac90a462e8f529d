"""A conversation that holds as much of its sender as it can: what more they typed stands, and can be sent anew."""

import pytest

from nok.foundation.core import clock
from nok.help.contact.models import MOST_FROM_SENDER, Message
from nok.help.contact.said import Said
from nok.help.enquiries.actions.answering import answer
from tests.contact.asking import as_public
from tests.contact.sender import Sender, messages, shown
from tests.contact.test_intake import BACK, READ, SEND
from tests.inbox import within

FILL = """
opened = intake.come_back(codes.read(given["code"]))
for number in range(2, 301):
    intake.reply(opened, nonce=bytes(16), said=Said(str(number)), now=clock.now())
"""


@pytest.mark.database
def test_what_a_full_conversation_does_not_take_stands_and_goes_along_to_a_new_one(writing_doors):
    sender = Sender(writing_doors)
    code = sender.write("Hei")
    sender.press("have")
    as_public(sender.doors.world, FILL, code=code)
    count = messages(sender.doors)

    sender.press("reply", text="Mer å si")
    assert "Den siste er ikke sendt" in sender.page.text
    assert sender.typed() == "Mer å si"
    sender.press("to-meet")
    sender.press("meet", when="Etter skolen")
    assert "Den siste er ikke sendt" in sender.page.text
    assert "Etter skolen" in sender.typed()
    assert messages(sender.doors) == count

    sender.press("anew", text="Mer å si")
    assert (shown(sender.page), sender.typed()) == ("Meldingen din", "Mer å si")
    sender.press("send", text=sender.typed())
    assert sender.codes()[1] != code
    sender.press("have")
    assert sender.letters() == ["Mer å si"]
    sender.come_back(code)
    assert len(sender.letters()) == 300


@pytest.mark.database
def test_a_conversation_holds_so_many_messages_of_its_sender_and_no_more(taking):
    code = as_public(taking, SEND, nonce="07" * 16, text="Hei")
    fill = """
for number in range(2, 301):
    intake.reply(opened, nonce=bytes(16), said=Said(str(number)), now=clock.now())
try:
    intake.reply(opened, nonce=bytes(16), said=Said("For mye"), now=clock.now())
except intake.Full as problem:
    told = [str(problem), [line.said.text for line in reading.read(opened).messages]]
"""

    why, texts = as_public(taking, BACK + fill, code=code)

    assert why.startswith("Det er ikke plass til flere meldinger fra deg")
    assert texts == ["Hei", *map(str, range(2, 301))]
    again = as_public(taking, SEND, nonce="07" * 16, text="En til i samme skjema")
    assert as_public(taking, BACK + READ, code=again) == ["En til i samme skjema"]
    assert as_public(taking, SEND, nonce="07" * 16, text="En til i samme skjema") == again
    assert as_public(taking, SEND, nonce="07" * 16, text="Hei") == code


@pytest.mark.django_db
def test_the_centre_answers_a_conversation_that_is_full(colleague, written):
    kari = colleague(name="Kari Nordmann")
    thread = written(kari, *map(str, range(MOST_FROM_SENDER)))
    with within(kari):
        answer(thread=thread, said=Said("Hei", by="Kari"), seen=300, awaits=False, now=clock.now(), by=kari.actor)

        assert Message.objects.filter(thread_id=thread.id).count() == 301
