"""What a sender can do, as the public login."""

import pytest

from tests.conftest import World
from tests.contact.asking import as_public, open_dialogue

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
READ = """
told = [each.said.text for each in intake.read(opened).messages]
"""


@pytest.fixture
def taking(world: World) -> World:
    """A world where Elverum takes messages."""
    open_dialogue(world, "elverum")
    return world


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
