"""Answering. What is sent stands; it is corrected by another answer."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.foundation.crypto import fields
from nok.help.contact.codes import THEIRS
from nok.help.contact.models import Message, Thread
from nok.help.contact.promise import kept_until
from nok.help.contact.said import Said
from nok.help.enquiries.holding import claim, handling_of, owner_of
from nok.help.enquiries.models import Presence
from nok.help.enquiries.reading import key_of
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission


class SaidMeanwhile(DomainError):
    """Something has been said since the answer was begun."""

    @staticmethod
    def of(authors: Collection[UUID | None], by: Actor) -> "SaidMeanwhile":
        """What to tell the actor when these have said something since."""
        if any(author not in {None, by.user_id} for author in authors):
            return AnsweredMeanwhile()
        return AnsweredBefore() if by.user_id in authors else WrittenMeanwhile()


class AnsweredMeanwhile(SaidMeanwhile):
    """A colleague has answered."""

    words = "enquiry-answered-meanwhile"


class WrittenMeanwhile(SaidMeanwhile):
    """The sender has written more."""

    words = "enquiry-written-meanwhile"


class AnsweredBefore(SaidMeanwhile):
    """The actor's own answer has come, with other words than these."""

    words = "enquiry-answered-before"


@transaction.atomic
def answer(*, thread: Thread, said: Said, seen: int, awaits: bool, now: datetime, by: Actor) -> None:
    """Send an answer: it is the sender's turn, the hours are forgotten, the clock of deletion begins anew.

    Sent twice it is one answer. Whoever answers what nobody has, has it.

    :param seen: the number of the newest message when the answer was begun
    :param awaits: the answer asks for something
    :raises SaidMeanwhile: if something has been said since
    :raises DeletedBySender: if the sender has deleted the conversation
    """
    by.require(Permission.ENQUIRY_ANSWER)
    thread = claim(thread, by)
    key = key_of(thread, "enquiry.answered", "", now, by)
    since = list(Message.objects.filter(thread_id=thread.id, number__gt=seen).order_by("number"))
    if any(_is_this(one, key, said, by) for one in since):
        return
    if since:
        raise SaidMeanwhile.of([one.author_id for one in since], by)
    message = Message(centre_id=thread.centre_id, thread_id=thread.id, author_id=by.user_id, on=clock.day_of(now))
    message.number = Message.objects.filter(thread_id=thread.id).count() + 1
    message.text = fields.seal_field(key, said.packed(), message.place)
    message.save(force_insert=True)
    Message.objects.filter(thread_id=thread.id).update(hour=None)
    _their_turn(thread, awaits, now, by)
    Presence.objects.filter(thread_id=thread.id, user_id=by.user_id).delete()


def _is_this(one: Message, key: bytes, said: Said, by: Actor) -> bool:
    return one.author_id == by.user_id and fields.open_field(key, bytes(one.text), one.place) == said.packed()


def _their_turn(thread: Thread, awaits: bool, now: datetime, by: Actor) -> None:
    handling = handling_of(thread)
    handling.owner_id = owner_of(thread, now, by) or by.user_id
    handling.awaits, handling.closed_on = awaits, None
    handling.save()
    thread.state, thread.since, thread.answer_by, thread.answer_is_sure = THEIRS, None, None, False
    thread.expires_on = kept_until(thread.centre_id, now)
    thread.save(update_fields=["state", "since", "answer_by", "answer_is_sure", "expires_on"])
