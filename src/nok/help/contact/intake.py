"""What a sender can do: write, come back, write again, keep it longer, burn. Another code: `exchange.py`.

It runs under the public login, which sees one thread by its look-up and nothing else. Nothing is acknowledged before
it is committed; the same form sent twice is one message and one code.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from uuid import UUID, uuid4

from django.db import connection

from nok.foundation.core import clock
from nok.foundation.core.database import writing
from nok.foundation.core.errors import DomainError
from nok.foundation.crypto import fields, receipts, sealing
from nok.foundation.crypto.models import KeySlot
from nok.help.contact import code as codes
from nok.help.contact.codes import CLOSED, GONE, OURS, YOUNG
from nok.help.contact.models import MOST_FROM_SENDER, DialogueSettings, Door, Message, Reading, Thread
from nok.help.contact.promise import centre_of, kept_until, promise
from nok.help.contact.said import Said
from nok.organisation.access.scope import scope
from nok.organisation.centres.snapshot import CentreFacts, Snapshot

TOMBSTONE_DAYS = 7
NONCE_BYTES = 16
NOTE_BOTH = """
WITH form AS (INSERT INTO contact_mark (digest, "on") VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING 1),
     words AS (INSERT INTO contact_mark (digest, "on") VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING 1)
SELECT EXISTS (SELECT FROM form), EXISTS (SELECT FROM words)
"""


class NotTaken(DomainError):
    """The centre takes no messages here, or has nobody trained to meet a sender this young."""

    words = "contact-not_available"


class Gone(DomainError):
    """What this form made has been deleted since, or the conversation is no longer there."""

    words = "contact-back-unknown"


class Full(DomainError):
    """The conversation holds as much from its sender as it can; nothing was kept of this."""

    words = "contact-told-full"


@dataclass(frozen=True)
class Opened:
    """A thread that is open to its sender: how it is found, and its key."""

    thread_id: UUID
    look_up: str
    key: bytes


@dataclass(frozen=True)
class Sent:
    """What a first message became."""

    code: int
    opened: Opened


@dataclass(frozen=True)
class Telling:
    """What somebody who writes may tell beside the text; all of it can be left out."""

    role: str = ""
    age: str = ""
    hopes: Sequence[str] = ()


@lru_cache(maxsize=1)
def taking(published: Snapshot) -> set[UUID]:
    """The centres that take messages. Opening and shutting is published like all else, so it is asked once."""
    return set(DialogueSettings.objects.filter(is_open=True).values_list("centre_id", flat=True))


def new_nonce() -> bytes:
    """What makes a form this very form."""
    return os.urandom(NONCE_BYTES)


def code_of(nonce: bytes) -> int:
    """The code that belongs to a form."""
    tries = (receipts.code_for(nonce, attempt) for attempt in range(256))
    return next(code for code in tries if codes.can_be_written(code))


def send(*, centre: CentreFacts, nonce: bytes, text: str, telling: Telling, now: datetime) -> Sent:
    """Take in a first message, once; sent again it gives the same code.

    :raises NotTaken: if the centre takes no messages
    :raises Gone: if this very message has been sent, and deleted since
    """
    code, said = code_of(nonce), Said(text, hopes=telling.hopes)
    look_up, today = receipts.look_up(code), clock.day_of(now)
    with suppress(Full), writing(), scope(lookup=look_up):
        is_new_form, is_new_text = _note_both(receipts.mark(nonce), receipts.mark(nonce, text.encode()), today)
        door = Door.objects.filter(look_up=look_up).first()
        if door is not None:
            opened = _open(door, code)
            if is_new_text:
                _add(_locked(opened), opened.key, said, now)
            return Sent(code, opened)
        if is_new_form:
            return Sent(code, _begin(centre, code, said, telling, now))
    if not is_new_text:
        raise Gone
    # The form was sent before, and what it began is deleted or full: another text in it begins anew.
    return send(centre=centre, nonce=receipts.mark(nonce, b"again")[:NONCE_BYTES], text=text, telling=telling, now=now)


def _begin(centre: CentreFacts, code: int, said: Said, telling: Telling, now: datetime) -> Opened:
    settings = DialogueSettings.objects.filter(centre_id=centre.row.id, is_open=True).first()
    is_for_others = telling.age in YOUNG and not centre.row.has_child_trained
    if settings is None or not centre.row.is_open_house or is_for_others:
        raise NotTaken
    key, answer, today = fields.new_data_key(), promise(centre, now), clock.day_of(now)
    slot = sealing.new_slot(key, centre.row.id)
    slot.save(force_insert=True)
    thread = Thread(
        centre_id=centre.row.id,
        slot_id=slot.id,
        role=telling.role,
        age=telling.age,
        state=OURS,
        began_on=today,
        since=clock.hour_of(now),
        answer_by=answer.answer_by,
        answer_is_sure=answer.is_sure,
        expires_on=today + timedelta(days=settings.keeps_days),
    )
    thread.save(force_insert=True)
    opened = Opened(thread.id, receipts.look_up(code), key)
    place_door(thread, opened, code)
    _say(thread, 1, key, said, now)
    return opened


def place_door(thread: Thread, opened: Opened, code: int) -> None:
    """Lay down the sender's own sealed copy of the key, to be found by the code."""
    door = uuid4()
    receipt = receipts.seal_receipt(opened.key, code, door=door)
    Door(
        id=door,
        centre_id=thread.centre_id,
        thread=thread,
        look_up=opened.look_up,
        salt=receipt.salt,
        epoch_id=receipt.epoch_id,
        wrapped=receipt.wrapped,
    ).save(force_insert=True)


