"""Making slots: what anyone who writes may do, the public door too. Nothing here can open one."""

from uuid import UUID, uuid4

from django.db import connection

from nok.foundation.crypto.envelope import PublicKey, seal_slot
from nok.foundation.crypto.models import CentreKey, Epoch, KeySlot


class NoKey(Exception):
    """The centre has no key, or the installation no epoch: nothing can be sealed, so nothing is taken in."""


def new_slot(data_key: bytes, centre_id: UUID) -> KeySlot:
    """A slot with this data key for this centre, to be saved in the transaction it is made in.

    Whoever seals holds back a roll of the centre's key until that transaction is over, so that no slot
    is ever left under a key that has been destroyed.

    :raises NoKey: if there is nothing to seal it to
    """
    hold_key(centre_id, shared=True)
    key = CentreKey.objects.filter(centre_id=centre_id, retired_at=None).first()
    epoch = Epoch.objects.filter(gone_at=None).order_by("-made_at").first()
    if key is None or epoch is None:
        raise NoKey
    slot = uuid4()
    wrapped = seal_slot(
        data_key,
        slot=slot,
        centre=centre_id,
        centre_key=PublicKey(key.id, bytes(key.half)),
        epoch=PublicKey(epoch.id, bytes(epoch.half)),
    )
    return KeySlot(id=slot, centre_id=centre_id, key_id=key.id, epoch_id=epoch.id, wrapped=wrapped)


def hold_key(centre_id: UUID, *, shared: bool) -> None:
    """Hold the centre's key as it is until the transaction ends: together with others, or alone to change it."""
    function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [int.from_bytes(centre_id.bytes[:8], signed=True)])
