"""Opening a conversation, and saying that one is writing: all that a page which only shows something may write.

The opening is in the log, and for the sender to see, before a word of it is in hand. If either cannot be written,
nothing is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.foundation.crypto import fields
from nok.foundation.crypto.models import KeySlot
from nok.foundation.crypto.opening import Reason, data_key
from nok.help.contact.models import Message, Reading, Thread
from nok.help.contact.said import Said
from nok.help.enquiries import codes
from nok.help.enquiries.models import Handling, Note, Presence
from nok.help.enquiries.queries import inbox
from nok.organisation.access.actor import Actor
from nok.organisation.accounts.models import User

WRITING_MINUTES = 10


class DeletedBySender(DomainError):
    """The sender has deleted the conversation."""

    words = "enquiry-deleted-by-sender"


@dataclass(frozen=True)
class Line:
    """One message, opened."""

    said: Said
    author_id: UUID | None
    number: int
    on: date
    hour: datetime | None


@dataclass(frozen=True)
class Word:
    """A note between colleagues, opened."""

    text: str
    author_id: UUID
    on: date


@dataclass(frozen=True)
class Opened:
    """All of a conversation that a colleague can read."""

    messages: Sequence[Line]
    notes: Sequence[Word]
    reason: str
    readers: Sequence[Reading]

    @property
    def newest(self) -> int:
        return self.messages[-1].number if self.messages else 0


def key_of(thread: Thread, action: str, why: str, now: datetime, by: Actor) -> bytes:
    """The conversation's key, when the log has a line of what it is taken for.

    :raises DeletedBySender: if there is no key any more
    """
    slot = KeySlot.objects.filter(id=thread.slot_id).first() if thread.slot_id else None
    if slot is None:
        raise DeletedBySender
    kind = thread._meta.label_lower
    return data_key(slot, Reason(now, by.user_id, thread.centre_id, action, kind, thread.id, why))


def open_thread(thread: Thread, user: User, now: datetime, by: Actor) -> Opened:
    """Open the conversation for somebody who may read it; the log and the sender are told first.

    :raises DoesNotExist: if it is out of sight
    :raises DeletedBySender: if the sender has deleted it
    """
    thread = Thread.objects.claim(thread, by=by)
    key = key_of(thread, "enquiry.opened", _why(thread, clock.day_of(now), by), now, by)
    _tell_sender(thread, key, user, now, by)
    notes = Note.objects.filter(thread_id=thread.id).order_by("number")
    handling = Handling.objects.filter(thread_id=thread.id).exclude(reason=None).first()
    return Opened(
        [_line(key, one) for one in Message.objects.filter(thread_id=thread.id).order_by("number")],
        [Word(fields.open_field(key, bytes(one.text), one.place), one.author_id, one.on) for one in notes],
        fields.open_field(key, bytes(handling.reason or b""), handling.place) if handling else "",
        list(Reading.objects.filter(thread_id=thread.id).order_by("hour")),
    )


def _why(thread: Thread, today: date, by: Actor) -> str:
    owner = inbox(by, today).values_list("owner", flat=True).get(id=thread.id)
    if owner is None:
        return codes.TAKES
    return codes.OWN if owner == by.user_id else codes.COLLEAGUES


def _tell_sender(thread: Thread, key: bytes, user: User, now: datetime, by: Actor) -> None:
    """Once an hour, by first name and role."""
    seen = Reading(
        centre_id=thread.centre_id,
        thread=thread,
        user_id=by.user_id,
        role=next(iter(by.roles)),
        hour=clock.hour_of(now),
    )
    if not Reading.objects.filter(thread_id=thread.id, user_id=by.user_id, hour=seen.hour).exists():
        seen.name = fields.seal_field(key, first_name(user), seen.place)
        seen.save(force_insert=True)


def _line(key: bytes, one: Message) -> Line:
    said = Said.unpacked(fields.open_field(key, bytes(one.text), one.place))
    return Line(said, one.author_id, one.number, one.on, one.hour)


def first_name(user: User) -> str:
    """What those we help may know of a colleague's name."""
    return str(user.name.split()[0])


def write_presence(thread: Thread, now: datetime, by: Actor) -> None:
    """Say that the actor has an answer to this conversation open."""
    Presence.objects.update_or_create(
        centre_id=thread.centre_id, thread_id=thread.id, user_id=by.user_id, defaults={"at": now}
    )


def others_writing(thread: Thread, now: datetime, by: Actor) -> list[UUID]:
    """The colleagues who have an answer to it open."""
    fresh = Presence.objects.filter(thread_id=thread.id, at__gt=now - timedelta(minutes=WRITING_MINUTES))
    return list(fresh.exclude(user_id=by.user_id).values_list("user_id", flat=True))
