"""What the nights do to the dialogue: move every door to tonight's key, and delete what is over.

Each can be stopped anywhere and begun again: a batch is a transaction of its own.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from nok.foundation.crypto import keyfile, receipts
from nok.foundation.crypto.fields import DoesNotOpen
from nok.foundation.crypto.models import KeySlot
from nok.help.contact.models import Door, Thread
from nok.organisation.centres.keeping import every_centre, within

BATCH = 500


def renew_doors(now: datetime) -> int:
    """Put every sender's copy under tonight's key, and destroy the key that is a week old; how many copies."""

    def move_all(ring: keyfile.KeyRing, gone: set[UUID]) -> int:
        moved, last = 0, UUID(int=0)
        while seen := _move_some(ring, last):
            moved, last = moved + len(seen), max(seen)
        return moved

    return keyfile.renew(receipts.file(), receipts.secret(), now, move_all)


def _move_some(ring: keyfile.KeyRing, last: UUID) -> Sequence[UUID]:
    """Move a batch; the ids that were looked at. One that does not open is passed by, as with slots."""
    newest = ring.newest
    with within(every_centre()):
        doors = Door.objects.exclude(epoch_id=newest.id).filter(id__gt=last)
        batch = list(doors.select_for_update(of=("self",)).order_by("id")[:BATCH])
        inner = {door.id: _inner(door, ring) for door in batch}
        moved = {door: receipts.put_outer_on(kept, newest, door=door) for door, kept in inner.items() if kept}
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE contact_door SET wrapped = new.wrapped, epoch_id = %s"
                " FROM unnest(%s::uuid[], %s::bytea[]) AS new (id, wrapped) WHERE contact_door.id = new.id",
                [newest.id, list(moved), list(moved.values())],
            )
    return [door.id for door in batch]


def _inner(door: Door, ring: keyfile.KeyRing) -> bytes | None:
    try:
        return receipts.take_outer_off(door.receipt, ring, door=door.id)
    except DoesNotOpen:
        return None


def opens(door: Door, ring: keyfile.KeyRing) -> bool:
    """Whether the door's part of the sender's copy opens; what is in it needs the code."""
    return _inner(door, ring) is not None


def forget_threads(today: date) -> int:
    """Delete every conversation whose time is over, key first, with all that was said in it; how many.

    A sender who writes just now pushes the day: whoever comes first is waited for, and the day is looked at again.
    """
    gone = 0
    while over := _forget_some(today):
        gone += len(over)
    return gone


def _forget_some(today: date) -> Sequence[UUID]:
    with within(every_centre()):
        threads = Thread.objects.filter(expires_on__lt=today).select_for_update(of=("self",)).order_by("id")[:BATCH]
        over = dict(threads.values_list("id", "slot_id"))
        KeySlot.objects.filter(id__in=[slot for slot in over.values() if slot]).delete()
        Thread.objects.filter(id__in=over).delete()
    return list(over)
