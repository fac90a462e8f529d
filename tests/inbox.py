"""Conversations that are there, in a house with keys."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from nok.foundation.audit.models import Entry
from nok.foundation.core import clock
from nok.foundation.crypto import fields, renewal, sealing
from nok.help.contact.models import Message, Thread
from nok.help.contact.said import Said
from nok.organisation.access.scope import scope
from nok.organisation.centres.keeping import every_centre
from tests.staff import Colleague

WORDS = "Det er noe som skjedde for lenge siden."


@pytest.fixture
def house_keys(db: None, settings: Any, tmp_path: Any) -> None:
    """The house has its keys."""
    settings.NOK_KEY_FILE, settings.NOK_KEY_SECRET = str(tmp_path / "keys"), "5e" * 32
    renewal.begin(clock.now())
    renewal.give_keys(every_centre(), clock.now(), lambda centres: scope(centres=centres))


Written = Callable[..., Thread]


@pytest.fixture
def written(house_keys: None) -> Written:
    """A conversation somebody began at the colleague's centre: `written(kari)`, `written(kari, age="u16")`."""

    return write


def write(at: Colleague, *texts: str, said: Said | None = None, **columns: Any) -> Thread:
    """Put a conversation in that somebody began at the colleague's centre."""
    now = clock.now()
    key = fields.new_data_key()
    with within(at):
        slot = sealing.new_slot(key, at.centre.id)
        slot.save(force_insert=True)
        thread = Thread(**{
            "centre": at.centre, "slot_id": slot.id, "role": "exposed", "state": "ours", "began_on": clock.today(),
            "since": now.replace(minute=0, second=0, microsecond=0), "answer_by": now + timedelta(hours=20),
            "expires_on": clock.today() + timedelta(days=90),
        } | columns)  # fmt: skip
        thread.save(force_insert=True)
        for number, each in enumerate([said] if said else [Said(text) for text in texts or (WORDS,)], start=1):
            say(thread, key, each, number)
    return thread


def say(thread: Thread, key: bytes, said: Said, number: int) -> None:
    message = Message(centre_id=thread.centre_id, thread=thread, number=number, on=clock.today(), hour=clock.now())
    message.text = fields.seal_field(key, said.packed(), message.place)
    message.save(force_insert=True)


def within(someone: Colleague) -> Any:
    """What this colleague's requests see."""
    return scope(centres=[someone.centre.id], user=someone.user.id)


@pytest.fixture
def lines() -> Callable[[Colleague], list[tuple[str, str]]]:
    """What the log of the colleague's centre says was done, and why, oldest first."""

    def read(someone: Colleague) -> list[tuple[str, str]]:
        with within(someone):
            found = Entry.objects.filter(centre_id=someone.centre.id).order_by("at")
            return list(found.values_list("action", "reason"))

    return read