def come_back(code: int) -> Opened | None:
    """Open the thread this code belongs to. A miss takes the same way and as long."""
    look_up = receipts.look_up(code)
    with scope(lookup=look_up):
        door = Door.objects.filter(look_up=look_up).first()
    if door is None:
        receipts.nothing_to_open(code)
        _note_return(look_up)  # nothing to note, asked for all the same
        return None
    try:
        return _open(door, code)
    except fields.DoesNotOpen:  # a row that is damaged, or older than the keys: as if it were not there
        _note_return(look_up)
        return None


def _open(door: Door, code: int) -> Opened:
    return Opened(door.thread_id, door.look_up, receipts.open_receipt(door.receipt, code, door=door.id))


def reply(opened: Opened, *, nonce: bytes, said: Said, now: datetime) -> None:
    """Add what the sender writes, once.

    :raises Gone: if the conversation is no longer there
    :raises Full: if it holds as much from the sender as it can
    """
    mark = receipts.mark(opened.thread_id.bytes, nonce, said.packed().encode())
    with writing(), scope(lookup=opened.look_up):
        thread = _locked(opened)
        if _note(mark, clock.day_of(now)):
            _add(thread, opened.key, said, now)


def keep(opened: Opened, now: datetime) -> date:
    """Push the day on which the conversation is deleted; the new day.

    :raises Gone: if the conversation is no longer there
    """
    with writing(), scope(lookup=opened.look_up):
        thread = _locked(opened)
        thread.expires_on = kept_until(thread.centre_id, now)
        thread.save(update_fields=["expires_on"])
        return thread.expires_on


def have_been_back(opened: Opened) -> bool:
    """Note that the sender has been back; whether this was the first time."""
    return _note_return(opened.look_up)


def _note_return(look_up: str) -> bool:
    with writing(), scope(lookup=look_up):
        return bool(Door.objects.filter(look_up=look_up, has_been_back=False).update(has_been_back=True))


def burn(opened: Opened, now: datetime) -> str:
    """Delete everything of the conversation, at once and for good; a receipt that says nothing of it.

    What is left for the advisers for a week is a row that says that the sender deleted it. Pressed twice, it is as
    deleted, and the receipt is the same.

    :raises Gone: if this does not open the conversation, and nobody deleted it: its code may have been changed
    """
    with writing(), scope(lookup=opened.look_up):
        thread = found(opened)
        is_first = _note(receipts.mark(b"gone", opened.thread_id.bytes), clock.day_of(now))
        if thread is not None:
            _empty(thread, opened, now)
        elif is_first:
            raise Gone
    return receipts.mark(b"burned", opened.thread_id.bytes).hex()[:10].upper()


def _empty(thread: Thread, opened: Opened, now: datetime) -> None:
    KeySlot.objects.filter(id__in=[thread.slot_id]).delete()
    Message.objects.filter(thread_id=thread.id).delete()
    Reading.objects.filter(thread_id=thread.id).delete()
    thread.slot_id, thread.role, thread.age, thread.state = None, "", "", GONE
    thread.since = thread.answer_by = None
    thread.expires_on = clock.day_of(now) + timedelta(days=TOMBSTONE_DAYS)
    thread.save()
    Door.objects.filter(look_up=opened.look_up).delete()


def _locked(opened: Opened) -> Thread:
    thread = found(opened)
    if thread is None:
        raise Gone
    return thread


def found(opened: Opened) -> Thread | None:
    """The conversation, locked; whoever is changing it just now is waited for."""
    there = Thread.objects.select_for_update(of=("self",)).filter(id=opened.thread_id)
    return there.exclude(state=GONE).first()


def _add(thread: Thread, key: bytes, said: Said, now: datetime) -> None:
    """Another message: the conversation is ours to answer again, and its clock begins anew.

    :raises Full: if there is no room for it
    """
    said_before = Message.objects.filter(thread_id=thread.id)
    if said_before.filter(author_id=None).count() >= MOST_FROM_SENDER:
        raise Full
    if thread.since is None or thread.state == CLOSED:
        answer = promise(centre_of(thread.centre_id), now)
        thread.since, thread.answer_by, thread.answer_is_sure = clock.hour_of(now), answer.answer_by, answer.is_sure
    thread.state, thread.expires_on = OURS, kept_until(thread.centre_id, now)
    thread.save(update_fields=["state", "since", "answer_by", "answer_is_sure", "expires_on"])
    _say(thread, said_before.count() + 1, key, said, now)


def _say(thread: Thread, number: int, key: bytes, said: Said, now: datetime) -> None:
    message = Message(
        centre_id=thread.centre_id, thread=thread, number=number, hour=clock.hour_of(now), on=clock.day_of(now)
    )
    message.text = fields.seal_field(key, said.packed(), message.place)
    message.save(force_insert=True)


def _note(mark: bytes, today: date) -> bool:
    """Whether this has not been seen before. Whoever is doing the same just now is waited for."""
    with connection.cursor() as cursor:
        cursor.execute('INSERT INTO contact_mark (digest, "on") VALUES (%s, %s) ON CONFLICT DO NOTHING', [mark, today])
        return bool(cursor.rowcount == 1)


def _note_both(form: bytes, words: bytes, today: date) -> tuple[bool, bool]:
    """Whether the form, and the words in it, have not been seen before: both asked in one."""
    with connection.cursor() as cursor:
        cursor.execute(NOTE_BOTH, [form, today, words, today])
        is_new_form, is_new_text = cursor.fetchone()
        return is_new_form, is_new_text
