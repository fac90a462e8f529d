"""What a sender reads: the conversation as it stands, opened with the key their code opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nok.foundation.crypto import fields
from nok.help.contact import met
from nok.help.contact.codes import GONE
from nok.help.contact.intake import Gone, Opened
from nok.help.contact.models import DialogueSettings, Message, Reading, Thread
from nok.help.contact.said import Said
from nok.organisation.access.scope import scope


@dataclass(frozen=True)
class Line:
    """One message as the sender reads it."""

    said: Said
    is_mine: bool
    on: date
    hour: datetime | None


@dataclass(frozen=True)
class Reader:
    """Somebody at the centre who has opened the conversation."""

    name: str
    role: str
    hour: datetime


@dataclass(frozen=True)
class Conversation:
    """All that a sender can see of theirs."""

    thread: Thread
    messages: Sequence[Line]
    readers: Sequence[Reader]
    tells_opened: bool
    is_met: bool


def read(opened: Opened) -> Conversation:
    """The conversation as it stands.

    :raises Gone: if it is no longer there
    """
    with scope(lookup=opened.look_up):
        thread: Thread | None = Thread.objects.filter(id=opened.thread_id).first()
        if thread is None or thread.state == GONE:
            raise Gone
        said = list(Message.objects.filter(thread_id=thread.id).order_by("number"))
        seen = list(Reading.objects.filter(thread_id=thread.id).order_by("hour"))
        tells = DialogueSettings.objects.filter(centre_id=thread.centre_id, tells_opened=True).exists()
        is_met = not thread.is_young or met.is_met()
    return Conversation(
        thread,
        [
            Line(
                Said.unpacked(fields.open_field(opened.key, bytes(one.text), one.place)),
                one.author_id is None,
                one.on,
                one.hour,
            )
            for one in said
        ],
        [Reader(fields.open_field(opened.key, bytes(one.name), one.place), one.role, one.hour) for one in seen],
        tells,
        is_met,
    )
