"""Who has a conversation and who may: asked and refused while the conversation is locked."""

from datetime import datetime
from uuid import UUID

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.help.contact.codes import GONE
from nok.help.contact.models import Thread
from nok.help.enquiries import queries
from nok.help.enquiries.models import Handling
from nok.help.enquiries.reading import DeletedBySender
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Permission
from nok.organisation.centres.models import Employment


class HasAnother(DomainError):
    """A colleague has it; only a leader gives it on."""

    words = "enquiry-has-another"


class CannotHave(DomainError):
    """The colleague may not have this conversation."""


class IsShutOut(CannotHave):
    """They are shut out of it."""

    words = "enquiry-is-shut-out"


class IsNotTrained(CannotHave):
    """The sender is young, and they are not trained for it."""

    words = "enquiry-is-not-trained"


class DoesNotWorkHere(CannotHave):
    """They have left."""

    words = "enquiry-does-not-work-here"


def claim(thread: Thread, by: Actor) -> Thread:
    """The conversation, locked and still in sight.

    :raises DoesNotExist: if it is not
    :raises DeletedBySender: if the sender has deleted it
    """
    claimed: Thread = Thread.objects.claim(thread, by=by)
    if claimed.state == GONE:
        raise DeletedBySender
    return claimed


def handling_of(thread: Thread) -> Handling:
    """How the conversation is handled; one that is locked has at most one of these."""
    found: Handling | None = Handling.objects.filter(thread_id=thread.id).first()
    return found or Handling(centre_id=thread.centre_id, thread_id=thread.id)


def owner_of(thread: Thread, now: datetime, by: Actor) -> UUID | None:
    """Who has it, if they still may."""
    owner: UUID | None = queries.inbox(by, clock.day_of(now)).values_list("owner", flat=True).get(id=thread.id)
    return owner


def refuse_taking(thread: Thread, now: datetime, by: Actor) -> None:
    """Refuse to take from a colleague what they have, unless the actor leads.

    :raises HasAnother: if a colleague has it
    """
    if owner_of(thread, now, by) not in {None, by.user_id} and not by.may(Permission.ENQUIRY_HAND_OVER):
        raise HasAnother


def refuse_unfit(thread: Thread, to: Employment, now: datetime, by: Actor) -> None:
    """Refuse a colleague who may not have the conversation.

    :raises CannotHave: with the reason
    """
    if not queries.colleagues(by, clock.day_of(now)).filter(pk=to.pk).exists():
        raise DoesNotWorkHere(name=to.user.name)
    if to.user_id in queries.shut_out(thread):
        raise IsShutOut(name=to.user.name)
    if thread.is_young and not to.is_child_trained:
        raise IsNotTrained(name=to.user.name)


def fits(thread: Thread, to: Employment, now: datetime, by: Actor) -> bool:
    try:
        refuse_unfit(thread, to, now, by)
    except CannotHave:
        return False
    return True
