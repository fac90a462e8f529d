"""Opening slots. The public door must never be able to import this; a contract holds it.

Each opening is logged first, in the same transaction: no line in the log, no key.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nok.foundation.audit.actions import add_entry
from nok.foundation.crypto import keys
from nok.foundation.crypto.envelope import open_slot
from nok.foundation.crypto.fields import DoesNotOpen
from nok.foundation.crypto.models import KeySlot


@dataclass(frozen=True)
class Reason:
    """Who opens, to do what, with which thing, and why, as the log will have it."""

    at: datetime
    actor_id: UUID | None
    centre_id: UUID
    action: str
    object_kind: str
    object_id: UUID
    reason: str = ""


def data_key(slot: KeySlot, why: Reason) -> bytes:
    """The data key in the slot; the opening is in the log before the key is in hand.

    :raises DoesNotOpen: if the slot has been erased or anything does not belong together
    :raises KeyFileTrouble: if the keys cannot be read
    """
    add_entry(
        at=why.at,
        actor_id=why.actor_id,
        centre_id=why.centre_id,
        action=why.action,
        object_kind=why.object_kind,
        object_id=why.object_id,
        reason=why.reason,
    )
    return _open(slot)


def _open(slot: KeySlot) -> bytes:
    epoch = keys.ring().epoch(slot.epoch_id)
    if epoch is None:
        raise DoesNotOpen
    return open_slot(
        bytes(slot.wrapped),
        slot=slot.id,
        centre=slot.centre_id,
        centre_key=keys.private_key(slot.key_id),
        epoch=epoch.private,
    )
