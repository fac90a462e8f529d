"""Who has a conversation, how soon it is looked at, and when it is over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.foundation.crypto import fields
from nok.help.contact.codes import CLOSED, GONE, OURS, THEIRS
from nok.help.contact.models import Barring, Message, Thread
from nok.help.contact.promise import centre_of, promise
from nok.help.enquiries import queries
from nok.help.enquiries.holding import DoesNotWorkHere, claim, fits, handling_of, refuse_taking, refuse_unfit
from nok.help.enquiries.models import Handling, Note, Presence
from nok.help.enquiries.reading import key_of
from nok.organisation.access import log
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission
from nok.organisation.centres.models import Employment


class IsClosed(DomainError):
    """The conversation is over."""

    words = "enquiry-is-closed"


class IsNotClosed(DomainError):
    """The conversation is not over."""

    words = "enquiry-is-not-closed"


@transaction.atomic
def take(*, thread: Thread, now: datetime, by: Actor) -> None:
    """Take a conversation nobody has; a leader may take a colleague's.

    :raises HasAnother: if a colleague has it
    """
    by.require(Permission.ENQUIRY_ANSWER)
    thread = claim(thread, by)
    refuse_taking(thread, now, by)
    _give(thread, by.user_id)
    log.record("enquiry.taken", by=by, about=thread)


@transaction.atomic
def give(*, thread: Thread, to: Employment | None, now: datetime, by: Actor) -> None:
    """Give a conversation to a colleague, or back to the inbox; one that a colleague has, only a leader gives.

    :raises HasAnother: if a colleague has it
    :raises CannotHave: if the one it is given to may not have it
    """
    by.require(Permission.ENQUIRY_ANSWER)
    thread = claim(thread, by)
    refuse_taking(thread, now, by)
    if to is not None:
        refuse_unfit(thread, to, now, by)
    _give(thread, to.user_id if to else None)
    log.record("enquiry.given" if to else "enquiry.released", by=by, about=thread)


def _give(thread: Thread, owner_id: UUID | None) -> None:
    handling = handling_of(thread)
    handling.owner_id = owner_id
    handling.save()


@transaction.atomic
def hand_over(*, leaver: Employment, to: Employment | None, now: datetime, by: Actor) -> tuple[int, int]:
    """Give all a colleague has to another, or back to the inbox: how many were given, and how many nobody has now.

    What the other may not have goes back to the inbox. What the leader is shut out of is not touched: when the
    colleague leaves it is nobody's by itself.

    :raises DoesNotWorkHere: if the one it is given to has left
    """
    by.require(Permission.ENQUIRY_HAND_OVER)
    if to is not None and not queries.colleagues(by, clock.day_of(now)).filter(pk=to.pk).exists():
        raise DoesNotWorkHere(name=to.user.name)
    mine = Thread.objects.visible_to(by).exclude(state__in=[CLOSED, GONE]).filter(handlings__owner_id=leaver.user_id)
    given = back = 0
    for thread in list(mine.select_for_update(of=("self",)).order_by("id")):
        suits = to is not None and fits(thread, to, now, by)
        _give(thread, to.user_id if to and suits else None)
        log.record("enquiry.given" if suits else "enquiry.released", by=by, about=thread)
        given, back = given + suits, back + (not suits)
    return given, back


@transaction.atomic
def shut_out_self(*, thread: Thread, reason: str, now: datetime, by: Actor) -> None:
    """Shut the actor out of the conversation for good, whatever their role, and let go of it; pressed twice, once."""
    by.require(Permission.ENQUIRY_READ)
    thread = Thread.objects.claim(thread, by=by)
    if by.user_id in queries.shut_out(thread):
        return  # in the same moment, in another window
    Handling.objects.filter(thread_id=thread.id, owner_id=by.user_id).update(owner_id=None)
    Presence.objects.filter(thread_id=thread.id, user_id=by.user_id).delete()
    log.record("enquiry.shut_out", by=by, about=thread)
    shut = Barring(centre_id=thread.centre_id, thread_id=thread.id, user_id=by.user_id, reason=reason)
    shut.on = clock.day_of(now)
    shut.save(force_insert=True)


@transaction.atomic
def mark(*, thread: Thread, level: str, reason: str, now: datetime, by: Actor) -> None:
    """Say how soon the conversation should be looked at, and why; the sender never sees it."""
    by.require(Permission.ENQUIRY_ANSWER)
    thread = claim(thread, by)
    handling, key = handling_of(thread), key_of(thread, "enquiry.marked", level, now, by)
    handling.level, handling.reason = level, fields.seal_field(key, reason, handling.place)
    handling.save()


@transaction.atomic
def add_note(*, thread: Thread, text: str, now: datetime, by: Actor) -> None:
    """Leave a word for colleagues, once however often it is sent."""
    by.require(Permission.ENQUIRY_ANSWER)
    thread = claim(thread, by)
    key = key_of(thread, "enquiry.noted", "", now, by)
    last = Note.objects.filter(thread_id=thread.id).order_by("-number").first()
    if last and last.author_id == by.user_id and fields.open_field(key, bytes(last.text), last.place) == text:
        return
    note = Note(centre_id=thread.centre_id, thread_id=thread.id, author_id=by.user_id, on=clock.day_of(now))
    note.number = last.number + 1 if last else 1
    note.text = fields.seal_field(key, text, note.place)
    note.save(force_insert=True)


@transaction.atomic
def close(*, thread: Thread, now: datetime, by: Actor) -> None:
    """End the conversation; a new message from the sender opens it again.

    :raises IsClosed: if it is over
    """
    by.require(Permission.ENQUIRY_ANSWER)
    thread = claim(thread, by)
    if thread.state == CLOSED:
        raise IsClosed
    thread.state, thread.since, thread.answer_by, thread.answer_is_sure = CLOSED, None, None, False
    thread.save(update_fields=["state", "since", "answer_by", "answer_is_sure"])
    Message.objects.filter(thread_id=thread.id).update(hour=None)
    handling = handling_of(thread)
    handling.closed_on, handling.awaits = clock.day_of(now), False
    handling.save()
    log.record("enquiry.closed", by=by, about=thread)


@transaction.atomic
def reopen(*, thread: Thread, now: datetime, by: Actor) -> None:
    """Take up a conversation that was over: with a new promise, if the last word is the sender's.

    :raises IsNotClosed: if it is not over
    """
    by.require(Permission.ENQUIRY_ANSWER)
    thread = claim(thread, by)
    if thread.state != CLOSED:
        raise IsNotClosed
    last = Message.objects.filter(thread_id=thread.id).order_by("-number").first()
    thread.state = THEIRS
    if last is None or last.author_id is None:
        answer = promise(centre_of(thread.centre_id), now)
        thread.state, thread.since = OURS, clock.hour_of(now)
        thread.answer_by, thread.answer_is_sure = answer.answer_by, answer.is_sure
    thread.save(update_fields=["state", "since", "answer_by", "answer_is_sure"])
    Handling.objects.filter(thread_id=thread.id).update(closed_on=None)
    log.record("enquiry.reopened", by=by, about=thread)
